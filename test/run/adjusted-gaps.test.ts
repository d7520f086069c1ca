import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf, type MeasuredStudy } from "../support/measure-study.ts";
import { oracleRows } from "../support/oracle-csv.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { type Left, runExample } from "../support/run-example.ts";

const pupils = readFileSync(new URL("../oracle/data/pupils-in-cells.csv", import.meta.url), "utf8");

const study = (more = "", rules = "public-data", method = "points") => `
title: Adjusted gaps
data: invented
years: 2015
files:
  pupils:
    path: pupils.csv
    columns: { school: urn, region: region, points: points, poor: poor, sex: sex, season: season, language: language, sen: sen }
populations:
  disadvantaged: { any_of: poor }
  others: { not: disadvantaged }
  girls: { is: { sex: F } }
  boys: { is: { sex: M } }
  autumn: { is: { season: autumn } }
  spring: { is: { season: spring } }
  summer: { is: { season: summer } }
  english: { is: { language: english } }
  another: { is: { language: other } }
  signing: { is: { language: sign } }
  support: { any_of: sen }
  no_support: { not: support }
characteristics:
  sex: [girls, boys]
  season: [autumn, spring, summer]
  language: [english, another, signing]
  sen: [no_support, support]
places: { schemes: { region: { column: region } } }
measures: { points: { outcome: points, method: ${method}, against: { population: others, in: england } } }
show:
  - adjusted_gap: { of: disadvantaged, for: sex }
  - adjusted_gap: { of: disadvantaged, in: [england, region], for: [sex, season] }
  - adjusted_gap: { of: disadvantaged, for: [sex, season, language, sen] }
  - adjusted_gap: { of: disadvantaged, in: region, for: language }
  - adjusted_gap: { of: disadvantaged, for: [season, language, sen] }
${more === "" ? "compare: [ { adjusted_gap: points, of: disadvantaged, for: [sex, season], in: region North, with: { in: region South }, as: [difference, ratio] } ]" : more}
release: { rules: ${rules} }
`;
const files = { "pupils.csv": pupils };
const idOf = (area: string, by: string) =>
  `points/adjusted-gap/disadvantaged/${area}/2015/for-${by.replaceAll(" ", "-")}`;

// svycontrast and svystandardize: test/oracle/adjusted.R, from the same file.
describe("adjusted gaps", () => {
  let measured: MeasuredStudy;
  let left: Left;
  beforeAll(async () => {
    measured = await measurePupilStudy(study(), files);
    left = await runExample(files, study());
  });
  const rows = oracleRows("adjusted.csv");
  const mayLeave = rows.filter((row) => Number(row.left) < 60);

  it.each(mayLeave)("equal R: $by in $area", ({ by = "", area, cells, left: leftOut, value, se }) => {
    const id = idOf(area === "all" ? "england" : `region-${String(area).toLowerCase()}`, by);
    const found = estimateOf(measured.estimates, id);
    const [number] = found.inScales;
    expect((number?.value ?? Number.NaN) / Number(value)).toBeCloseTo(1, 9);
    expect((number?.fixedSe ?? Number.NaN) / Number(se)).toBeCloseTo(1, 9);
    expect(found.leftOut?.pupils).toBe(Number(leftOut));
    expect(found.rests.filter(({ isShare }) => isShare === true)).toHaveLength(Number(cells));
  });

  it("are not given where more than a tenth of the group is in cells that are too small", () => {
    expect(rows.filter((row) => Number(row.left) >= 60)).toHaveLength(1);
    const found = measured.estimates.find(({ figure }) => figure.id === idOf("england", "sex season language sen"));
    expect(found?.kind === "none" && found.reason).toBe(
      "more than 10% of the group are in cells with too few pupils of the group or of its comparators to compare",
    );
  });

  it("stand beside the gaps as they are", () => {
    const raw = measured.estimates.filter(({ figure }) => figure.statistic === "gap").map(({ figure }) => figure.id);
    expect(raw).toEqual(
      ["england", "region-north", "region-south"].map((area) => `points/gap/disadvantaged/${area}/2015`),
    );
    const report = left.release.get("report.html") ?? "";
    expect(report.includes('<h2 id="adjusted-heading">Adjusted gaps</h2>')).toBe(true);
    expect(
      report.includes("were 5.67 points behind pupils who were not disadvantaged, adjusted for sex and season (95%"),
    ).toBe(true);
  });

  it("are claimed by themselves, without the gap as it is", async () => {
    const more = "claims: [ { adjusted_gap: points, of: disadvantaged, for: sex, says: behind } ]";
    const { families } = await measurePupilStudy(study(more), files);
    expect(families.claims[0]?.figures.map(({ id }) => id)).toEqual([idOf("england", "sex")]);
    const { release } = await runExample(files, study(more));
    expect(
      (release.get("report.html") ?? "").includes(
        "In England, disadvantaged pupils were behind pupils who were not disadvantaged in England, adjusted for sex, in 2015.",
      ),
    ).toBe(true);
  });

  it("say how much of the group is left out", () => {
    const [header = [], ...lines] = plainCsv(left.release.get("estimates.csv") ?? "");
    const note = (id: string) => lines.find(([figure]) => figure === id)?.[header.indexOf("note")];
    expect(note(idOf("england", "sex"))).toBe("");
    expect(note(idOf("region-north", "language"))).toContain(
      "under 1% of the group are left out, in cells with too few pupils of the group or of its comparators",
    );
  });

  it("are the gap itself where the characteristic does not tell pupils apart", async () => {
    // All pupils are girls or boys, so a single cell of all is as none: the identity of sums of shares times means.
    const one = study("claims: []")
      .replace("sex: [girls, boys]", "sex: [everyone, nobody]")
      .replace("  girls:", "  everyone: { is: { sex: [F, M] } }\n  nobody: { is: { sex: X } }\n  girls:");
    const { estimates } = await measurePupilStudy(one, files);
    const [raw, adjusted] = ["points/gap/disadvantaged/england/2015", idOf("england", "sex")].map(
      (id) => estimateOf(estimates, id).inScales[0],
    );
    expect(adjusted?.value).toBeCloseTo(raw?.value ?? Number.NaN, 12);
    expect(adjusted?.fixedSe).toBeCloseTo(raw?.fixedSe ?? Number.NaN, 12);
    expect(adjusted?.interval.lower).toBeCloseTo(raw?.interval.lower ?? Number.NaN, 10);
  });

  it("have ranks and every scale of their measure, and are explained cell by cell", async () => {
    const ranks = await runExample(files, study("", "public-data", "rank"));
    const [header = [], ...lines] = plainCsv(ranks.release.get("estimates.csv") ?? "");
    const scales = lines
      .filter(([figure]) => figure === idOf("england", "sex"))
      .map((one) => one[header.indexOf("scale")]);
    expect(scales).toContain("rank");
    expect(ranks.release.get("evidence/results.json")).toContain(
      "mean of [pupils in the cell girls of others in England, 2015]",
    );
  });
});

describe("adjusted gaps under strict rules", () => {
  it("do not say whether a few pupils are left out or none", async () => {
    const { release } = await runExample(files, study("", "srs-10"));
    const [header = [], ...lines] = plainCsv(release.get("estimates.csv") ?? "");
    const of = (id: string, name: string) => lines.find(([figure]) => figure === id)?.[header.indexOf(name)];
    for (const id of [idOf("england", "sex"), idOf("region-north", "language")]) {
      expect(of(id, "status")).toBe("published");
      expect(of(id, "note")).toContain("few or none of the group are left out");
    }
  });
});

describe("what adjusted gaps refuse", () => {
  const said = (more: string) => measurePupilStudy(study(more), files);
  it.each([
    ["show: [ { gap: { of: disadvantaged, for: sex } } ]", "only an adjusted_gap is for something, not a gap"],
    ["show: [ { adjusted_gap: { of: disadvantaged } } ]", "an adjusted gap needs characteristics: for: [...]"],
    ["show: [ { adjusted_gap: { of: disadvantaged, for: sexx } } ]", "unknown characteristic: sexx; did you mean sex?"],
    [
      "show: [ { adjusted_gap: { of: disadvantaged, for: [sex, sex] } } ]",
      "a characteristic is listed twice in: sex, sex",
    ],
  ])("%s", async (show, message) => {
    const other = study("claims: []").replace(/show:\n(?: {2}- .*\n)+/, `${show}\n`);
    await expect(measurePupilStudy(other, files)).rejects.toThrow(message);
  });
  it("a characteristic of which a pupil has two values", async () => {
    const two = study("claims: []").replace("sex: [girls, boys]", "sex: [girls, boys, autumn]");
    await expect(measurePupilStudy(two, files)).rejects.toThrow(
      "populations with the same pupils cannot be values of one characteristic: ",
    );
  });
  it("a characteristic of one population", async () => {
    await expect(said("claims: []\n").then(() => 1)).resolves.toBe(1);
    const one = study("claims: []").replace("sex: [girls, boys]", "sex: [girls]");
    await expect(measurePupilStudy(one, files)).rejects.toThrow(
      "a characteristic needs two populations or more, not: girls",
    );
  });
});
