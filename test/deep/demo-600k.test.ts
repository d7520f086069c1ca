import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runDemo } from "../../src/run/commands/demo.ts";
import { quietEffects } from "../support/measure-study.ts";

// The nation at full size: 600,000 pupils a cohort, about 55 million rows. Its result is kept in docs/results.md.
it("gives every printed figure and claim at 600,000 pupils a cohort", async () => {
  const folder = await mkdtemp(join(tmpdir(), "coldspot-demo-600k-"));
  try {
    await runDemo({ pupils: 600_000, seed: 2016, folder }, quietEffects);
    const flow = readFileSync(join(folder, "out/private/flow.csv"), "utf8").trim().split("\n").slice(1);
    const leftOut = flow.map((row) => row.split(",")).filter(([, what]) => !/^(read|used)$/.test(what ?? ""));
    // Visits that gave no grade.
    expect(new Set(leftOut.map(([file]) => file))).toEqual(new Set(["inspections.csv"]));
    const rows = readFileSync(join(folder, "out/release/printed.csv"), "utf8").trim().split("\n").slice(1);
    expect(rows.length).toBe(96);
    for (const row of rows) expect(row).toMatch(/,(same as printed|holds),/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
