import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runDemo } from "../../../src/run/commands/demo.ts";
import type { RunSummary } from "../../../src/run/summary.ts";
import { quickEffects } from "../../support/failing-effects.ts";
import { filesOf } from "../../support/files-of.ts";
import { quietEffects } from "../../support/measure-study.ts";
import { inFolder, writeFiles } from "../../support/temp-folder.ts";

describe("the demo at 60,000 pupils a cohort", () => {
  let folder = "";
  let summary: RunSummary;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "coldspot-demo-"));
    summary = await runDemo({ pupils: 60_000, seed: 2016, folder }, quietEffects);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const released = (file: string) => readFileSync(join(folder, "out/release", file), "utf8");

  // Expected: every figure the 2016 report printed (R01 to R49, R55 to R72, X01) and its claims in words.
  it("sets every printed figure and claim beside a computed one that is the same", () => {
    const rows = released("printed.csv").trim().split("\n").slice(1);
    const ids = rows.map((row) => row.split(",")[0]);
    const numbers = Array.from({ length: 72 }, (_, index) => index + 1).filter((one) => one < 50 || one > 54);
    const wanted = numbers.map((one) => `R${String(one).padStart(2, "0")}`);
    expect(ids).toEqual(expect.arrayContaining([...wanted, "X01"]));
    for (const row of rows) expect(row).toMatch(/,(same as printed|holds),/);
  });

  it("uses every row that the nation was written with but visits without a grade", () => {
    const inspections = readFileSync(join(folder, "data/inspections.csv"), "utf8").trim().split("\n").slice(1);
    const visits = inspections.filter((row) => /,(9|NULL),invented$/.test(row));
    const flow = readFileSync(join(folder, "out/private/flow.csv"), "utf8").trim().split("\n").slice(1);
    const leftOut = flow.map((row) => row.split(",")).filter(([, what]) => !/^(read|used)$/.test(what ?? ""));
    expect(new Set(leftOut.map(([file]) => file))).toEqual(new Set(["inspections.csv"]));
    expect(leftOut.reduce((sum, [, , rows]) => sum + Number(rows), 0)).toBe(visits.length);
    expect(visits.length).toBeGreaterThan(10_000);
  });

  it("says that the data are invented on the page, in the pictures and on the terminal", async () => {
    expect(released("report.html")).toContain("Every pupil, school and place in this report is invented.");
    for (const chart of await readdir(join(folder, "out/release/charts")))
      expect(released(`charts/${chart}`)).toContain("Invented data");
    for (const finding of summary.findings) expect(finding).toMatch(/^\(invented data\)/);
  });

  it("asserts its invariants and says so", () => {
    const { checks }: { readonly checks: readonly { readonly status: string; readonly what: string }[] } = JSON.parse(
      released("manifest.json"),
    );
    const passed = checks.filter(({ status }) => status === "passed").map(({ what }) => what);
    for (const claim of [
      "mean percentile rank is 50",
      "residuals sum to zero in every band",
      "the gap of all pupils is the share of disadvantaged times their gap",
    ]) {
      expect(
        passed.some((what) => what.includes(claim)),
        claim,
      ).toBe(true);
    }
  });
});

describe("the demo where it was before", () => {
  it("replaces what it wrote, and refuses where somebody changed a file of it", () =>
    inFolder({}, async (parent) => {
      const folder = join(parent, "demo");
      const run = (pupils: number) => runDemo({ pupils, seed: 2016, folder }, quickEffects);
      await run(2_000);
      await writeFiles(folder, { "mine.yaml": "title: Mine" });
      await run(2_100);
      expect(readFileSync(join(folder, "data/pupils_2015.csv"), "utf8").split("\n").length).toBe(2_102);
      await writeFiles(folder, { "study.yaml": "title: Edited" });
      const before = filesOf(folder);
      await expect(run(2_000)).rejects.toMatchObject({
        message: `changed since coldspot wrote it, in ${folder}: study.yaml`,
        exitCode: 2,
      });
      expect(filesOf(folder)).toEqual(before);
      expect(await readdir(parent)).toEqual(["demo"]);
    }));
});
