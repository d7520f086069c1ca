import { createHash } from "node:crypto";
import type { Effects } from "../effects/effects.ts";
import { OutputNames } from "../effects/output-name.ts";
import { writeText } from "../effects/read-whole.ts";
import type { ProtectedMany } from "../release/many.ts";
import { Released } from "../release/released.ts";
import { manifestJson } from "./evidence/manifest.ts";
import { attackJson, type OutputFile, outputsCsv, resultsJson } from "./evidence/results.ts";
import { chartFiles } from "./pictures/chart-files.ts";
import { reportHtml } from "./report/report.tsx";
import { areasCsv } from "./tables/areas-csv.ts";
import { bootstrapCsv } from "./tables/bootstrap-csv.ts";
import { claimsCsv } from "./tables/claims-csv.ts";
import { comparisonsCsv } from "./tables/comparisons-csv.ts";
import { estimatesCsv } from "./tables/estimates-csv.ts";
import { leadershipCsv } from "./tables/leadership-csv.ts";
import { percentileGapsCsv } from "./tables/percentile-gaps-csv.ts";
import { printedCsv } from "./tables/printed.ts";
import { sensitivityCsv } from "./tables/sensitivity-csv.ts";
import { variantsCsv } from "./tables/variants-csv.ts";

interface MadeFile extends OutputFile {
  readonly text: string;
}

/** Tables of what figures are together, where the study asks for it. */
function manyTables(released: Released, { families, claims, areas }: ProtectedMany): readonly MadeFile[] {
  const table = (asked: boolean, file: string, what: string, text: () => string) =>
    asked ? [{ file: `tables/${file}`, what, text: text() }] : [];
  return [
    ...table(families.length > 0, "comparisons.csv", "p values of comparisons, adjusted", () =>
      comparisonsCsv(released),
    ),
    ...table(claims.length > 0, "claims.csv", "claims on every year, area or group", () => claimsCsv(released)),
    ...table(areas.length > 0, "areas.csv", "areas side by side", () => areasCsv(released)),
  ];
}

function madeFiles(released: Released): readonly MadeFile[] {
  const content = Released.contentOf(released);
  const { provenance, printed, compared, sensitivity, study, percentileGaps, many, leadership } = content;
  return [
    { file: "report.html", what: "report for readers", text: reportHtml(released) },
    { file: "estimates.csv", what: "one row a figure and scale", text: estimatesCsv(released) },
    { file: "manifest.json", what: "inputs, counts, versions, rules", text: manifestJson(released) },
    { file: "study.yaml", what: "the study file as it was run", text: provenance.studyText },
    ...(printed.length === 0
      ? []
      : [{ file: "printed.csv", what: "printed figures beside ours", text: printedCsv(released) }]),
    ...(leadership.length === 0
      ? []
      : [{ file: "leadership.csv", what: "schools by their grades at two times", text: leadershipCsv(released) }]),
    ...(compared.length === 0
      ? []
      : [{ file: "variants.csv", what: "the study's figures under other choices", text: variantsCsv(released) }]),
    ...(sensitivity.length === 0
      ? []
      : [{ file: "tables/sensitivity.csv", what: "figures under every other choice", text: sensitivityCsv(released) }]),
    ...(study.bootstrap === null
      ? []
      : [{ file: "tables/bootstrap.csv", what: "errors by drawing schools again", text: bootstrapCsv(released) }]),
    ...(percentileGaps.length === 0
      ? []
      : [{ file: "tables/percentile-gaps.csv", what: "gaps between percentiles", text: percentileGapsCsv(released) }]),
    ...manyTables(released, many),
    ...chartFiles(released).map(({ file, text }) => ({ file, what: "a chart of the report", text })),
    {
      file: "evidence/results.json",
      what: "formula, means and counts behind each figure",
      text: resultsJson(released),
    },
    { file: "evidence/attack.json", what: "protections tried and not tried", text: attackJson(released) },
  ];
}

function mayLeave(file: string, types: readonly string[]): boolean {
  return types.includes(file.slice(file.lastIndexOf(".") + 1));
}

/**
 * Writes everything that may leave, only in file types the rules allow, with hashes last.
 *
 * @returns the files that the rules' file types kept back
 */
export async function writeRelease(effects: Effects, folder: string, released: Released): Promise<readonly string[]> {
  const { rules } = Released.contentOf(released);
  const all = madeFiles(released);
  const leaving = all.filter(({ file }) => mayLeave(file, rules.fileTypes));
  const outputs: MadeFile = { file: "evidence/outputs.csv", what: "this list", text: outputsCsv(released, leaving) };
  const written = [...leaving, outputs];
  const names = new OutputNames();
  for (const { file, text } of written) await writeText(effects, `${folder}/${names.own(file)}`, text);
  const sums = written.map(({ file, text }) => `${createHash("sha256").update(text).digest("hex")}  ${file}`);
  await writeText(effects, `${folder}/${names.own("evidence/files.sha256")}`, `${sums.sort().join("\n")}\n`);
  return all.filter((file) => !leaving.includes(file)).map(({ file }) => file);
}
