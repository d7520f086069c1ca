import { createHash } from "node:crypto";
import type { Effects } from "../effects/effects.ts";
import { OutputNames } from "../effects/output-name.ts";
import { writeText } from "../effects/read-whole.ts";
import type { ReleasedContent } from "../release/content.ts";
import { Released } from "../release/released.ts";
import { manifestHoldings, manifestJson } from "./evidence/manifest.ts";
import { type OutputFile, outputs, outputsOf } from "./evidence/outputs.ts";
import { attackJson, resultsHoldings, resultsJson } from "./evidence/results.ts";
import { chartFiles } from "./pictures/chart-files.ts";
import { reportOf } from "./report/report.tsx";
import { csvOf } from "./tables/csv.ts";
import { dataDictionary } from "./tables/data-dictionary.ts";
import { noStatistics } from "./tables/holdings.ts";
import type { Table } from "./tables/table.ts";
import { tablesOf } from "./tables/tables-of.ts";

interface MadeFile extends OutputFile {
  readonly text: string;
}

function fileOf(table: Table, holdings = noStatistics): MadeFile {
  return { file: table.file, title: table.title, text: csvOf(table), holdings };
}

/** The tables as files, with the dictionary of their columns. */
function tableFiles(content: ReleasedContent): readonly MadeFile[] {
  const tables = tablesOf(content);
  const described = [...tables.map(({ table }) => table), outputs];
  return [...tables.map(({ table, holdings }) => fileOf(table, holdings)), fileOf(dataDictionary(described))];
}

/** Every kind of file of a release, in the order in which they are listed. A new one is one entry. */
const madeFiles: readonly ((content: ReleasedContent) => readonly MadeFile[])[] = [
  (content) => [{ file: "report.html", title: "report for readers", ...reportOf(content) }],
  tableFiles,
  (content) => [
    {
      file: "manifest.json",
      title: "inputs, counts, versions, rules",
      text: manifestJson(content),
      holdings: manifestHoldings(content),
    },
  ],
  ({ provenance }) => [
    {
      file: "study.yaml",
      title: "the study file as it was run",
      text: provenance.studyText,
      holdings: noStatistics,
    },
  ],
  (content) => chartFiles(content).map((chart) => ({ title: "a chart of the report", ...chart })),
  (content) => [
    {
      file: "evidence/results.json",
      title: "formula, means and counts behind each figure",
      text: resultsJson(content),
      holdings: resultsHoldings(content),
    },
  ],
  (content) => [
    {
      file: "evidence/attack.json",
      title: "protections tried and not tried",
      text: attackJson(content),
      holdings: noStatistics,
    },
  ],
];

function mayLeave(file: string, types: readonly string[]): boolean {
  return types.includes(file.slice(file.lastIndexOf(".") + 1));
}

/**
 * Writes everything that may be published, only in file types that the rules allow, with hashes last.
 *
 * @returns the files that the rules' file types kept back
 */
export async function writeRelease(effects: Effects, folder: string, released: Released): Promise<readonly string[]> {
  const content = Released.contentOf(released);
  const { rules } = content;
  const all = madeFiles.flatMap((made) => made(content));
  const leaving = all.filter(({ file }) => mayLeave(file, rules.fileTypes));
  const written = [...leaving, fileOf(outputsOf(leaving, rules.name))];
  const names = new OutputNames();
  for (const { file, text } of written) await writeText(effects, `${folder}/${names.own(file)}`, text);
  const sums = written.map(({ file, text }) => `${createHash("sha256").update(text).digest("hex")}  ${file}`);
  await writeText(effects, `${folder}/${names.own("evidence/files.sha256")}`, `${sums.sort().join("\n")}\n`);
  return all.filter((file) => !leaving.includes(file)).map(({ file }) => file);
}
