import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkStudy } from "../../src/run/commands/check-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { type Left, runExample } from "../support/run-example.ts";
import { inFolder } from "../support/temp-folder.ts";

/** Twelve schools of twenty pupils; those who are poor have lower scores. */
const pupils = `school,poor,score\n${Array.from({ length: 240 }, (_, index) => {
  const poor = index % 5 === 0 ? 1 : 0;
  return [900_001 + (index % 12), poor, 100 + ((index * 37) % 61) - 15 * poor].join(",");
}).join("\n")}\n`;

const study = (head: string, measure: string, rest = "") => `
title: Twelve schools
data: invented
${head}
years: 2019
files: { pupils: { path: pupils.csv, columns: { school: school, disadvantaged: poor, outcome: score } } }
measures: { result: { outcome: outcome, method: rank, ${measure} } }
release: { rules: public-data }
${rest}`;

const run = (head: string, measure: string, rest = "") =>
  runExample({ "pupils.csv": pupils }, study(head, measure, rest));

function valuesOf(left: Left): ReadonlyMap<string, number> {
  const [header = [], ...rows] = plainCsv(left.release.get("estimates.csv") ?? "");
  const [figure, scale, estimate] = ["figure", "scale", "estimate"].map((name) => header.indexOf(name));
  return new Map(
    rows
      .filter((row) => row[figure ?? -1] === "result/gap/disadvantaged/england/2019")
      .map((row) => [row[scale ?? -1] ?? "", Number(row[estimate ?? -1])]),
  );
}

const text = (left: Left) =>
  (left.release.get("report.html") ?? "")
    .replace(/^[\s\S]*<body/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

describe("months of a measure of ranks", () => {
  let nation: Left;
  beforeAll(async () => {
    nation = await run("coverage: nation", "key_stage: 4");
  });

  it("are 0.976 of the rank points at key stage 4 of a nation, and come first", () => {
    const values = valuesOf(nation);
    const ranks = values.get("rank") ?? Number.NaN;
    expect([...values.keys()][0]).toBe("epi-calibrated");
    expect(values.get("epi-calibrated")).toBeCloseTo(0.976 * ranks, 1);
  });

  // The factor is known to 4%: the ends are 0.96 and 1.04 of the printed value.
  it("have the uncertainty of the factor as a band around the level, and not in the interval", () => {
    const said =
      /were ([\d.]+) months behind [^.]+ \(95% interval [\d.]+ to [\d.]+\)\. The factor itself is known to about 4%: ([\d.]+) to ([\d.]+)\./.exec(
        text(nation),
      );
    const [value = 0, lower, upper] = (said ?? []).slice(1).map(Number);
    expect(lower).toBeCloseTo(0.96 * value, 0);
    expect(upper).toBeCloseTo(1.04 * value, 0);
    expect(said).not.toBeNull();
  });

  it("are 0.636 of the rank points at key stage 2, with its own source", async () => {
    const left = await run("coverage: { of: nation, what: pupils with a result }", "key_stage: 2");
    const values = valuesOf(left);
    expect([...values.keys()]).not.toContain("epi-calibrated");
    expect(values.get("epi-calibrated-ks2")).toBeCloseTo(0.636 * (values.get("rank") ?? Number.NaN), 1);
    expect(text(left)).toContain("Covers: all pupils of the nation: pupils with a result");
    expect(text(left)).toContain("9.2 over 2.90 in 2018");
  });

  it.each([
    ["", "key_stage: 4", "the study does not say that these are all pupils of a nation (coverage: nation)"],
    ["coverage: pupils of an authority", "key_stage: 4", "(coverage: nation)"],
    ["coverage: nation", "months: epi-calibrated", "the study does not say which key stage is measured (key_stage)"],
    ["coverage: nation", "key_stage: 4, ranked: disadvantaged, months: epi-calibrated", "among disadvantaged alone"],
  ])("are not given with %s and %s, and the reason is said everywhere", async (head, measure, why) => {
    const more = "show: [{ mean: { of: all } }, { gap: { of: disadvantaged } }]";
    const left = await run(
      head,
      measure,
      measure.includes("ranked") ? "show: [{ mean: { of: disadvantaged } }]" : more,
    );
    expect(left.release.get("estimates.csv")).not.toContain("months");
    if (!measure.includes("ranked"))
      expect([...valuesOf(left).keys()].sort()).toEqual(["gap-index", "outcome-sd", "points", "rank"]);
    expect(text(left)).toContain("Result is not in months");
    expect(text(left)).toContain(why);
    const [scales] = JSON.parse(left.release.get("manifest.json") ?? "").scales;
    expect(scales.no_months).toContain(why);
    expect(left.private.get("rejects.csv")).toContain(why);
    const lines = await inFolder({ "study.yaml": study(head, measure, more), "pupils.csv": pupils }, (folder) =>
      checkStudy(quietEffects, { studyPath: join(folder, "study.yaml") }).catch((error: Error) => [error.message]),
    );
    if (!measure.includes("ranked")) expect(lines.join("\n")).toContain(`result: no months: `);
  });

  // Two pupils a school, by hand: the poor have a mean rank of 30, the others of 60; 0.976 times 30 is 29.28, printed to one decimal.
  it("are those of national ranks that the file gives, of any pupils", async () => {
    const given = `school,poor,score\n${Array.from({ length: 12 }, (_, school) => `${900_001 + school},1,${25 + (school % 3) * 5}\n${900_001 + school},0,${54 + (school % 4) * 4}`).join("\n")}\n`;
    const text = study("", "key_stage: 4").replace("method: rank", "method: national rank");
    const values = valuesOf(await runExample({ "pupils.csv": given }, text));
    expect([...values]).toEqual([
      ["epi-calibrated", 29.3],
      ["rank", 30],
      ["gap-index", 6],
    ]);
    const points = given.replace(/,25$/gm, ",250");
    await expect(runExample({ "pupils.csv": points }, text)).rejects.toThrow(
      "not percentile ranks, some lie outside 0 to 100: outcome",
    );
  });

  it("are refused where the scale is of another key stage", async () => {
    await expect(run("coverage: nation", "key_stage: 2, months: epi-calibrated")).rejects.toThrow(
      "a scale of key stage 4 for a measure of key stage 2 (write months: epi-calibrated-ks2): epi-calibrated",
    );
    await expect(run("coverage: nation", "key_stage: 3")).rejects.toThrow("not a key stage (2 or 4): 3");
  });

  it("are not given to pupils ranked among some of them", async () => {
    const rest = "sensitivity: { alternatives: { ranked: [disadvantaged] } }\nshow: [{ mean: { of: disadvantaged } }]";
    const left = await run("coverage: nation", "key_stage: 4", rest);
    const [header = [], ...rows] = plainCsv(left.release.get("tables/sensitivity.csv") ?? "");
    const row = rows.find((one) => one[header.indexOf("choice")] === "ranked among: disadvantaged");
    expect(row?.[header.indexOf("unit")]).not.toBe("months");
  });
});

describe("a nation of real pupils", () => {
  const real = (authority: (index: number) => string, head = "coverage: nation") =>
    runExample(
      {
        "pupils.csv": `school,LA name,poor,score\n${Array.from({ length: 240 }, (_, index) => [900_001 + (index % 12), authority(index % 12), index % 4 === 0 ? 1 : 0, (index * 37) % 61].join(",")).join("\n")}\n`,
      },
      study(`${head}\nplaces: { whole: our pupils }`, "key_stage: 4").replace("data: invented", "data: real"),
    );
  it("does not lie in one authority, or in some", async () => {
    const message = /every row lies in .*Hampshire.*, but the study says coverage: nation/;
    await expect(real(() => "Hampshire")).rejects.toThrow(message);
    await expect(real((school) => (school % 2 === 0 ? "Hampshire" : "Surrey"))).rejects.toThrow(message);
    await expect(real(() => "Hampshire", "coverage: Hampshire")).resolves.toBeDefined();
  });
});
