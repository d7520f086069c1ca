import { beforeAll, describe, expect, it } from "vitest";
import { studentTQuantile } from "../../src/number/student-t.ts";
import { manyStudy, schoolSums } from "../support/many-study.ts";
import { estimateOf, type MeasuredStudy, measureStudy } from "../support/measure-study.ts";
import { oracleRows } from "../support/oracle-csv.ts";

const study = manyStudy(`
decompose:
  - { gap: progress, of: disadvantaged, in: [england, region], from: 2018, to: 2019 }
  - { gap: progress, of: disadvantaged, in: [england, region], to: 2018, parts: [within_and_between] }
`);

const within = (actual: number, expected: string | undefined, relative: number) =>
  expect(Math.abs(actual / Number(expected) - 1)).toBeLessThan(relative);

// Expected: R 4.2.2 and survey 4.1, test/oracle/table-parts.R, from totals over the schools of the same table.
describe("the gap of a school table within and between schools equals R", () => {
  let measured: MeasuredStudy;
  beforeAll(async () => {
    measured = await measureStudy(study, { "school-sums.csv": schoolSums });
  });

  it.each(oracleRows("table-parts.csv"))("$region $year $part", ({ region, year, part = "", value, se, rounding }) => {
    const area = region === "england" ? "england" : `region-${region?.toLowerCase()}`;
    // Against others in England the gap in England is the one inside it.
    const gap = `progress/${area === "england" ? "gap" : "in-area-gap"}/disadvantaged/${area}/${year}`;
    const id = part === "in-area-gap" ? gap : `${gap}/${part}`;
    const [number] = estimateOf([...measured.estimates, ...measured.decomposed.estimates], id).inScales;
    within(number?.value ?? Number.NaN, value, 1e-9);
    within(number?.fixedSe ?? Number.NaN, se, 1e-9);
    within(number?.rounding ?? Number.NaN, rounding, 1e-6);
  });

  // Between schools the interval is multiplied by 1 + 1 / df, within schools it is not: docs/methods.md.
  it.each(oracleRows("table-parts.csv").filter(({ part }) => part !== "in-area-gap"))(
    "$region $year $part has the error of leaving out schools",
    ({ region, year, part = "", ...row }) => {
      const area = region === "england" ? "england" : `region-${region?.toLowerCase()}`;
      const gap = `progress/${area === "england" ? "gap" : "in-area-gap"}/disadvantaged/${area}/${year}`;
      const found = estimateOf([...measured.estimates, ...measured.decomposed.estimates], `${gap}/${part}`);
      const [value, se, rounding, df] = [row.value, row.se_left_out, row.rounding, row.df].map(Number);
      if (value === undefined || se === undefined || rounding === undefined || df === undefined) throw new Error(part);
      within(found.degreesOfFreedom, row.df, 1e-8);
      const enlarged = part === "between-schools" ? 1 + 1 / df : 1;
      const [number] = found.inScales;
      within(number?.correctedSe ?? Number.NaN, `${enlarged * se}`, 1e-8);
      const half = studentTQuantile(0.975, df) * se;
      expect(number?.interval.lower).toBeCloseTo(enlarged * (value - half) - rounding, 8);
      expect(number?.interval.upper).toBeCloseTo(enlarged * (value + half) + rounding, 8);
      expect(found.intervalMethod).toBe("jackknife-corrected t + rounding");
    },
  );

  it("are made without being asked for", () => {
    const kinds = measured.decomposed.decompositions.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["movement", "within_and_between", "area_against_nation"]));
  });
});
