import { describe, expect, it } from "vitest";
import { endsOf, farOutside, zeroStandsOut } from "../../../src/intake/far-values/far-outside.ts";
import { csvRows, sharedFile } from "../../support/shared-data.ts";

/** The whole numbers 20 to 50, each as often. */
const scores = (times: number) => Array.from({ length: 31 * times }, (_, at) => 20 + (at % 31));
const times = (count: number, value: number) => Array.from({ length: count }, () => value);
const found = (values: readonly number[]) => farOutside(endsOf(values)).map(({ value }) => value);

describe("values far outside all others", () => {
  it("are codes at either end in three rows or more", () => {
    expect(found([...scores(20), ...times(3, -9)])).toEqual([-9]);
    expect(found([...scores(20), ...times(3, 999)])).toEqual([999]);
    expect(found([...scores(20), ...times(2, -9)])).toEqual([]);
    expect(found([...scores(20), ...times(5, -9), ...times(5, 99)])).toEqual([-9, 99]);
    expect(found([...scores(20), ...times(5, -9), ...times(4, -8), ...times(3, -99)])).toEqual([-99, -9, -8]);
  });

  // The width from 20 to the 99th percentile is 30: 0 is 20 away, more than half of it, and from 5 to 35 it is not.
  it("are 0 where it is half a width away", () => {
    expect(found([...scores(20), ...times(5, 0)])).toEqual([0]);
    expect(found([...scores(20), ...times(4, 0)])).toEqual([]);
    expect(found([...scores(20).map((score) => score - 15), ...times(50, 0)])).toEqual([]);
  });

  // 81 is 31 above 50, more than a width; 79 is 29.
  it("are any value a whole width away in five rows and one in two hundred", () => {
    expect(found([...scores(20), ...times(5, 81)])).toEqual([81]);
    expect(found([...scores(20), ...times(5, 79)])).toEqual([]);
    expect(found([...scores(20), ...times(4, 81)])).toEqual([]);
    expect(found([...scores(40), ...times(6, 81)])).toEqual([]);
  });

  it("are negative codes among values that are not negative, however near", () => {
    const attainment = Array.from({ length: 900 }, (_, at) => at / 10);
    expect(found([...attainment, ...times(3, -9)])).toEqual([-9]);
    expect(found([...attainment.map((value) => value - 40), ...times(3, -42)])).toEqual([]);
  });

  it("are not grades or levels, of which there are few", () => {
    expect(found([...times(40, 3.5), ...times(40, 4), ...times(40, 4.5), ...times(40, 5)])).toEqual([]);
    expect(found([...times(40, 0), ...times(40, 4), ...times(40, 5), ...times(40, 6)])).toEqual([]);
  });

  it("are none among equal values or few", () => {
    expect(found(times(50, 7))).toEqual([]);
    expect(found([])).toEqual([]);
  });
});

describe("a mean of 0", () => {
  const means = Array.from({ length: 35 }, (_, at) => at - 17.5);
  it("stands out where it is in five rows and four times as many as any other", () => {
    expect(zeroStandsOut([...means, ...times(5, 0)])).toBe(true);
    expect(zeroStandsOut([...means, ...times(4, 0)])).toBe(false);
    expect(zeroStandsOut([...means, -17.5, ...times(7, 0)])).toBe(false);
    expect(zeroStandsOut([1, -2, ...times(9, 0)])).toBe(false);
  });

  it("is a floor where all other means are above it", () => {
    expect(zeroStandsOut([...means.map((mean) => mean + 20), ...times(9, 0)])).toBe(false);
  });
});

// No column of outcomes, prior attainment or pupils of the real files holds such a code: a false alarm would stop a run.
const columns: readonly (readonly [file: string, columns: RegExp])[] = [
  ["pupils/exam.csv", /^(normexam|standLRT)$/],
  ["pupils/scotssec.csv", /^(attain|verbal)$/],
  ["pupils/hsb82.csv", /^(mAch|ses|cses)$/],
  ["pupils/synthetic_school_students.csv", /score/],
  ["ks4/england_ks4_schools_2019.csv", /^(P8|PP|KS4|Progress|Attainment|Prior)/],
  ["ks4/england_secondary_2013_2015.csv", /^(ks2aps|tever6|fsm\.points|ac\.gcse)/],
  ...["2016-2017_850", "2016-2017_936", "2017-2018_850", "2017-2018_936"].map(
    (name) => [`ks4/${name}_ks4final.csv`, /^(P8PUP|P8MEA|ATT8SCR)/] as const,
  ),
  ...["2016-850", "2016-936", "2017-850", "2017-936"].map(
    (name) =>
      [`ks2/${name}-ks2.csv`, /^(READPROG|WRITPROG|MATPROG|TELIG|TFSM6CLA1A|TNotFSM6CLA1A)(?!.*DESCR)/] as const,
  ),
];

describe.each(columns)("in %s", (path, wanted) => {
  const { path: full, absent } = sharedFile(path);
  it.skipIf(absent)("no value is far outside", () => {
    // Rows of authorities and the nation are not schools.
    const rows = csvRows(full).filter(({ RECTYPE = "1" }) => ["1", "2"].includes(RECTYPE));
    const names = Object.keys(rows[0] ?? {}).filter((name) => wanted.test(name));
    expect(names.length).toBeGreaterThan(0);
    const alarms = names.filter((name) => {
      const values = rows.flatMap((row) => {
        const cell = (row[name] ?? "").trim();
        return /^-?[\d.]+$/.test(cell) && Number.isFinite(Number(cell)) ? [Number(cell)] : [];
      });
      return found(values).length > 0 || (values.some((value) => !Number.isInteger(value)) && zeroStandsOut(values));
    });
    expect(alarms).toEqual([]);
  });
});
