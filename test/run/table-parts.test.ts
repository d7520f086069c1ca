import { beforeAll, describe, expect, it } from "vitest";
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

  it("are made without being asked for", () => {
    const kinds = measured.decomposed.decompositions.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["movement", "within_and_between", "area_against_nation"]));
  });
});
