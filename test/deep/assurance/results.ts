import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type CoverageRow, coverageTable } from "../coverage/coverage-table.ts";
import { committedBlocks } from "../coverage/results.ts";
import { type AssuranceRow, assuranceTable, type PerCent } from "./assurance-table.ts";
import { coverageData } from "./coverage-data.ts";
import { allDesigns, type Design } from "./designs.ts";
import { hashOf } from "./law-hash.ts";
import { withAssurance } from "./methods-tables.ts";
import { lineOf, type Tally, tallyHeader, tallyOfLine } from "./tally.ts";
import { headOfTruth, linesOfTruth, type TrueValue, truthFile } from "./truth.ts";

const folder = new URL("../results/", import.meta.url);
/** The table, the counts of the first block of each design, and what of it ships. */
export const assuranceFile = new URL("assurance.csv", folder);
export const firstBlocksFile = new URL("assurance-first-blocks.csv", folder);
export const coverageFile = new URL("../../../data/coverage.json", import.meta.url);

const methodsFile = new URL("../../../docs/methods.md", import.meta.url);

/** "# 20 schools, equal: law 0123456789ab, 800 nations", a line for each design that was drawn. */
export function headOfDesign(design: Design, nations: number): string {
  return `# ${design.name}: law ${hashOf(design)}, ${nations} nations`;
}

const perCent = (found: PerCent | null) =>
  found === null ? ["", ""] : [found.value.toFixed(2), found.error.toFixed(2)];
const number = (found: number | null) => (found === null ? "" : found.toFixed(3));

const columns =
  "design,scores,statistic,schools,nations,asked,shown,coverage,mc_error,missed_above,missed_below,unmarked," +
  "unmarked_coverage,unmarked_mc_error,unmarked_missed_above,unmarked_missed_below,used_over_needed,bias,truth_error," +
  "nulls,clear,clear_mc_error";

function lineOfRow(row: AssuranceRow): string {
  const cells = [
    ...[row.design, row.scores, row.statistic, row.schools].map((text) => `"${text}"`),
    ...[row.nations, row.asked, row.shown],
    ...[...perCent(row.coverage), row.above.toFixed(2), row.below.toFixed(2), row.published],
    ...[...perCent(row.publishedCoverage), row.publishedAbove.toFixed(2), row.publishedBelow.toFixed(2)],
    ...[number(row.usedOverNeeded), number(row.bias), number(row.ofTruth), row.nulls, ...perCent(row.clear)],
  ];
  return cells.join(",");
}

export function textOfTable(rows: readonly AssuranceRow[]): string {
  const heads = allDesigns.flatMap((design) => {
    const nations = rows.find((row) => row.design === design.name)?.nations;
    return nations === undefined ? [] : [headOfDesign(design, nations)];
  });
  return `${[...heads, columns, ...rows.map(lineOfRow)].join("\n")}\n`;
}

/** The trial of 1,000 nations of 3,400 schools, which has its own results. */
export const largeTrial = (): readonly CoverageRow[] => coverageTable(committedBlocks().tallies);

/** Designs whose first block the deep tests draw again. */
export const isDrawnAgain = (design: string): boolean => design.startsWith("20 schools");

/** Writes the results of the blocks that were drawn, and the part of them that ships. */
export function writeResults(
  lines: readonly string[],
  truth: ReadonlyMap<Design, ReadonlyMap<string, TrueValue>>,
): void {
  const tallies = lines.map(tallyOfLine);
  const rows = assuranceTable(tallies);
  writeFileSync(assuranceFile, textOfTable(rows));
  const first = tallies.filter(({ block, design }) => block === 0 && isDrawnAgain(design));
  writeFileSync(firstBlocksFile, `${[tallyHeader, ...first.map(lineOf)].join("\n")}\n`);
  const heads = [...truth.keys()].map(headOfTruth);
  const told = [...truth].flatMap(([design, values]) => linesOfTruth(design, values));
  writeFileSync(truthFile, `${[...heads, "design,figure,value,error", ...told].join("\n")}\n`);
  const written = rowsOfText(textOfTable(rows));
  writeFileSync(coverageFile, coverageData(written, largeTrial()));
  writeFileSync(methodsFile, withAssurance(readFileSync(methodsFile, "utf8"), written));
}

/** A committed table: its heads and its rows as they are written; none before the first run. */
export function committedTable(): { readonly heads: readonly string[]; readonly text: string } {
  if (!existsSync(assuranceFile)) return { heads: [], text: "" };
  const text = readFileSync(assuranceFile, "utf8");
  return { heads: text.split("\n").filter((line) => line.startsWith("#")), text };
}

/** The committed counts of the first block of the designs that are drawn again. */
export function committedFirstBlocks(): readonly Tally[] {
  if (!existsSync(firstBlocksFile)) return [];
  return readFileSync(firstBlocksFile, "utf8").trimEnd().split("\n").slice(1).map(tallyOfLine);
}

const isText = (cell: string) => cell.startsWith('"');

/** The rows of a table as it is written, for what is made of it: methods.md and the data that ship. */
export function rowsOfText(text: string): readonly AssuranceRow[] {
  const lines = text.trimEnd().split("\n");
  const at = lines.indexOf(columns);
  return lines.slice(at + 1).map((line): AssuranceRow => {
    const cells = line.match(/"[^"]*"|[^,]+|(?<=,)(?=,|$)/g) ?? [];
    const names = columns.split(",");
    const cell = (name: string) => cells[names.indexOf(name)] ?? "";
    const word = (name: string) => (isText(cell(name)) ? cell(name).slice(1, -1) : cell(name));
    const value = (name: string) => Number(cell(name));
    const orNull = (name: string) => (cell(name) === "" ? null : value(name));
    const share = (name: string, error: string) =>
      cell(name) === "" ? null : { value: value(name), error: value(error) };
    const coverage = share("coverage", "mc_error");
    if (coverage === null || cells.length !== names.length) throw new RangeError(`no row of the table: ${line}`);
    return {
      ...{ design: word("design"), scores: word("scores"), statistic: word("statistic"), schools: word("schools") },
      ...{ nations: value("nations"), asked: value("asked"), shown: value("shown"), coverage },
      ...{ above: value("missed_above"), below: value("missed_below"), published: value("unmarked") },
      publishedCoverage: share("unmarked_coverage", "unmarked_mc_error"),
      publishedAbove: value("unmarked_missed_above"),
      publishedBelow: value("unmarked_missed_below"),
      ...{ usedOverNeeded: orNull("used_over_needed"), bias: orNull("bias"), ofTruth: value("truth_error") },
      ...{ nulls: value("nulls"), clear: share("clear", "clear_mc_error") },
    };
  });
}
