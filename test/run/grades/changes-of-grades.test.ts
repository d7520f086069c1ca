import { beforeAll, describe, expect, it } from "vitest";
import { estimateOf, type MeasuredStudy, measureStudy } from "../../support/measure-study.ts";
import { type Left, runExample } from "../../support/run-example.ts";

// First and last grade of each school: 12 in the East, 10 in the West.
const east = ["33", "32", "32", "42", "22", "22", "23", "12", "32", "33", "22", "42"];
const west = ["22", "23", "23", "33", "12", "22", "34", "22", "32", "24"];

const lines = [
  ...east.map((grades, at) => [`1000${at + 10}`, "East", grades] as const),
  ...west.map((grades, at) => [`1000${at + 40}`, "West", grades] as const),
].flatMap(([urn, region, [first = "", last = ""]]) => [
  `${urn},${region},01/02/2009,01/03/2009,${first}`,
  `${urn},${region},01/02/2015,01/03/2015,${last}`,
]);
const files = {
  "inspections.csv": `URN,Region,Inspection start date,Publication date,Effectiveness of leadership and management\n${lines.join("\n")}\n`,
};
const study = `
title: Changes of grades
data: invented
years: 2016
files: { inspections: { layout: ofsted-mi, path: inspections.csv } }
places: { schemes: { region: { column: region } } }
measures: { leadership: { of: schools, outcome: leadership_grade, on: [2010-03-31, 2016-03-31] } }
show: [ { leadership: { of: matched, in: [england, region] } } ]
compare:
  - { leadership: good or outstanding, in: region East, year: 2016, with: { year: 2010 }, against: { in: region West }, as: difference }
  - { leadership: relative reduction, in: region East, with: { in: region West }, as: [difference, ratio] }
claims:
  - { name: faster, leadership: good or outstanding, in: region East, year: 2016, with: { year: 2010 }, against: { in: region West }, says: larger }
release: { rules: public-data }
`;
const id =
  "leadership/share-good-or-outstanding/matched/region-east/2016/difference-of-changes/with-2010/against-region-west";

describe("how much more grades changed in one region than in another", () => {
  let measured: MeasuredStudy;
  let left: Left;
  beforeAll(async () => {
    measured = await measureStudy(study, files);
    left = await runExample(files, study);
  });

  // By school: its change of being good or outstanding, less the mean change of its region, over the schools there.
  it("has the value and the error of the changes of schools", () => {
    const changes = (list: readonly string[]) =>
      list.map(([first, last]) => Number(Number(last) <= 2) - Number(Number(first) <= 2));
    const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    const [inEast, inWest] = [changes(east), changes(west)];
    const squares = [inEast, inWest].flatMap((list) => list.map((one) => ((one - mean(list)) / list.length) ** 2));
    const se = Math.sqrt((22 / 21) * squares.reduce((a, b) => a + b, 0));
    const [number] = estimateOf(measured.estimates, id).inScales;
    expect(number?.value).toBeCloseTo(mean(inEast) - mean(inWest), 12);
    expect(number?.fixedSe).toBeCloseTo(se, 12);
  });

  it("is said in percentage points, and claimed", () => {
    const report = left.release.get("report.html") ?? "";
    // 5 of 12 became good and 1 fell: 33 points; 1 of 10 rose and 3 fell: −20 points.
    const sentence =
      "From 2010-03-31 to 2016-03-31, the share good or outstanding for leadership and management among schools rated both times rose in East and fell in West: its change was ";
    expect(report.includes(sentence)).toBe(true);
    expect(report.includes("percentage points higher in East (95% interval ")).toBe(true);
    expect(
      report.includes(
        "From 2010-03-31 to 2016-03-31, the share good or outstanding for leadership and management among schools rated both times rose more, or fell less, in region East than in region West.",
      ),
    ).toBe(true);
  });

  // Weak schools became fewer in the East (7 to 3) and more in the West (3 to 5): the reduction there is below zero.
  it("has no ratio of relative reductions where one is below zero", () => {
    const ratio = "leadership/relative-reduction-weak/matched/region-east/2016/ratio/with-region-west";
    const found = measured.estimates.find(({ figure }) => figure.id === ratio);
    expect(found?.kind === "none" && found.reason).toContain("not clearly above zero, so a ratio or per cent would");
    expect(estimateOf(measured.estimates, ratio.replace("ratio", "difference")).inScales[0]?.value).toBeGreaterThan(0);
  });
});
