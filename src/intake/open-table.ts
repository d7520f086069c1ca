import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import type { Engine, FileSource, RefusedRecord } from "../engine/engine.ts";
import { blankRecords } from "../formats/blank-records.ts";
import type { FileSurvey } from "../formats/file-survey.ts";
import { cellsOfRecord } from "../formats/first-record.ts";
import { isPlain, plainText } from "../formats/plain-copy.ts";
import type { LedgerEntry, SourceOfRows } from "./ledger.ts";

/** A surveyed file with the place the engine reads it from: itself, or a plain copy in the work folder. */
export interface OpenFile {
  readonly survey: FileSurvey;
  readonly entry: string;
  readonly readFrom: string;
  /** Names under which columns are read in place of their own, by position: roles of an extract. */
  readonly renamed?: ReadonlyMap<number, string>;
  /** Records that are blank lines: no rows, but counted. */
  readonly blankRecords: readonly number[];
}

/** Makes a plain UTF-8 copy in the work folder where the engine cannot read the file as it lies there. */
export async function makeReadable(
  effects: Effects,
  survey: FileSurvey,
  entry: string,
  workFolder: string,
  index: number,
): Promise<OpenFile> {
  const hasBlanks = survey.blankLine && survey.header.length > 1;
  const blank = hasBlanks ? await blankRecords(plainText(effects, survey), survey.delimiter) : [];
  if (isPlain(survey)) return { survey, entry, readFrom: survey.path, blankRecords: blank };
  const copy = `${workFolder}/plain-${index}.csv`;
  await effects.write(copy, plainText(effects, survey));
  return { survey, entry, readFrom: copy, blankRecords: blank };
}

/** Which record each row of a file is, and which records gave no row: what its ledger rests on. */
export interface RecordsOfRows {
  readonly source: SourceOfRows;
  readonly rows: number;
  /** Rows that could not be split into columns, for the ledger. */
  readonly refused: readonly LedgerEntry[];
  /** Record number of each row, by its position in the file from 0. */
  readonly recordOf: (row: number) => number;
}

/** A file's rows as the engine holds them, every cell as text. */
export interface OpenTable extends RecordsOfRows {
  readonly header: readonly string[];
  /** Whether a row's record ended before the last column, so that its last cells were taken as blank. */
  readonly endsEarly: (row: number) => boolean;
  readonly texts: (columns: readonly number[]) => Promise<readonly (readonly (string | null)[])[]>;
}

function readAs(survey: FileSurvey): string {
  if (survey.format === "parquet") return "Parquet";
  const separated = survey.delimiter === "\t" ? "tab-separated" : "CSV";
  const ends = survey.lineEnd === "\r" ? ", bare CR" : survey.lineEnd === "mixed" ? ", mixed line ends" : "";
  return `${separated}, ${survey.encoding}${survey.byteOrderMark ? " with BOM" : ""}${ends}${survey.gzip ? ", gzip" : ""}`;
}

function recordNumbers(rows: number, without: readonly number[], firstRow: number): (row: number) => number {
  if (without.length === 0) return (row) => firstRow + row;
  // In order and looked at once: a set of millions of blank lines would be larger than a set may be.
  const skipped = Float64Array.from(without).sort();
  const numbers = new Int32Array(rows);
  for (let row = 0, record = firstRow, next = 0; row < rows; record++) {
    while ((skipped[next] ?? Number.POSITIVE_INFINITY) < record) next += 1;
    if (skipped[next] === record) continue;
    numbers[row] = record;
    row += 1;
  }
  return (row) => numbers[row] ?? 0;
}

/** A quote that is never closed takes the records after it into its own, and with them rows nobody would miss. */
function refuseRunawayQuote({ name }: FileSurvey, refused: readonly RefusedRecord[]): void {
  const runaway = refused.find(({ reason, text }) => reason === "open quote" && /[\r\n]/.test(text.trim()));
  if (runaway === undefined) return;
  throw new ColdspotError(
    `${name}, record ${runaway.record}: a quote that is opened and not closed where a cell ends`,
    {
      exitCode: 3,
      advice: "close the quote, or double it where it is part of the text; the records after it cannot be told apart",
    },
  );
}

/** A file as the engine is told of it. */
export function fileSource({ survey, readFrom }: OpenFile): FileSource {
  const copied = readFrom !== survey.path;
  return {
    path: readFrom,
    format: survey.format,
    gzip: survey.gzip && !copied,
    lineEnd: !copied && survey.lineEnd === "\r\n" ? "\r\n" : "\n",
    delimiter: survey.delimiter,
    columns: survey.header.length,
  };
}

/** A file as the ledger is told of it. */
export function sourceOfRows({ survey, entry }: OpenFile): SourceOfRows {
  return { file: survey.name, entry, bytes: survey.bytes, sha256: survey.sha256, readAs: readAs(survey) };
}

/**
 * Which records the rows of a file are.
 *
 * @param refused records without a row
 * @throws ColdspotError (3) when a quote has run away
 */
export function recordsOfRows(file: OpenFile, rows: number, refused: readonly RefusedRecord[]): RecordsOfRows {
  const { survey } = file;
  refuseRunawayQuote(survey, refused);
  const without = [...refused.map(({ record }) => record), ...file.blankRecords];
  return {
    source: sourceOfRows(file),
    rows,
    refused: refused.map(({ record, reason, text }) => ({
      file: survey.name,
      record,
      column: "",
      reason,
      value: text,
      used: "no",
    })),
    recordOf: recordNumbers(rows, without, survey.format === "parquet" ? 1 : 2),
  };
}

/**
 * Loads one file into the engine under a name of ours.
 *
 * @param shortRecords `refuse` records with too few columns, or `fill` their end with blanks: spreadsheet programs and
 *   the performance tables of the Department for Education drop blank cells at the end of a record
 */
export async function openTable(
  engine: Engine,
  file: OpenFile,
  table: string,
  shortRecords: "refuse" | "fill",
): Promise<OpenTable> {
  const { survey } = file;
  const report = await engine.load(table, fileSource(file));
  const whole = recordsOfRows(file, report.rows, report.refused);
  const short = report.refused.filter(({ reason }) => shortRecords === "fill" && reason === "too few columns");
  const filled = short.map(({ text }) => cellsOfRecord(text.replace(/^[\r\n]+/, ""), survey.delimiter));
  const taken = new Set(short.map(({ record }) => record));
  return {
    source: whole.source,
    header: survey.format === "parquet" ? report.names : survey.header,
    rows: report.rows + short.length,
    refused: whole.refused.filter(({ record }) => !taken.has(record)),
    recordOf: (row) => (row < report.rows ? whole.recordOf(row) : (short[row - report.rows]?.record ?? 0)),
    endsEarly: (row) => row >= report.rows,
    texts: async (columns) => {
      const stored = await engine.texts(table, columns);
      return stored.map((cells, at) => [...cells, ...filled.map((record) => record[columns[at] ?? -1] || null)]);
    },
  };
}
