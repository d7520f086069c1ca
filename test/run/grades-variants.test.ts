import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkStudy } from "../../src/run/commands/check-study.ts";
import { dryRun } from "../../src/run/commands/dry-run.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { type Left, runExample } from "../support/run-example.ts";
import { inFolder } from "../support/temp-folder.ts";

const study = (variants: string, shown = "england") => `
title: Grades under other choices
data: invented
years: 2016
files:
  pupils: { path: pupils.csv, columns: { school: urn, points: points, poor: poor } }
  register: { layout: gias, path: register.csv, taken_on: 2016-10-01 }
  links: { layout: gias-links, path: links.csv, taken_on: 2016-10-01 }
  inspections: { layout: ofsted-mi, path: inspections.csv }
populations: { disadvantaged: { any_of: poor }, others: { not: disadvantaged } }
places: { schemes: { region: { column: region } } }
measures:
  points: { from: pupils, outcome: points, method: points }
  leadership: { of: schools, outcome: leadership_grade, on: [2010-03-31, 2016-03-31] }
show:
  - gap: { measure: points, of: disadvantaged }
  - leadership: { of: [all, matched], in: ${shown} }
release: { rules: public-data }
${variants}
`;

const carryNone = "variants: { carry none: { measures: { leadership: { carry: [] } } } }";

// Two converters that were not inspected since, and four schools that were.
const files = {
  "register.csv": `URN,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,CloseDate,GOR (name)
100001,Community school,Closed,,31-08-2013,East
100002,Community school,Closed,,31-08-2013,East
140001,Academy converter,Open,01-09-2013,,East
140002,Academy converter,Open,01-09-2013,,East
100003,Community school,Open,,,East
100004,Community school,Open,,,East
100005,Community school,Open,,,East
100006,Community school,Open,,,East
`,
  "links.csv": `URN,LinkURN,LinkName,LinkType,LinkEstablishedDate
140001,100001,A,Predecessor,01-09-2013
140002,100002,B,Predecessor,01-09-2013
`,
  "inspections.csv": `URN,Region,Inspection start date,Publication date,Effectiveness of leadership and management
100001,East,01/02/2009,01/03/2009,2
100002,East,01/02/2009,01/03/2009,3
100003,East,01/02/2009,01/03/2009,1
100004,East,01/02/2009,01/03/2009,2
100005,East,01/02/2009,01/03/2009,3
100006,East,01/02/2009,01/03/2009,4
100003,East,01/02/2015,01/03/2015,2
100004,East,01/02/2014,01/03/2014,3
100005,East,01/02/2015,01/03/2015,2
100006,East,01/02/2015,01/03/2015,4
`,
  "pupils.csv": `urn,points,poor\n${[1, 2, 3, 4].flatMap((school) => [`10000${school},${10 + school},1`, `10000${school},${30 + school},0`]).join("\n")}\n`,
};

const rowsOf = (left: Left, file: string) => {
  const [head = [], ...rows] = plainCsv(left.release.get(file) ?? "");
  return rows.map((row) => new Map(head.map((column, at) => [column, row[at] ?? ""])));
};

/**
 * On paper. Carried: all six are rated both times; A, C and D were good and D fell; B, E and F were weak and E rose. Not
 * carried: the two converters have no grade in 2016, which leaves C, D, E and F.
 */
const byHand: readonly (readonly [figure: string, own: number, carryNone: number])[] = [
  ["share-good-or-outstanding/all/england/2016", 3 / 6, 2 / 4],
  ["share-good-or-outstanding/matched/england/2016", 3 / 6, 2 / 4],
  ["share-declined/matched-good-or-outstanding-before/england/2016", 1 / 3, 1 / 2],
  ["share-improved/matched-weak-before/england/2016", 1 / 3, 1 / 2],
];

describe("a variant of grades", () => {
  let left: Left;
  beforeAll(async () => {
    left = await runExample(files, study(carryNone));
  });

  it("is measured, and set beside the figures of grades in the whole at the last date", () => {
    const rows = rowsOf(left, "variants.csv");
    for (const [figure, own, other] of byHand) {
      const found = rows.filter((row) => row.get("figure") === `leadership/${figure}`);
      expect(found.map((row) => row.get("variant"))).toEqual(["as the study says", "carry none"]);
      const printed = found.map((row) => Number(row.get("estimate")));
      const digits = found.map((row) => row.get("estimate")?.split(".")[1]?.length ?? 0);
      expect(printed).toEqual([Number(own.toFixed(digits[0])), Number(other.toFixed(digits[1]))]);
    }
    // The relative reduction has no interval in the study's own figures of six schools, and says so.
    expect(new Set(rows.map((row) => row.get("figure")?.split("/")[0]))).toEqual(new Set(["leadership"]));
    expect(rows.map((row) => row.get("figure")).filter((figure) => figure?.endsWith("/2010"))).toEqual([]);
  });

  it("is no row beside figures of pupils, which it cannot change, and reads no pupil again", async () => {
    expect(rowsOf(left, "estimates.csv").some((row) => row.get("figure")?.startsWith("points/gap/"))).toBe(true);
    const lines: string[] = [];
    await inFolder({ ...files, "study.yaml": study(carryNone) }, (folder) =>
      runStudy(
        { studyPath: join(folder, "study.yaml") },
        { ...quietEffects, progress: (line) => void lines.push(line) },
      ),
    );
    const ofVariant = lines.filter((line) => line.startsWith("carry none: "));
    expect(ofVariant).toContain("carry none: estimating leadership");
    expect(ofVariant.filter((line) => line.includes("points") || line.includes("counting"))).toEqual([]);
  });

  it("changes no other file of the release", async () => {
    const alone = await runExample(files, study(""));
    for (const file of ["estimates.csv", "leadership.csv"]) {
      expect(left.release.get(file)?.length ?? 0).toBeGreaterThan(500);
      expect(left.release.get(file)).toBe(alone.release.get(file));
    }
  });

  it("has a picture in per cent of schools", () => {
    const chart = left.release.get(
      "charts/variants-leadership-share-declined-matched-good-or-outstanding-before-england-2016.svg",
    );
    expect(chart).toContain("Per cent of schools");
    expect(chart).toContain("33%");
    expect(chart).toContain("50%");
  });
});

describe("a variant that changes nothing", () => {
  const refusal = (yaml: string, ask: (path: string) => Promise<unknown>) =>
    inFolder({ ...files, "study.yaml": yaml }, (folder) =>
      ask(join(folder, "study.yaml")).then(
        () => "accepted",
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      ),
    );

  it("it is compared on is refused by run, check and dry-run alike, with its position", async () => {
    // Grades are shown by region alone, so that the variants are compared on points of pupils.
    const yaml = study(carryNone, "region");
    const line = yaml.slice(0, yaml.indexOf("carry none")).split("\n").length;
    const said = `study.yaml:${line}:25 a variant that changes no figure it is compared on, which are of points: carry none`;
    expect(await refusal(yaml, (path) => runStudy({ studyPath: path }, quietEffects))).toBe(said);
    expect(await refusal(yaml, (path) => checkStudy(quietEffects, { studyPath: path }))).toBe(said);
    expect(await refusal(yaml, (path) => dryRun(path, quietEffects))).toBe(said);
  });

  it("to the digits shown is said so in the report", async () => {
    // No inspection was without a date of publication, so the choice concerns none.
    const idle = "variants: { as inspected: { measures: { leadership: { unpublished: as inspected } } } }";
    const { release } = await runExample(files, study(idle));
    const report = release.get("report.html") ?? "";
    expect(report).toContain(
      "To the digits shown, “as inspected” changes none of the figures that it was compared on.",
    );
    expect(report).toContain("“as inspected” gives the same figure, to the digits shown: share");
    expect((await runExample(files, study(carryNone))).release.get("report.html")).not.toContain("To the digits shown");
  });
});

describe("the sensitivity of grades", () => {
  const figure = "leadership/share-declined/matched-good-or-outstanding-before/england/2016";
  const asked = `sensitivity: { figures: [${figure}] }`;

  it("is under the variants of the study", async () => {
    const left = await runExample(files, study(`${asked}\n${carryNone}`));
    const rows = rowsOf(left, "tables/sensitivity.csv");
    expect(rows.map((row) => [row.get("kind"), row.get("choice")])).toEqual([
      ["own", "as the study says"],
      ["variant", "carry none"],
    ]);
    // On paper: one of three fell, and one of the two that are left without grades carried over.
    expect(rows.map((row) => Number(row.get("estimate")).toFixed(1))).toEqual(["0.3", "0.5"]);
    expect(left.release.get("report.html")).toContain("33% as the study says, 50% under the other choices");
  });

  it("is refused without variants, since nothing could stand beside it", async () => {
    await inFolder({ ...files, "study.yaml": study(asked) }, async (folder) => {
      await expect(runStudy({ studyPath: join(folder, "study.yaml") }, quietEffects)).rejects.toThrow(
        `no other choice for a figure of leadership: ${figure}`,
      );
    });
  });
});
