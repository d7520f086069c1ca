import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareRuns } from "../../../src/run/commands/compare.ts";
import { explainFigure } from "../../../src/run/commands/explain.ts";
import { type Results, readManifest, readResults } from "../../../src/run/commands/read-release.ts";
import { runStudy } from "../../../src/run/run-study.ts";
import { plainRows } from "../../support/files-of.ts";
import { gradedOracleAsk, gradedStudy, inspectedSchools } from "../../support/graded-study.ts";
import { quietEffects } from "../../support/measure-study.ts";
import { oracleRows } from "../../support/oracle-csv.ts";
import { runExample } from "../../support/run-example.ts";
import { writeFiles } from "../../support/temp-folder.ts";

const study = (seed: number, rules = "public-data") =>
  gradedStudy(
    `${gradedOracleAsk}
bootstrap: { replicates: 200, seed: ${seed} }
variants: { as inspected: { measures: { leadership: { unpublished: as inspected } } } }
`,
    rules,
  );

describe("every number about grades", () => {
  let folder = "";
  let results: Results;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "coldspot-test-"));
    for (const seed of [1, 2]) {
      const own = join(folder, `seed-${seed}`);
      mkdirSync(own);
      await writeFiles(own, { "inspected-schools.csv": inspectedSchools, "study.yaml": study(seed) });
      await runStudy({ studyPath: join(own, "study.yaml"), threads: 2 }, quietEffects);
    }
    results = await readResults(quietEffects, join(folder, "seed-1/out"));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const explained = (id: string) => explainFigure(results, id).join("\n");
  const fell = "leadership/share-declined/matched-good-or-outstanding-before/england/2022";

  // The figures that R works out: test/oracle/grades-in-study.R.
  it.each([
    ...oracleRows("grades-comparisons.csv"),
    ...oracleRows("grades-areas.csv"),
    ...oracleRows("grades-jackknife.csv"),
  ])("is in the list: $figure", ({ figure = "" }) => {
    expect(results.figures.filter((one) => one.figure === figure)).toHaveLength(1);
    expect(explained(figure)).toContain(figure);
  });

  it("is explained with what drawing schools again gives", () => {
    expect(explained(fell)).toMatch(/drawn {5}schools drawn 200 times \(seed 1\)/);
  });

  it("is explained under a variant", () => {
    expect(explained(`${fell}/under/as-inspected`)).toContain("choice    variant: as inspected");
  });

  it("is compared: another seed moves what the draws give, and no other value", async () => {
    const [before, after] = await Promise.all(
      ["seed-1", "seed-2"].map(async (name) => ({
        manifest: await readManifest(quietEffects, join(folder, name, "out")),
        results: await readResults(quietEffects, join(folder, name, "out")),
      })),
    );
    if (before === undefined || after === undefined) throw new Error("no runs");
    const moved = compareRuns(before, after).filter((line) => line.startsWith("  leadership/"));
    expect(moved.length).toBeGreaterThan(0);
    for (const line of moved) expect(line).toMatch(/^[^;]*its bootstrap results have changed$/);
  });

  it("is hidden everywhere, if the rules hide its figure anywhere", async () => {
    // On paper: of the 20 schools of Norvale that were weak before, 6 became good or outstanding, which is fewer than 10.
    const small = "leadership/share-improved/matched-weak-before/region-norvale/2022";
    const asked = `${study(1, "srs-10")}sensitivity: { figures: ${small} }\n`;
    const left = await runExample({ "inspected-schools.csv": inspectedSchools }, asked);
    const table = (file: string) => plainRows(left.release.get(file) ?? "");
    const { figures }: { readonly figures: readonly { readonly figure: string; readonly status: string }[] } =
      JSON.parse(left.release.get("evidence/results.json") ?? "");
    const hidden = new Set(figures.filter(({ status }) => status === "suppressed").map(({ figure }) => figure));
    expect(hidden).toContain(small);
    expect(hidden).toContain(`${small}/under/as-inspected`);
    expect(table("tables/bootstrap.csv").length).toBeGreaterThan(0);
    for (const { figure = "", p, p_adjusted: adjusted } of table("tables/comparisons.csv"))
      if (hidden.has(figure)) expect([figure, p, adjusted]).toEqual([figure, "", ""]);
    for (const row of table("tables/areas.csv"))
      if (hidden.has(row.figure ?? ""))
        expect([row.figure, row.estimate, row.shrunken, row.rank_best]).toEqual([row.figure, "", "", ""]);
    for (const { figure = "" } of table("tables/bootstrap.csv")) expect(hidden).not.toContain(figure);
  });
});
