import { describe, expect, it } from "vitest";
import { studentTQuantile } from "../../src/number/student-t.ts";
import { delimited } from "../support/invented-schools.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf, type MeasuredStudy, measureStudy } from "../support/measure-study.ts";

const head = `title: Edges
data: invented
years: 2015
files: { pupils: { path: pupils.csv, columns: { school: urn, points: points, disadvantaged: poor } } }`;

function reasonOf({ estimates }: MeasuredStudy, id: string): string {
  const found = estimates.find(({ figure }) => figure.id === id);
  if (found === undefined) throw new Error(`no figure: ${id}`);
  return found.kind === "none" ? found.reason : "an estimate";
}

describe("a share that all pupils of a group reached", async () => {
  // Ten schools of six others, of whom three or four reached 45, and two poor pupils, who all did.
  const rows = Array.from({ length: 10 }, (_, school) =>
    [30, 50, 60, school % 2 === 0 ? 44 : 46, 30, 70]
      .map((points) => [String(900_001 + school), String(points), "no"])
      .concat([1, 2].map((more) => [String(900_001 + school), String(45 + more), "yes"])),
  ).flat();
  const measured = await measurePupilStudy(
    `${head}
measures: { reached: { outcome: points, method: threshold, at_least: 45 } }
show: [{ mean: { of: [disadvantaged, others] } }, { gap: { of: disadvantaged } }]
compare: [{ mean: reached, of: disadvantaged, in: england, with: { of: others }, as: [difference, ratio] }]
release: { rules: public-data }
`,
    { "pupils.csv": delimited(rows, { header: ["urn", "points", "poor"] }) },
  );

  it("has Wilson's interval of its ten schools", () => {
    // On paper: the lower end for 10 of 10 is 10 / (10 + 1.959964²) = 72.2467%.
    const { inScales, intervalMethod } = estimateOf(measured.estimates, "reached/mean/disadvantaged/england/2015");
    expect(intervalMethod).toBe("Wilson");
    expect(inScales.map(({ value, interval }) => [value, interval.upper])).toEqual([[100, 100]]);
    expect(inScales[0]?.interval.lower).toBeCloseTo(72.2467, 4);
  });

  it("has a gap to others that allows for what its ten schools do not show", () => {
    // R: 35 of 60 others have corrected variance 10 (0.5 / 60)^2 / 0.9 x 10 / 9, so Wilson's interval with qt(0.975, 9) is
    // 51.62% to 64.75%; prop.test(10, 10) from 72.25%; joined as method 10 of Newcombe (1998).
    for (const id of ["gap/disadvantaged/england/2015", "mean/disadvantaged/england/2015/difference/with-others"]) {
      const { inScales, intervalMethod } = estimateOf(measured.estimates, `reached/${id}`);
      expect(intervalMethod).toBe("Newcombe");
      const turned = id.startsWith("gap") ? 1 : -1;
      const ends = [-48.38077575, -13.18082866].map((end) => turned * end).sort((x, y) => x - y);
      expect(inScales[0]?.value).toBeCloseTo(turned * (3500 / 60 - 100), 10);
      expect(inScales[0]?.interval.lower).toBeCloseTo(ends[0] ?? Number.NaN, 5);
      expect(inScales[0]?.interval.upper).toBeCloseTo(ends[1] ?? Number.NaN, 5);
    }
    expect(reasonOf(measured, "reached/mean/others/england/2015")).toBe("an estimate");
  });

  it("has a p value that agrees with the interval", () => {
    const asked = measured.families.tests.find(({ asker }) => asker === "comparison");
    const { value, se, degreesOfFreedom } = asked?.tested ?? { value: 0, se: 0, degreesOfFreedom: 0 };
    expect(value - studentTQuantile(0.975, degreesOfFreedom) * se).toBeCloseTo(13.18082866, 5);
  });

  it("has no ratio to others: the reason is a sentence", () => {
    expect(reasonOf(measured, "reached/mean/disadvantaged/england/2015/ratio/with-others")).toBe(
      "one of its shares is all of 20 pupils, which gives a ratio no error: see the difference",
    );
  });
});

describe("a ratio of two means", () => {
  const table = (shift: number) =>
    delimited(
      Array.from({ length: 12 }, (_, school) => {
        const mean = shift + (school % 6) * 0.02 - (school < 6 ? 0.3 : 0);
        return [
          String(100_001 + school),
          school < 6 ? "North" : "South",
          "100",
          mean.toFixed(2),
          "40",
          mean.toFixed(2),
        ];
      }),
      { header: ["urn", "region", "n", "m", "dn", "dm"] },
    );
  const study = `title: Ratios
data: invented
years: 2019
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, region: region }
    groups:
      all: { pupils: n, mean: m }
      disadvantaged: { pupils: dn, mean: dm }
      others: { all_less: disadvantaged }
places: { schemes: { region: { column: region } } }
measures: { progress: { outcome: { mean_of: progress_8, decimals: 2, unit: grades }, method: published, against: { population: others } } }
compare: [{ mean: progress, of: disadvantaged, in: region North, with: { in: region South }, as: [difference, percent, ratio] }]
release: { rules: public-data }
`;
  const id = "progress/mean/disadvantaged/region-north/2019";
  const misleads =
    "one of the two figures is not clearly above zero, so a ratio or per cent would mislead: see the difference";
  const found = async (shift: number) => measureStudy(study, { "schools.csv": table(shift) });

  it("is given where both lie clearly above zero: 0.75 over 1.05", async () => {
    const { estimates } = await found(1);
    const [ratio, percent] = ["ratio", "percent"].map((as) => estimateOf(estimates, `${id}/${as}/with-region-south`));
    expect(ratio?.inScales[0]?.value).toBeCloseTo(0.75 / 1.05, 12);
    expect(percent?.inScales[0]?.value).toBeCloseTo(0.75 / 1.05 - 1, 12);
  });

  it.each([
    ["both lie below it, where the lower mean would be the larger multiple", -1],
    ["they lie on two sides", 0.1],
    ["one of them is near it", 0.27],
  ])("is not given where %s", async (_, shift) => {
    const measured = await found(shift);
    expect(reasonOf(measured, `${id}/ratio/with-region-south`)).toBe(misleads);
    expect(reasonOf(measured, `${id}/percent/with-region-south`)).toBe(misleads);
    // On paper: six schools of 40 each, alike but for 0.3.
    const { inScales } = estimateOf(measured.estimates, `${id}/difference/with-region-south`);
    expect(inScales[0]?.value).toBeCloseTo(-0.3, 12);
  });

  it("is not given of distances from the average below it either, whatever the level of the means", async () => {
    const distances = study.replace("mean: progress, of", "from_average: progress, of");
    const measured = await measureStudy(distances, { "schools.csv": table(1) });
    const distance = id.replace("/mean/", "/from-average/");
    expect(reasonOf(measured, `${distance}/ratio/with-region-south`)).toBe(misleads);
    expect(reasonOf(measured, `${distance}/percent/with-region-south`)).toBe(misleads);
  });
});
