import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Released } from "../../src/release/released.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { summaryLines } from "../../src/run/summary.ts";
import { quietEffects } from "../support/measure-study.ts";

/**
 * Five areas, each breaking one rule of srs-10 or none:
 * Wide holds (12 schools), Few has 2 schools, Small has 9 disadvantaged pupils in 3 schools, Big is one school with
 * 94% of the disadvantaged pupils among three, None has no disadvantaged pupils at all.
 */
function table(): string {
  const rows: string[] = ["urn,area,dis_n,dis_mean,oth_n,oth_mean"];
  const add = (area: string, counts: readonly number[]) => {
    for (const count of counts)
      rows.push(
        `${970001 + rows.length},${area},${count},${count === 0 ? "" : (-0.31 - rows.length / 100).toFixed(2)},60,0.1${rows.length % 10}`,
      );
  };
  add("Wide", [31, 32, 33, 34, 35, 36, 37, 38, 39, 41, 42, 43]);
  add("Few", [37, 43]);
  add("Small", [4, 3, 2]);
  add("Big", [470, 21, 9]);
  add("None", [0, 0, 0]);
  return `${rows.join("\n")}\n`;
}

const study = (rules: string) => `
title: Invented areas
data: invented
years: 2019
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, area: area }
    groups:
      disadvantaged: { pupils: dis_n, mean: dis_mean }
      others: { pupils: oth_n, mean: oth_mean }
places: { schemes: { area: { column: area } } }
measures: { progress: { outcome: { mean_of: progress, decimals: 2 } } }
show:
  - gap: { of: disadvantaged, in: [england, area] }
  - mean: { of: disadvantaged, in: [area] }
release: { rules: ${rules} }
`;

describe("a release", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "coldspot-release-"));
    await writeFile(join(folder, "schools.csv"), table());
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = async (rules: string) => {
    await writeFile(join(folder, `${rules}.yaml`), study(rules));
    const out = join(folder, rules);
    const summary = await runStudy({ studyPath: join(folder, `${rules}.yaml`), out }, quietEffects);
    const names = readdirSync(join(out, "release"), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const text = names.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")).join("\n");
    const rows = readFileSync(join(out, "release/estimates.csv"), "utf8").trim().split("\n").slice(1);
    const status = (area: string) =>
      rows
        .filter((row) => row.startsWith(`progress/gap/disadvantaged/area-${area}/`))
        .map((row) => /,(published|unreliable|suppressed|not_available),/.exec(row)?.[1]);
    return { summary, text, status, rows };
  };

  it("hides under srs-10 what rests on few pupils, few schools, a dominant school, or nobody", async () => {
    const { status, summary } = await run("srs-10");
    expect(status("wide")).toEqual(["published"]);
    for (const area of ["few", "small", "big", "none"]) expect(status(area), area).toEqual(["suppressed"]);
    expect(summary.figures).toMatchObject({ hidden: 8, notAvailable: 0 });
  });

  it("gives one reason for every hidden figure, so that the reason tells nothing of the count", async () => {
    const { rows } = await run("srs-10");
    const reasons = new Set(
      rows.filter((row) => row.includes(",suppressed,")).map((row) => row.slice(row.indexOf(",suppressed,"))),
    );
    expect(reasons.size).toBe(1);
  });

  it("shows no number of a hidden area, no school, and no count that is not rounded to 5", async () => {
    const { text, rows, summary } = await run("srs-10");
    for (let urn = 970001; urn < 970030; urn++) expect(text).not.toContain(String(urn));
    // Big has 500 disadvantaged pupils, 470 of them in one school; Few has 80; Small has 9.
    for (const canary of ["470", ",500,", ",80,", ",9,"]) expect(rows.join("\n")).not.toContain(canary);
    for (const line of summaryLines(summary)) expect(line).not.toMatch(/9700\d\d/);
    const pupils = rows.flatMap((row) => /,(\d+),\d+,(?:published|unreliable),/.exec(row)?.[1] ?? []).map(Number);
    expect(pupils.length).toBeGreaterThan(1);
    for (const count of pupils) expect(count % 5).toBe(0);
  });

  it("marks under public-data, and hides only what is one school", async () => {
    const { status } = await run("public-data");
    expect(status("wide")).toEqual(["published"]);
    expect(status("few")).toEqual(["unreliable"]);
    expect(status("small")).toEqual(["unreliable"]);
    expect(status("none")).toEqual(["not_available"]);
  });

  it("lists no reason of the flow under srs-10 that few rows had, and tells none from some by nothing", async () => {
    const { text } = await run("srs-10");
    const { inputs }: { readonly inputs: readonly { readonly rows_refused: readonly unknown[] }[] } = JSON.parse(
      readFileSync(join(folder, "srs-10/release/manifest.json"), "utf8"),
    );
    expect(inputs.map(({ rows_refused }) => rows_refused)).toEqual([[{ reason: "any other reason", rows: null }]]);
    expect(text).toContain("any other reason");
  });

  it("says in the evidence what was tried, and what was not needed", async () => {
    for (const [rules, status] of [
      ["srs-10", "passed"],
      ["public-data", "not run"],
    ] as const) {
      const { text } = await run(rules);
      expect(text).toContain(`"name": "attack",\n      "status": "${status}"`);
      expect(text).toContain(`"name": "complementary suppression",\n      "status": "${status}"`);
    }
  });

  it("says on the page, twice, that invented data are invented", async () => {
    await run("srs-10");
    const page = readFileSync(join(folder, "srs-10/release/report.html"), "utf8");
    expect(page.split("is invented. The figures say nothing about real children.").length - 1).toBe(2);
  });
});

describe("Released", () => {
  it("cannot be forged", () => {
    const forged: Released = Object.create(Released.prototype);
    expect(() => Released.contentOf(forged)).toThrow("nothing may be published past disclosure control");
  });
});
