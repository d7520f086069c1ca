import type { Effects } from "../effects/effects.ts";
import { OutputNames } from "../effects/output-name.ts";
import { writePieces, writeText } from "../effects/read-whole.ts";
import type { ReleasedContent } from "../release/content.ts";
import { Released } from "../release/released.ts";
import { groupsJson } from "./evidence/groups.ts";
import { manifestHoldings, manifestJson } from "./evidence/manifest.ts";
import { type OutputFile, outputs, outputsOf } from "./evidence/outputs.ts";
import { attackJson, resultsHoldings, resultsJson } from "./evidence/results.ts";
import { chartFiles } from "./pictures/chart-files.ts";
import { reportOf } from "./report/report.tsx";
import { csvPieces } from "./tables/csv.ts";
import { dataDictionary } from "./tables/data-dictionary.ts";
import { noStatistics } from "./tables/holdings.ts";
import type { Table } from "./tables/table.ts";
import { tablesOf } from "./tables/tables-of.ts";

interface MadeFile extends OutputFile {
  /** Its text in pieces, made when it is written: all texts of a large release at once would fill the memory. */
  readonly text: () => Iterable<string>;
}

function fileOf(table: Table, holdings = noStatistics): MadeFile {
  return { file: table.file, title: table.title, text: () => csvPieces(table), holdings };
}

/** The tables as files, with the dictionary of their columns. */
function tableFiles(content: ReleasedContent): readonly MadeFile[] {
  const tables = tablesOf(content);
  const described = [...tables.map(({ table }) => table), outputs];
  return [...tables.map(({ table, holdings }) => fileOf(table, holdings)), fileOf(dataDictionary(described))];
}

/** Every kind of file of a release, in the order in which they are listed. A new one is one entry. */
const madeFiles: readonly ((content: ReleasedContent) => readonly MadeFile[])[] = [
  (content) => {
    const { text, holdings } = reportOf(content);
    return [{ file: "report.html", title: "report for readers", text: () => [text], holdings }];
  },
  tableFiles,
  (content) => [
    {
      file: "manifest.json",
      title: "inputs, counts, versions, rules",
      text: () => [manifestJson(content)],
      holdings: manifestHoldings(content),
    },
  ],
  ({ provenance }) => [
    {
      file: "study.yaml",
      title: "the study file as it was run",
      text: () => [provenance.studyText],
      holdings: noStatistics,
    },
  ],
  (content) => chartFiles(content).map((chart) => ({ title: "a chart of the report", ...chart })),
  (content) => [
    {
      file: "evidence/results.json",
      title: "formula, means and counts behind each figure",
      text: () => resultsJson(content),
      holdings: resultsHoldings(content),
    },
  ],
  (content) =>
    content.groups.length === 0
      ? []
      : [
          {
            file: "evidence/groups.json",
            title: "which groups of pupils are parts of which, for coldspot attack",
            text: () => [groupsJson(content)],
            holdings: noStatistics,
          },
        ],
  (content) => [
    {
      file: "evidence/attack.json",
      title: "protections tried and not tried",
      text: () => [attackJson(content)],
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
  const leaving: OutputFile[] = [];
  const keptBack: string[] = [];
  const sums: string[] = [];
  const names = new OutputNames();
  const write = async ({ file, text }: MadeFile) => {
    const sum = await writePieces(effects, `${folder}/${names.own(file)}`, text());
    sums.push(`${sum}  ${file}`);
  };
  for (const made of madeFiles)
    for (const one of made(content)) {
      const { file, title, holdings } = one;
      if (mayLeave(file, rules.fileTypes)) {
        await write(one);
        leaving.push({ file, title, holdings });
      } else keptBack.push(file);
    }
  await write(fileOf(outputsOf(leaving, rules.name)));
  await writeText(effects, `${folder}/${names.own("evidence/files.sha256")}`, `${sums.sort().join("\n")}\n`);
  return keptBack;
}
