import { describe, expect, it } from "vitest";
import { agreement, refuseContradictions } from "../../../src/intake/against-itself/all-and-parts.ts";
import { countSteps, mostOff } from "../../../src/intake/against-itself/count-step.ts";
import { rowsOfTable, type Written } from "../../support/rows-of-table.ts";
import { csvRows, sharedFile } from "../../support/shared-data.ts";

const agrees = (all: Written, parts: readonly Written[], step = 1) => {
  const mean = ([pupils, value]: Written) => ({ pupils, value, printed: true, within: mostOff(step) });
  return agreement(mean(all), parts.map(mean));
};

describe("the mean of all and of its parts", () => {
  // 40 x -50 + 60 x 30 = -200: a mean of -2 exactly. Rounding allows 40 x 1 + 60 x 1 = 100, so -1 and -3 are possible.
  it("agree within half a unit of each", () => {
    expect(
      agrees(
        [100, -2],
        [
          [40, -50],
          [60, 30],
        ],
      ),
    ).toBe("agrees");
    expect(
      agrees(
        [100, -3],
        [
          [40, -50],
          [60, 30],
        ],
      ),
    ).toBe("agrees");
    expect(
      agrees(
        [100, -1],
        [
          [40, -50],
          [60, 30],
        ],
      ),
    ).toBe("agrees");
    expect(
      agrees(
        [100, 0],
        [
          [40, -50],
          [60, 30],
        ],
      ),
    ).toBe("nearly");
  });

  // Exchanged: 40 x 30 + 60 x -50 = -1800, a mean of -18; from -2 that is 1600 - 100 beyond rounding, and a quarter of the
  // pupils at 48 explain 1200.
  it("contradict each other where the groups are exchanged", () => {
    expect(
      agrees(
        [100, -2],
        [
          [40, 30],
          [60, -50],
        ],
      ),
    ).toBe("contradicts");
  });

  // 0 for -50: 60 x 30 = 1800, a mean of 18; 2000 - 100 beyond rounding, a quarter of 100 pupils at 32 explain 800.
  it("contradict each other where a mean is 0 that is missing", () => {
    expect(
      agrees(
        [100, -2],
        [
          [40, 0],
          [60, 30],
        ],
      ),
    ).toBe("contradicts");
  });

  it("say nothing where the parts are not all pupils", () => {
    expect(
      agrees(
        [100, -2],
        [
          [40, 30],
          [59, -50],
        ],
      ),
    ).toBeNull();
  });

  // Exchanged means are 1600 from the mean of all; half a unit allows 104, counts of parts that are 2 off 160, and counts
  // that are off by 6 together another 288: 1048 are left, and a quarter of the pupils at 48 explain 1200.
  // True counts 38, 62 and 100 printed as 40, 60 and 100: 38 x -50 + 62 x 30 = -40, a mean of 0.
  it("allow for counts that are rounded", () => {
    // 40 x -53 + 60 x 27 = -500; 104 by half a unit, 160 by the counts of the parts, 6 x 53 = 318 by all counts together.
    expect(
      agrees(
        [100, 3],
        [
          [40, -50],
          [60, 30],
        ],
        5,
      ),
    ).toBe("agrees");
    expect(
      agrees(
        [100, 0],
        [
          [40, -50],
          [60, 30],
        ],
        5,
      ),
    ).toBe("agrees");
    expect(
      agrees(
        [105, 0],
        [
          [40, -50],
          [60, 30],
        ],
        5,
      ),
    ).toBe("agrees");
    expect(
      agrees(
        [115, 0],
        [
          [40, -50],
          [60, 30],
        ],
        5,
      ),
    ).toBeNull();
    expect(
      agrees(
        [100, -2],
        [
          [40, 30],
          [60, -50],
        ],
        5,
      ),
    ).toBe("nearly");
  });
});

/** Schools with 40 disadvantaged pupils at -50 and 60 others at 30, whose mean of all is -2. */
const right = { all: [100, -2], disadvantaged: [40, -50], others: [60, 30] } as const;

describe("a table of all and its parts", () => {
  const message = (rows: ReturnType<typeof rowsOfTable>) => {
    try {
      refuseContradictions(rows);
    } catch (error) {
      return error instanceof Error ? { ...error, message: error.message } : null;
    }
    return null;
  };

  it("is refused with the records and what would mend it", () => {
    const swapped = { ...right, disadvantaged: [40, 30], others: [60, -50] } as const;
    expect(message(rowsOfTable([right, swapped, swapped, right]))).toMatchObject({
      message:
        "s.csv, records 3, 4: the mean of all is not that of disadvantaged and others together, in 2 of 4 schools; first 100002 in 2019",
      advice: expect.stringMatching(/^with the means of disadvantaged and others exchanged they would agree/),
    });
    const zero = { ...right, disadvantaged: [40, 0] } as const;
    expect(message(rowsOfTable([right, zero, zero, right]))).toMatchObject({
      advice: expect.stringMatching(/^the mean of disadvantaged is 0 in all of them/),
    });
  });

  // 100 and not 98 pupils have the mean 0: nearly. One of six schools is 17%, two are 33%, above a fifth.
  it("is read where few schools are nearly right, and refused where many are", () => {
    const near = { ...right, all: [100, 0] } as const;
    const five = [right, right, right, right, right];
    expect([...refuseContradictions(rowsOfTable([...five, near]))]).toEqual([["s.csv", { schools: 1, of: 6 }]]);
    expect(message(rowsOfTable([...five.slice(1), near, near]))).not.toBeNull();
    expect([...refuseContradictions(rowsOfTable(five))]).toEqual([]);
  });
});

describe("what counts are rounded to", () => {
  const multiples = (step: number, rows: number) => Array.from({ length: rows }, (_, at) => step * (at + 4));
  const inOneTable = (...counts: readonly number[]) => countSteps([{ table: 0, year: 2019, counts }])(0, 2019);

  it("is found where at least twenty counts are multiples", () => {
    expect(inOneTable(...multiples(5, 20))).toBe(5);
    expect(inOneTable(...multiples(10, 20))).toBe(10);
    expect(inOneTable(...multiples(100, 20))).toBe(100);
    expect(inOneTable(...multiples(5, 19))).toBe(1);
    expect(inOneTable(...multiples(5, 19), 0)).toBe(1);
    expect(inOneTable(...multiples(5, 20), 28)).toBe(1);
  });

  it("is not found where counts have a few sizes only", () => {
    const sizes = (...of: readonly number[]) => Array.from({ length: 40 }, (_, at) => of[at % of.length] ?? 0);
    expect(inOneTable(...sizes(100, 40, 60, 30))).toBe(1);
    expect(inOneTable(...sizes(100, 40, 60, 30, 70))).toBe(10);
  });

  it("is found year by year and file by file, from few counts too where all tables agree", () => {
    const exact = Array.from({ length: 30 }, (_, at) => 31 + at);
    const steps = countSteps([
      { table: 0, year: 2018, counts: exact },
      { table: 0, year: 2019, counts: multiples(5, 20) },
      { table: 1, year: 2019, counts: multiples(10, 20) },
    ]);
    expect([steps(0, 2018), steps(0, 2019), steps(1, 2019)]).toEqual([1, 5, 10]);
    const few = countSteps(
      [2017, 2018, 2019].map((year, table) => ({ table, year, counts: multiples(5, 9).map((n) => n + 45 * table) })),
    );
    expect([few(0, 2017), few(2, 2019)]).toEqual([5, 5]);
  });

  it("allows what rounding to the nearest can be off", () => {
    expect([1, 3, 5, 10, 100].map(mostOff)).toEqual([0, 1, 2, 5, 50]);
  });
});

// data/README.md: school rows with the means of both groups. Every one of the 271 agrees, in both years and authorities.
describe("performance tables of Hampshire and Surrey", () => {
  const files = ["2016-2017_850", "2016-2017_936", "2017-2018_850", "2017-2018_936"].map((name) =>
    sharedFile(`ks4/${name}_ks4final.csv`),
  );
  it.skipIf(files.some(({ absent }) => absent))("agree with themselves", () => {
    const numbers = (cell = "") => (/^-?[\d.]+$/.test(cell) ? Number(cell) : null);
    const judged = files.flatMap(({ path }) =>
      csvRows(path).flatMap((row) => {
        const group = (suffix: string): Written | null => {
          const [pupils, value] = [numbers(row[`P8PUP${suffix}`]), numbers(row[`P8MEA${suffix}`])];
          return pupils === null || value === null ? null : [pupils, Math.round(100 * value)];
        };
        const [all, some, others] = [group(""), group("_FSM6CLA1A"), group("_NFSM6CLA1A")];
        if (all === null || some === null || others === null || !["1", "2"].includes(row.RECTYPE ?? "")) return [];
        return [agrees(all, [some, others])];
      }),
    );
    expect(judged.length).toBeGreaterThan(250);
    expect(new Set(judged)).toEqual(new Set(["agrees"]));
  });
});
