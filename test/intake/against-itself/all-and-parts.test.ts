import { describe, expect, it } from "vitest";
import { agreement, refuseContradictions } from "../../../src/intake/against-itself/all-and-parts.ts";
import { countStep } from "../../../src/intake/against-itself/count-step.ts";
import { rowsOfTable, type Written } from "../../support/rows-of-table.ts";
import { csvRows, sharedFile } from "../../support/shared-data.ts";

const mean = ([pupils, value]: Written) => ({ pupils, value, printed: true });
const agrees = (all: Written, parts: readonly Written[], step = 1) => agreement(mean(all), parts.map(mean), step);

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

  // Exchanged means are 1600 from the mean of all; half a unit allows 105, half a step of each part 200, and a count of all
  // that is off by 7.5 another 360: 935 are left, and a quarter of the pupils at 48 explain 1200.
  // True counts 38, 62 and 100 printed as 40, 60 and 100: 38 x -50 + 62 x 30 = -40, a mean of 0.
  it("allow for counts that are rounded", () => {
    // 40 x -54 + 60 x 26 = -600; 100 by half a unit, 205 by half a step of each part, 7.5 x 54 = 405 by the count of all.
    expect(
      agrees(
        [100, 4],
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
      refuseContradictions(rows, 1);
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
    expect([...refuseContradictions(rowsOfTable([...five, near]), 1)]).toEqual([["s.csv", { schools: 1, of: 6 }]]);
    expect(message(rowsOfTable([...five.slice(1), near, near]))).not.toBeNull();
    expect([...refuseContradictions(rowsOfTable(five), 1)]).toEqual([]);
  });
});

describe("what counts are rounded to", () => {
  const counts = (step: number, rows: number) =>
    rowsOfTable(Array.from({ length: rows }, (_, at) => ({ all: [step * (at + 4), 10] as const })));
  it("is found where at least twenty counts are multiples", () => {
    expect(countStep(counts(5, 20))).toBe(5);
    expect(countStep(counts(10, 20))).toBe(10);
    expect(countStep(counts(5, 19))).toBe(1);
    expect(countStep([...counts(5, 20), ...counts(7, 1)])).toBe(1);
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
