import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/estimates/estimate.ts";
import { mostOff } from "../../src/intake/against-itself/count-step.ts";
import { type MeasuredStudy, measureStudy } from "../support/measure-study.ts";
import {
  type ExactSchool,
  exactSchools,
  lessDisadvantaged,
  ownOthers,
  studyOfTable,
  tableOf,
  toNearest,
} from "../support/rounded-table.ts";

const ask = `show:
  - gap: { of: disadvantaged, in: [england, region] }
  - in_area_gap: { of: disadvantaged, in: [england, region] }
  - mean: { of: [all, disadvantaged, others], in: [england, region] }
compare:
  - { gap: progress, of: disadvantaged, in: region, with: { in: england }, as: difference }
decompose:
  - { gap: progress, of: disadvantaged, in: [england, region], to: 2019, parts: [within_and_between] }
`;

const kinds = [
  ["with a column of others", ownOthers],
  ["with others worked out", lessDisadvantaged],
] as const;

const measured = (schools: readonly ExactSchool[], others: string, rounded: string, step = 1) =>
  measureStudy(studyOfTable(others, rounded, ask), { "s.csv": tableOf(schools, toNearest(step)) });

function estimates({ estimates: asked, decomposed }: MeasuredStudy): ReadonlyMap<string, Estimate> {
  const all = [...asked, ...decomposed.estimates];
  return new Map(all.flatMap((one) => (one.kind === "estimate" ? [[one.figure.id, one] as const] : [])));
}

const first = (estimate: Estimate | undefined) => {
  const number = estimate?.inScales[0];
  if (number === undefined) throw new Error("no number");
  return number;
};

// The identity: a table of exact counts and the same table with its counts rounded have the same printed means, so their
// figures differ by rounding of counts alone. No formula of ours gives the figures of exact counts.
describe.each(kinds)("a table %s, its counts rounded", (_, others) => {
  it.each([
    [5, 1],
    [5, 2],
    [10, 3],
    [10, 4],
    [20, 5],
  ])("to %i (draw %i) has the figures of exact counts inside its widening", async (step, seed) => {
    const schools = exactSchools(seed, 40);
    const exact = estimates(await measured(schools, others, ""));
    const read = await measured(schools, others, `counts_rounded_to: ${step}`, step);
    const rounded = estimates(read);
    expect(read.ledgers[0]).toMatchObject({ rowsRead: 40, rowsUsed: 40 });
    expect([...rounded.keys()]).toEqual([...exact.keys()]);
    for (const [id, one] of rounded) {
      const [own, other] = [first(one), first(exact.get(id))];
      expect(other.roundingOfCounts, id).toBe(0);
      expect(own.rounding, id).toBeGreaterThanOrEqual(own.roundingOfCounts);
      // Means of schools and products of shares are not linear: their bound is a first approximation.
      const isLinear = one.figure.role === "asked";
      const slack = isLinear ? 1e-12 : 0.1 * own.roundingOfCounts + 1e-12;
      expect(Math.abs(own.value - other.value), id).toBeLessThanOrEqual(own.roundingOfCounts + slack);
      expect(own.interval.lower, id).toBeLessThanOrEqual(other.value + slack);
      expect(own.interval.upper, id).toBeGreaterThanOrEqual(other.value - slack);
    }
  });
});

// Counts that are off as far as they can be, each in the direction that moves the mean up. The bound is no more than the
// algebra says, and is nearly reached.
describe("the widening", () => {
  it("is nearly reached by counts that are all off in the worst direction", async () => {
    const step = 10;
    const printed = exactSchools(7, 40).map((school) => ({ ...school, disadvantaged: 20 + step * (school.urn % 7) }));
    const sum = printed.reduce((so, { disadvantaged: n, meanDisadvantaged: m }) => so + n * m, 0);
    const mean = sum / printed.reduce((so, { disadvantaged: n }) => so + n, 0);
    const worst = printed.map((school) => ({
      ...school,
      disadvantaged: school.disadvantaged + (school.meanDisadvantaged > mean ? 4 : -5),
    }));
    expect(worst.map(({ disadvantaged }) => toNearest(step)(disadvantaged))).toEqual(
      printed.map(({ disadvantaged }) => disadvantaged),
    );
    const alone = (schools: readonly ExactSchool[], rounded: string) =>
      measureStudy(
        studyOfTable(ownOthers, rounded, "show: [ { mean: { of: disadvantaged, in: england } } ]\n").replace(
          "      all: { pupils: N, mean: M }\n",
          "",
        ),
        { "s.csv": tableOf(schools) },
      );
    const exact = first(
      estimates(await alone(worst, "counts_rounded_to: 1")).get("progress/mean/disadvantaged/england/2019"),
    );
    const rounded = first(
      estimates(
        await alone(
          printed.map((school) => ({ ...school, others: toNearest(step)(school.others) })),
          `counts_rounded_to: ${step}`,
        ),
      ).get("progress/mean/disadvantaged/england/2019"),
    );
    const moved = Math.abs(exact.value - rounded.value);
    expect(moved).toBeLessThanOrEqual(rounded.roundingOfCounts);
    // 4.5 of 5 pupils, and the bound for the number of all pupils, which hardly changes here: about 0.75 of it.
    expect(moved).toBeGreaterThan(0.65 * rounded.roundingOfCounts);
  });

  // On paper. Four schools of 20 pupils, two at 0.00 and two at 1.00, rounded to 5, each at most 2 off. First order:
  // 4 x 2 x 0.5 / 80 = 0.05. At least 72 pupils: 0.05 x (80 / 72 - 1) = 0.00556. Half digits of 0.005 with other weights:
  // 0.005 x 8 x (1 + 1) / 72 = 0.00111. Together 0.05667, and 0.005 for the printed means themselves.
  it("is what the algebra gives for four schools", async () => {
    const table =
      "URN,Region,N,M\n100001,London,20,0.00\n100002,London,20,0.00\n100003,London,20,1.00\n100004,London,20,1.00\n";
    const study = `title: Four
years: 2019
files:
  schools:
    layout: school-table
    path: s.csv
    counts_rounded_to: 5
    columns: { urn: URN, region: Region }
    groups: { all: { pupils: N, mean: M } }
places: { whole: England, schemes: { region: { column: region } } }
measures: { progress: { outcome: { mean_of: progress_8, decimals: 2, unit: grades } } }
show: [ { mean: { of: all, in: england } } ]
release: { rules: public-data }
`;
    const read = await measureStudy(study, { "s.csv": table });
    const estimate = [...estimates(read).values()][0];
    const number = first(estimate);
    expect(number.value).toBe(0.5);
    expect(number.roundingOfCounts).toBeCloseTo(0.05 + 0.05 * (80 / 72 - 1) + (0.005 * 8 * 2) / 72, 12);
    expect(number.rounding - number.roundingOfCounts).toBeCloseTo(0.005, 12);
    expect(estimate?.intervalMethod).toBe("leverage-corrected t + rounding + rounding of counts");
  });
});

describe("a school that is printed as 0 pupils", () => {
  const rows = (n: string, mean: string) =>
    `URN,Region,N,M,ND,MD,NO,MO\n${[
      `100000,London,${n},${mean},${n},${mean},0,`,
      ...exactSchools(9, 24).map((one) => tableOf([one], toNearest(5)).trim().split("\n")[1]),
    ].join("\n")}\n`;
  const meanOf = async (table: string) => {
    const read = await measureStudy(studyOfTable(ownOthers, "counts_rounded_to: 5", ask), { "s.csv": table });
    return { read, number: first(estimates(read).get("progress/mean/disadvantaged/england/2019")) };
  };

  // One or two pupils with a mean of -3.00: the school counts for nothing, and moves the mean by 2 x 3 grades at most.
  it("is used where it has a mean, counts for nothing, and widens the interval", async () => {
    const { read, number } = await meanOf(rows("0", "-3.00"));
    const none = await meanOf(rows("0", ""));
    expect(read.ledgers[0]).toMatchObject({ rowsRead: 25, rowsUsed: 25 });
    expect(none.read.ledgers[0]).toMatchObject({ rowsRead: 25, rowsUsed: 24 });
    expect(number.value).toBe(none.number.value);
    const pupils = exactSchools(9, 24).reduce((sum, { disadvantaged }) => sum + toNearest(5)(disadvantaged), 0);
    const alone = (2 * Math.abs(-3 - number.value)) / pupils;
    expect(number.roundingOfCounts - none.number.roundingOfCounts).toBeGreaterThan(alone);
    expect(number.roundingOfCounts - none.number.roundingOfCounts).toBeLessThan(1.5 * alone);
  });
});

describe("what rounding of counts is", () => {
  const schools = exactSchools(11, 40);
  const told = async (rounded: string, table: string) => {
    const read = await measureStudy(studyOfTable(ownOthers, rounded, ask), { "s.csv": table });
    const words = (read.toCheck ?? []).map((one) => one.join(""));
    return { read, words };
  };

  it("is found and said where the study does not state it", async () => {
    const { read, words } = await told("", tableOf(schools, toNearest(10)));
    expect(words).toEqual([
      "schools (s.csv, 2019): numbers of pupils are rounded to 10, as every one is a multiple of it; the study does not say so (counts_rounded_to: 10, or 1 if they are exact); intervals are wider by the most that this can move a figure",
    ]);
    expect(read.ledgers[0]).toMatchObject({ rowsRead: 40, rowsUsed: 40 });
  });

  it("is not looked for where the study says that counts are exact", async () => {
    const even = schools.map((one) => ({ ...one, all: 100, disadvantaged: 30 + 10 * (one.urn % 6), others: 0 }));
    const exact = even.map((one) => ({
      ...one,
      others: one.all - one.disadvantaged,
      meanDisadvantaged: 10,
      meanOthers: 10,
      meanAll: 10,
    }));
    const { read, words } = await told("counts_rounded_to: 1", tableOf(exact));
    expect(words).toEqual([]);
    expect(first([...estimates(read).values()][0]).roundingOfCounts).toBe(0);
  });

  it("is refused with the first count that is none of its multiples", async () => {
    const [, , third] = schools;
    const table = tableOf(schools, (count) => (count === third?.others ? count : toNearest(5)(count)));
    const own = third === undefined || third.others % 5 === 0 ? null : third;
    expect(own).not.toBeNull();
    await expect(told("counts_rounded_to: 5", table)).rejects.toThrow(
      `s.csv, record 4, column NO: not a multiple of 5, which the study says counts are rounded to: ${own?.others}`,
    );
  });

  it("is to be checked where all counts are multiples of more than is stated", async () => {
    const { words } = await told("counts_rounded_to: 5", tableOf(schools, toNearest(10)));
    expect(words).toEqual([
      "schools (s.csv, 2019): every number of pupils is a multiple of 10: check whether they are rounded to more than the 5 that the study says",
    ]);
  });

  it("does not excuse groups that exceed all by more than it allows", async () => {
    const [one, ...rest] = schools;
    if (one === undefined) throw new Error("no school");
    const over = { ...one, all: 100, disadvantaged: 50, others: 50 + 3 * mostOff(10) + 5 };
    const { read } = await told("counts_rounded_to: 10", tableOf([over, ...rest], toNearest(10)));
    expect(read.ledgers[0]?.refused).toEqual([{ reason: "the groups have more pupils than the school", rows: 1 }]);
  });
});
