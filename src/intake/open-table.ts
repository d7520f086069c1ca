import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import type { Engine, FileSource } from "../engine/engine.ts";
import type { FileSurvey } from "../formats/file-survey.ts";
import { cellsOfRecord } from "../formats/first-record.ts";
import { isPlain, tidyText } from "../formats/plain-copy.ts";
import type { AsideRecord, OddRecord } from "../formats/record-scan.ts";
import { joinedNames, shapeWords } from "../formats/shape-words.ts";
import type { LedgerEntry, SourceOfRows } from "./ledger.ts";
import { type OwnHeadings, withEntryHeadings } from "./own-headings.ts";

/** A surveyed file, and where the engine reads it from: the file itself, or a plain copy in the work folder. */
export interface OpenFile {
  readonly survey: FileSurvey;
  readonly entry: string;
  readonly readFrom: string;
  /** Names used for columns in place of their own, by position; they are the roles of an extract. */
  readonly renamed?: ReadonlyMap<number, string>;
  /** What the file calls columns that its entry calls otherwise. */
  readonly headings?: OwnHeadings;
  /** Records that do not fit the columns of the header. The engine never sees them. */
  readonly odd: readonly OddText[];
  /** Records above and below the table, which the engine never sees either. */
  readonly aside: readonly LedgerEntry[];
  /** What the file was recognised as, in words. */
  readonly recognised?: string;
}

/** A record without a row, in the form that the ledger keeps. */
export interface OddText extends Pick<OddRecord, "record" | "reason"> {
  readonly text: string;
}

const counted = new Intl.NumberFormat("en-GB");

/** So many records that do not fall into the columns are listed one by one; more are a file written wrongly. */
const mostOdd = 1_000_000;

function refuseMostlyOdd({ name, header, records: { odd, records } }: FileSurvey): void {
  if (odd <= mostOdd) return;
  throw new ColdspotError(
    `${counted.format(odd)} of ${counted.format(records)} records of ${name} do not have as many cells as its header: ${header.length}`,
    {
      exitCode: 3,
      advice: "check whether records end with a delimiter that the header does not have, or the header lacks a name",
    },
  );
}

/** Makes a plain copy of the tidy records in the work folder where the engine cannot be given the file as it is. */
export async function makeReadable(
  effects: Effects,
  survey: FileSurvey,
  entry: string,
  workFolder: string,
  index: number,
): Promise<OpenFile> {
  if (isPlain(survey)) return { survey, entry, readFrom: survey.path, odd: [], aside: [] };
  refuseMostlyOdd(survey);
  const copy = `${workFolder}/plain-${index}.csv`;
  const odd: OddText[] = [];
  const decoder = new TextDecoder();
  const note = ({ record, reason, bytes }: OddRecord) => odd.push({ record, reason, text: decoder.decode(bytes) });
  const aside: LedgerEntry[] = [];
  const setAside = ({ record, where, bytes }: AsideRecord) =>
    aside.push({
      file: survey.name,
      record,
      column: "",
      reason: where,
      value: decoder.decode(bytes),
      used: "set aside",
    });
  await effects.write(copy, tidyText(effects, survey, note, setAside));
  return { survey, entry, readFrom: copy, odd, aside };
}

/** Which record each row of a file is, and which records gave no row. The file's ledger is made from this. */
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
  if (survey.sheet !== undefined) return "sheet of a workbook";
  const separated = survey.shape.delimiter === "\t" ? "tab-separated" : "CSV";
  const ends = survey.lineEnd === "\r" ? ", bare CR" : survey.lineEnd === "mixed" ? ", mixed line ends" : "";
  return `${separated}, ${survey.encoding}${survey.byteOrderMark ? " with BOM" : ""}${ends}${survey.gzip ? ", gzip" : ""}`;
}

/** What a manifest says about how a file was read. */
function readInFull(survey: FileSurvey): string {
  const shape = shapeWords(survey);
  return shape === "" ? readAs(survey) : `${readAs(survey)}; ${shape}`;
}

/** A file as it is described to the engine. */
export function fileSource({ survey, readFrom }: OpenFile): FileSource {
  const copied = readFrom !== survey.path;
  return {
    path: readFrom,
    format: survey.format,
    gzip: survey.gzip && !copied,
    lineEnd: !copied && survey.lineEnd === "\r\n" ? "\r\n" : "\n",
    delimiter: survey.shape.delimiter,
    columns: survey.header.length,
    quotesToFollow: survey.records.quotesToFollow,
  };
}

/** A file as it is described in the ledger. */
export function sourceOfRows({ survey, entry, recognised }: OpenFile): SourceOfRows {
  const { above, below } = survey.shape;
  return {
    file: survey.name,
    entry,
    bytes: survey.bytes,
    sha256: survey.sha256,
    readAs: readInFull(survey),
    ...(above + below === 0 ? {} : { setAside: { above, below } }),
    ...(shapeWords(survey) === "" ? {} : { shape: shapeWords(survey) }),
    ...(recognised === undefined ? {} : { recognised }),
    ...(joinedNames(survey).length === 0 ? {} : { joined: joinedNames(survey) }),
  };
}

/** The number of rows that the engine must give for a file: those counted, less those that the engine is not given. */
export function rowsOfFile({ survey }: OpenFile): number {
  return survey.records.records - survey.records.odd;
}

/**
 * Refuses files for which the engine gave more or fewer rows than were counted in them.
 *
 * @param name the file, or several
 * @param expected the number of rows counted
 * @param rows the number of rows that the engine gave
 * @throws ColdspotError (3) when the two numbers differ
 */
export function refuseLostRows(name: string, expected: number, rows: number): void {
  if (rows === expected) return;
  throw new ColdspotError(
    `${name}: ${counted.format(expected)} rows, of which the engine read: ${counted.format(rows)}`,
    {
      exitCode: 3,
      advice: "nothing was written; save the file as Parquet, or without line breaks inside cells, and run again",
    },
  );
}

/**
 * Finds which record each row of a file is.
 *
 * @param rows the number of rows that the engine gave
 * @throws ColdspotError (3) when more or fewer were counted in the file
 */
export function recordsOfRows(file: OpenFile, rows: number): RecordsOfRows {
  const { survey, odd } = file;
  refuseLostRows(survey.name, rowsOfFile(file), rows);
  const first = survey.format === "parquet" ? 1 : 1 + survey.shape.above + survey.shape.headings;
  return {
    source: sourceOfRows(file),
    rows,
    refused: odd.map(({ record, reason, text }) => ({
      file: survey.name,
      record,
      column: "",
      reason,
      value: text,
      used: "no",
    })),
    recordOf: (row) => survey.records.without.recordOfRow(row, first),
  };
}

/**
 * Loads one file into the engine as a table with a name of the program's own.
 *
 * @param shortRecords `refuse` records with too few columns, or `fill` their end with blanks, because spreadsheet
 *   programs and the performance tables of the Department for Education drop blank cells at the end of a record
 */
export async function openTable(
  engine: Engine,
  file: OpenFile,
  table: string,
  shortRecords: "refuse" | "fill",
): Promise<OpenTable> {
  const { survey, headings = new Map<string, string>() } = file;
  const report = await engine.load(table, fileSource(file));
  const whole = recordsOfRows(file, report.rows);
  const short = file.odd.filter(({ reason }) => shortRecords === "fill" && reason === "too few columns");
  const filled = short.map(({ text }) => cellsOfRecord(text, survey.shape.delimiter));
  const taken = new Set(short.map(({ record }) => record));
  return {
    source: whole.source,
    header: withEntryHeadings(survey.name, survey.format === "parquet" ? report.names : survey.header, headings),
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
