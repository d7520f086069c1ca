import { beforeAll, describe, expect, it } from "vitest";
import { delimited } from "../support/invented-schools.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf, type MeasuredStudy } from "../support/measure-study.ts";

/**
 * Twelve pupils of four schools on paper. Two bands of six pupils:
 *
 *     prior 4.0: outcomes 30 34 40 40 46 50, mean 40      prior 5.0: outcomes 42 50 51 58 59 70, mean 55
 *
 *     pupil  school  prior  outcome  poor  residual   rank   2 x rank - 1   percentile rank = 100 (2 x rank - 1) / 24
 *     a      1       4.0    30       yes   -10         2        3           12.5
 *     b      1       4.0    40       no      0         6.5     12           50
 *     c      1       5.0    50       yes    -5         4        7           29.1666...
 *     d      2       4.0    34       yes    -6         3        5           20.8333...
 *     e      2       5.0    58       no      3         8       15           62.5
 *     f      2       5.0    42       yes   -13         1        1            4.1666...
 *     g      3       4.0    40       yes     0         6.5     12           50
 *     h      3       4.0    46       no      6        10       19           79.1666...
 *     i      3       5.0    51       no     -4         5        9           37.5
 *     j      4       4.0    50       no     10        11       21           87.5
 *     k      4       5.0    59       no      4         9       17           70.8333...
 *     l      4       5.0    70       no     15        12       23           95.8333...
 */
const pupils = [
  ["a", "1", "4.0", "30", "yes"],
  ["b", "1", "4.0", "40", "no"],
  ["c", "1", "5.0", "50", "yes"],
  ["d", "2", "4.0", "34", "yes"],
  ["e", "2", "5.0", "58", "no"],
  ["f", "2", "5.0", "42", "yes"],
  ["g", "3", "4.0", "40", "yes"],
  ["h", "3", "4.0", "46", "no"],
  ["i", "3", "5.0", "51", "no"],
  ["j", "4", "4.0", "50", "no"],
  ["k", "4", "5.0", "59", "no"],
  ["l", "4", "5.0", "70", "no"],
] as const;

const schools = [
  ["1", "North"],
  ["2", "North"],
  ["3", "South"],
  ["4", "South"],
] as const;

const study = (method: string, more = "") => `
title: Twelve pupils
data: invented
coverage: nation
years: 2015
files:
  pupils:
    path: pupils.csv
    columns: { pupil: ref, school: urn, ks2: ks2, points: points, disadvantaged: poor }
  schools: { path: schools.csv, columns: { urn: urn, region: region } }
places: { schemes: { region: { column: region } } }
measures:
  progress: { outcome: points, key_stage: 4, ${method}, against: { population: others, in: england }${more} }
show:
  - mean: { of: [all, disadvantaged, others], in: [england, region] }
  - gap: { of: disadvantaged, in: [england, region] }
  - in_area_gap: { of: disadvantaged, in: region }
release: { rules: public-data }
`;

const files = {
  "pupils.csv": delimited(pupils, { header: ["ref", "urn", "ks2", "points", "poor"] }),
  "schools.csv": delimited(schools, { header: ["urn", "region"] }),
};

const residual = "prior: { column: ks2, bands: each score, minimum: 1 }, method: rank of residual";

describe("twelve pupils worked out on paper", () => {
  let measured: MeasuredStudy;
  beforeAll(async () => {
    measured = await measurePupilStudy(study(residual), files);
  });
  const rests = (id: string) => estimateOf(measured.estimates, `progress/${id}/2015`).rests;
  const scale = (id: string, name: string) =>
    estimateOf(measured.estimates, `progress/${id}/2015`).inScales.find((one) => one.scale === name)?.value ??
    Number.NaN;

  // Positions (2 x rank - 1) of each group, added up from the table above; the mean percentile rank is their mean x 100 / 24.
  it.each([
    ["all/england", 144, 12],
    ["disadvantaged/england", 3 + 7 + 5 + 1 + 12, 5],
    ["others/england", 12 + 15 + 19 + 9 + 21 + 17 + 23, 7],
    ["disadvantaged/region-north", 3 + 7 + 5 + 1, 4],
    ["others/region-north", 12 + 15, 2],
    ["others/region-south", 19 + 9 + 21 + 17 + 23, 5],
    ["all/region-south", 101, 6],
  ])("have the mean percentile rank of %s", (id, positions, n) => {
    const [own] = rests(`mean/${id}`);
    expect(own?.pupils).toBe(n);
    expect(own?.mean).toBeCloseTo((positions / n) * (100 / 24), 12);
  });

  const others = (116 / 7) * (100 / 24);
  it.each([
    ["gap/disadvantaged/england", others - (28 / 5) * (100 / 24)],
    ["gap/disadvantaged/region-north", others - 4 * (100 / 24)],
    ["in-area-gap/disadvantaged/region-north", (27 / 2 - 4) * (100 / 24)],
  ])("have the %s in percentile points, in months and as an index", (id, points) => {
    expect(scale(id, "rank")).toBeCloseTo(points, 12);
    expect(scale(id, "epi-calibrated")).toBeCloseTo(0.976 * points, 12);
    expect(scale(id, "gap-index")).toBeCloseTo(points / 5, 12);
  });

  // 116/7 - 28/5 = 384/35 positions are 45.71 points, which are 44.62 months.
  it("are 44.62 months apart", () => {
    expect(scale("gap/disadvantaged/england", "epi-calibrated").toFixed(2)).toBe("44.62");
  });

  // Residuals: others 0 + 3 + 6 - 4 + 10 + 4 + 15 = 34 of 7; disadvantaged -10 - 5 - 6 - 13 + 0 = -34 of 5.
  // Their squares add up to 100 + 0 + 25 + 36 + 9 + 169 + 0 + 36 + 16 + 100 + 16 + 225 = 732.
  it("have the gap in points of residual and in standard deviations of it", () => {
    const gap = 34 / 7 + 34 / 5;
    expect(scale("gap/disadvantaged/england", "points")).toBeCloseTo(gap, 12);
    // The ranked pupils are the whole population of their year: divided by 12, not by 11.
    expect(scale("gap/disadvantaged/england", "residual-sd")).toBeCloseTo(gap / Math.sqrt(732 / 12), 12);
  });

  it("have no gap in a region with one school of disadvantaged pupils", () => {
    expect(
      measured.estimates.find(({ figure }) => figure.id === "progress/gap/disadvantaged/region-south/2015"),
    ).toMatchObject({ kind: "none", cause: "one school" });
  });

  // The national gap of all pupils is the disadvantaged share times the disadvantaged gap: 5 of 12.
  it("keep the identity between the gap of all and that of the disadvantaged", () => {
    const [all] = rests("mean/all/england");
    expect(others - (all?.mean ?? 0)).toBeCloseTo((5 / 12) * scale("gap/disadvantaged/england", "rank"), 12);
    expect(all?.mean).toBeCloseTo(50, 12);
  });

  // Outcomes in order: 30 34 40 40 42 46 50 50 51 58 59 70, so positions 1 3 6 6 9 11 14 14 17 19 21 23.
  it("have other ranks when the outcome itself is ranked", async () => {
    const { estimates } = await measurePupilStudy(study("method: rank"), files);
    const gap = estimateOf(estimates, "progress/gap/disadvantaged/england/2015");
    // Disadvantaged a c d f g: 1 + 14 + 3 + 9 + 6 = 33; the others 144 - 33 = 111. Their outcomes: 196 and 374.
    expect(gap.inScales.find(({ scale: name }) => name === "rank")?.value).toBeCloseTo(
      (111 / 7 - 33 / 5) * (100 / 24),
      12,
    );
    expect(gap.inScales.find(({ scale: name }) => name === "points")?.value).toBeCloseTo(374 / 7 - 196 / 5, 12);
  });
});
