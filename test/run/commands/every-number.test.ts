import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareRuns } from "../../../src/run/commands/compare.ts";
import { explainFigure } from "../../../src/run/commands/explain.ts";
import { type Results, readManifest, readResults } from "../../../src/run/commands/read-release.ts";
import { runStudy } from "../../../src/run/run-study.ts";
import type { RunSummary } from "../../../src/run/summary.ts";
import { plainRows } from "../../support/files-of.ts";
import { pupilFiles, pupilStudy } from "../../support/invented-pupils.ts";
import { quietEffects } from "../../support/measure-study.ts";
import { writeFiles } from "../../support/temp-folder.ts";

const head =
  "URN,Area,Inspection start date,Publication date,Grade,Previous inspection start date,Previous publication date,Previous grade";
/** 40 schools: 12 stayed good, 8 fell from good to grade 3, 20 rose from grade 3 to good. */
const moves = [
  [2, 2, 12],
  [2, 3, 8],
  [3, 2, 20],
] as const;
const inspections = [
  head,
  ...moves
    .flatMap(([before, after, schools]) => Array.from({ length: schools }, () => [before, after] as const))
    .map(
      ([before, after], at) => `${100_001 + at},Town,10/03/2015,10/04/2015,${after},10/03/2011,10/04/2011,${before}`,
    ),
].join("\n");

const study = (seed: number) =>
  pupilStudy({
    show: `
  - gap: { of: [disadvantaged, persistent], in: [england, region] }
  - percentile_gap: { of: disadvantaged, in: england, year: 2015, at: [25, 50, 75] }
  - leadership: { of: matched, in: england }`,
    rest: `bootstrap: { replicates: 200, seed: ${seed} }
variants:
  without children in care: { populations: { disadvantaged: { any_of: [fsm6] } } }
`,
  })
    .replace(
      "  districts:",
      `  inspections: { layout: ofsted-mi, path: inspections.csv, columns: { inspected: Inspection start date, published: Publication date, leadership: Grade, previous_inspected: Previous inspection start date, previous_published: Previous publication date, previous_leadership: Previous grade } }\n  districts:`,
    )
    .replace("measures:\n", "measures:\n  leadership: { of: schools, outcome: leadership_grade }\n");

describe("every number of a release", () => {
  let folder = "";
  let summary: RunSummary;
  let results: Results;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "coldspot-test-"));
    for (const seed of [1, 2]) {
      mkdirSync(join(folder, `seed-${seed}`));
      await writeFiles(join(folder, `seed-${seed}`), {
        ...pupilFiles(),
        "inspections.csv": `${inspections}\n`,
        "study.yaml": study(seed),
      });
      const made = await runStudy({ studyPath: join(folder, `seed-${seed}/study.yaml`), threads: 2 }, quietEffects);
      if (seed === 1) summary = made;
    }
    results = await readResults(quietEffects, join(folder, "seed-1/out"));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const release = (file: string) => readFileSync(join(folder, "seed-1/out/release", file), "utf8");
  const explained = (id: string) => explainFigure(results, id).join("\n");

  it("is explained: a figure, one under another choice, a gap between percentiles, a count of schools", () => {
    expect(explained("progress/gap/disadvantaged/england/2015")).toMatch(/drawn {5}schools drawn 200 times \(seed 1\)/);
    expect(explained("progress/gap/disadvantaged/england/2015/under/without-children-in-care")).toContain(
      "choice    variant: without children in care",
    );
    expect(explained("progress/percentile-gap/disadvantaged/england/2015/p25")).toContain(
      "formula   25th percentile of [",
    );
    const fell = "leadership/count/matched-grade-2-before-grade-3-after/england/2015";
    expect(explained(fell)).toContain(
      "formula   number of [schools (matched, grade 2 before, grade 3 after) in England, 2015]",
    );
    expect(explained(fell)).toContain("value     8 schools, without sampling error");
  });

  it("counts schools as schools", () => {
    // 20 of the 40 schools were good before and 32 after.
    const words = explained("leadership/share-good-or-outstanding/matched/england/2015");
    expect(words).toContain("matched, England, 2015: 40 schools");
    expect(words).not.toMatch(/\d pupils/);
  });

  it("is compared: another seed moves the gaps between percentiles and the errors of draws, and no other value", async () => {
    const [before, after] = await Promise.all(
      ["seed-1", "seed-2"].map(async (name) => ({
        manifest: await readManifest(quietEffects, join(folder, name, "out")),
        results: await readResults(quietEffects, join(folder, name, "out")),
      })),
    );
    if (before === undefined || after === undefined) throw new Error("no runs");
    const lines = compareRuns(before, after);
    const moved = lines.filter((line) => line.startsWith("  progress/"));
    expect(moved.filter((line) => line.includes("percentile-gap"))).toHaveLength(3);
    const others = moved.filter((line) => !line.includes("percentile-gap"));
    expect(others.length).toBeGreaterThan(0);
    for (const line of others) expect(line).toMatch(/^[^;]*its bootstrap results have changed$/);
    expect(lines).toContain("  study: study.yaml has changed");
  });

  it("is counted once, by why it is in the list: in the manifest, at the end of a run and in the tables", () => {
    const { figures } = JSON.parse(release("manifest.json"));
    const roles: readonly [string, { readonly all: number; readonly shown: number }][] = Object.entries(
      figures.by_role,
    );
    expect(figures.all).toBe(results.figures.length);
    expect(roles.reduce((sum, [, { all }]) => sum + all, 0)).toBe(figures.all);
    const of = (role: string) => results.figures.filter((one) => one.role === role).length;
    for (const [role, { all }] of roles) expect(all, role).toBe(of(role));
    const inTable = new Set(plainRows(release("estimates.csv").replace(/"[^"]*"/g, "")).map(({ figure }) => figure));
    expect(inTable.size).toBe(of("asked") + of("part"));
    const notCounts = of("asked") + of("part") + of("percentiles") + of("choice");
    expect(summary.figures.shown + summary.figures.hidden + summary.figures.notAvailable).toBe(notCounts);
    expect((summary.counts?.shown ?? 0) + (summary.counts?.hidden ?? 0)).toBe(of("count"));
  });
});
