import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bootstrap } from "../../src/publish/tables/bootstrap.ts";
import { percentileGaps } from "../../src/publish/tables/percentile-gaps.ts";
import { checkStudy } from "../../src/run/commands/check-study.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { filesOf } from "../support/files-of.ts";
import { quietEffects } from "../support/measure-study.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { inFolder } from "../support/temp-folder.ts";

const asked = `
bootstrap: { replicates: 200, seed: 20160331 }
`;
const study = (bootstrap: string, show = "") => `
title: Drawn again
data: invented
coverage: nation
years: 2015
files: { pupils: { path: pupils.csv, columns: { school: urn, region: region, points: points, poor: poor } } }
populations: { disadvantaged: { any_of: poor }, others: { not: disadvantaged } }
places: { schemes: { region: { column: region } } }
measures: { attainment: { outcome: points, method: rank, key_stage: 4 } }
show:
  - gap: { of: [disadvantaged, others], in: [england, region] }
  - mean: { of: disadvantaged }
${show}
variants: { from 40 on: { files: { pupils: { between: { points: [40, 200] } } } } }
${bootstrap}`;
const percentiles = "  - percentile_gap: { of: disadvantaged, in: [england, region], at: [50, 5, 25] }";

/** 22 schools in Wide and 2 in Few, each with 8 disadvantaged pupils and 12 others. */
const pupils = Array.from({ length: 24 * 20 }, (_, index) => {
  const [school, at] = [Math.floor(index / 20), index % 20];
  const points = 30 + ((index * 37 + school * 11) % 61) + (at < 8 ? 0 : 15);
  return [910_001 + school, school < 22 ? "Wide" : "Few", points, at < 8 ? 1 : 0].join(",");
});
const files = { "pupils.csv": `urn,region,points,poor\n${pupils.join("\n")}\n` };

function released(text: string, threads: number): Promise<ReadonlyMap<string, string>> {
  return inFolder({ "study.yaml": text, ...files }, async (folder) => {
    const out = join(folder, "out");
    await runStudy({ studyPath: join(folder, "study.yaml"), out, threads }, quietEffects);
    return filesOf(join(out, "release"));
  });
}

describe("a study with a bootstrap", () => {
  let one: ReadonlyMap<string, string>;
  beforeAll(async () => {
    one = await released(study(asked, percentiles), 1);
  }, 60_000);
  const table = (file: string) => plainCsv(one.get(file) ?? "");
  const column = (file: string, name: string) => {
    const [header = [], ...rows] = table(file);
    return rows.map((row) => row[header.indexOf(name)]);
  };

  it("has a row for every figure that is shown, and for no other", () => {
    const [header = [], ...rows] = table("estimates.csv");
    const at = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? "";
    const ids = new Set(rows.filter((row) => at(row, "estimate") !== "").map((row) => at(row, "figure")));
    expect(ids.has("attainment/gap/disadvantaged/region-few/2015")).toBe(false);
    // Of the two regions, Few is hidden, and so is Wide, which would give it away.
    expect(ids.size).toBeGreaterThan(2);
    expect(table("tables/bootstrap.csv")[0]).toEqual(bootstrap.columns.map(({ name }) => name));
    expect(column("tables/bootstrap.csv", "figure").sort()).toEqual([...ids].sort());
  });

  it("sets both errors of a figure side by side on its first scale", () => {
    const [header = [], row = []] = table("tables/bootstrap.csv");
    const at = (name: string) => row[header.indexOf(name)];
    expect(at("figure")).toBe("attainment/gap/disadvantaged/england/2015");
    expect([at("scale"), at("replicates"), at("replicates_left_out"), at("seed")]).toEqual([
      "epi-calibrated",
      "200",
      "0",
      "20160331",
    ]);
    // 24 schools and 200 draws: the two errors are of one size, which factors of the scale or the draws would not leave.
    expect(Math.abs(Number(at("se_over_se_bootstrap")) - 1)).toBeLessThan(0.25);
    expect(Number(at("se")) / Number(at("se_bootstrap"))).toBeCloseTo(Number(at("se_over_se_bootstrap")), 1);
    expect(Number(at("ci_lower_bootstrap"))).toBeLessThan(Number(at("estimate")));
    expect(Number(at("ci_upper_bootstrap"))).toBeGreaterThan(Number(at("estimate")));
  });

  it("says nothing of an error where there is none: a group set against itself", () => {
    const [header = [], ...rows] = table("tables/bootstrap.csv");
    const itself = rows.find(([id]) => id === "attainment/gap/others/england/2015");
    expect(itself?.[header.indexOf("se_over_se_bootstrap")]).toBe("");
  });

  it("hides percentiles with fewer than 10 pupils beyond them, and does not name an area of two schools", () => {
    expect(table("tables/percentile-gaps.csv")[0]).toEqual(percentileGaps.columns.map(({ name }) => name));
    const status = column("tables/percentile-gaps.csv", "status");
    const found = Object.fromEntries(column("tables/percentile-gaps.csv", "figure").map((id, at) => [id, status[at]]));
    const id = (area: string, p: number) => `attainment/percentile-gap/disadvantaged/${area}/2015/p${p}`;
    // 192 disadvantaged pupils, 176 in Wide: 9.6 and 8.8 below the 5th; 38 and 35 from there to the 25th.
    // England less Wide would be Few, which has two schools.
    expect(found).toEqual({
      [id("england", 5)]: "suppressed",
      [id("england", 25)]: "published",
      [id("england", 50)]: "published",
      [id("region-wide", 5)]: "suppressed",
      [id("region-wide", 25)]: "suppressed",
      [id("region-wide", 50)]: "suppressed",
    });
    for (const row of table("tables/percentile-gaps.csv").filter((row) => row.includes("suppressed")))
      expect(row.filter((cell) => cell !== "").length).toBe(12);
  });

  it("gives percentile gaps in the unit of the scores, not in months", () => {
    expect(new Set(column("tables/percentile-gaps.csv", "unit"))).toEqual(new Set(["", "percentile points"]));
    expect(one.get("report.html")).toContain("no rank lies below 0 or above 100");
  });

  it("says so in the report, the list of outputs and the manifest", () => {
    expect(one.get("report.html")).toContain('id="bootstrap"');
    expect(one.get("report.html")).toContain('id="percentiles"');
    expect(one.get("evidence/outputs.csv")).toContain("differences of percentiles");
    expect(JSON.parse(one.get("manifest.json") ?? "")).toMatchObject({
      seed: 20160331,
      bootstrap: { replicates: 200, seed: 20160331 },
    });
  });

  it("leaves the same bytes for any number of threads", async () => {
    const three = await released(study(asked, percentiles), 3);
    for (const [file, text] of one) expect(three.get(file), file).toBe(text);
  });

  it("changes no other figure, also not those of variants", async () => {
    const without = await released(study(""), 2);
    expect(without.get("estimates.csv")).toBe(one.get("estimates.csv"));
    expect(without.get("variants.csv")).toBe(one.get("variants.csv"));
    expect([...without.keys()].filter((file) => file.startsWith("tables/"))).toEqual(["tables/tests.csv"]);
    expect(without.get("tables/tests.csv")).toBe(one.get("tables/tests.csv"));
    expect(JSON.parse(without.get("manifest.json") ?? "").seed).toBeNull();
  });

  it("is said by check beforehand", async () => {
    const lines = await inFolder({ "study.yaml": study("bootstrap: {}", percentiles), ...files }, (folder) =>
      checkStudy(quietEffects, { studyPath: join(folder, "study.yaml") }),
    );
    expect(lines).toContain("would draw schools again 1000 times, from seed 1");
    expect(lines).toContain("  bootstrap.seed: 1");
    expect(lines).toContain("  percentile_gap of disadvantaged in england, region, 2015: at 5, 25, 50");
  });
});
