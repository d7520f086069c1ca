import readSheets, { readSheet } from "read-excel-file/universal";
import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import { shortWord } from "../effects/words-of-files.ts";
import { startsAs } from "./magic.ts";
import { findOddCells, noOddCells, type OddCell, type OddCells } from "./odd-cells.ts";
import { plainDecimal } from "./plain-decimal.ts";
import { refuseLostSheetRows } from "./sheet-row-count.ts";
import { sheetBytes } from "./sheet-xml.ts";

/** One sheet of a workbook as text. A cell's row and column are its position in the sheet, counted from 0. */
export interface WorkbookSheet {
  readonly sheet: string;
  /** All rows have the same width; blank cells are "". */
  readonly rows: readonly (readonly string[])[];
  readonly odd: OddCells;
}

/** Rows with the errors and the formulas without a value that the reader of workbooks gives as blank. */
function withOddCells(rows: readonly string[][], odd: readonly OddCell[]): readonly (readonly string[])[] {
  if (odd.length === 0) return rows;
  const width = odd.reduce((most, { column }) => Math.max(most, column + 1), rows[0]?.length ?? 0);
  const height = odd.reduce((most, { row }) => Math.max(most, row + 1), rows.length);
  const all = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => rows[row]?.[column] ?? ""),
  );
  for (const { row, column, text } of odd) all[row]?.splice(column, 1, text);
  return all;
}

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });
const saveAgain = "save it as .xlsx or CSV and run again";

/** The first bytes of .xls files and of workbooks with a password. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

function checkStart(bytes: Uint8Array, name: string): void {
  if (bytes.byteLength === 0) throw refused(`empty file: ${name}`, "check whether it was saved or copied completely");
  if (compoundFile.every((byte, index) => bytes[index] === byte)) {
    throw refused(
      `a workbook of the old kind (.xls) or with a password: ${name}`,
      "open it, take the password off, save it as .xlsx or CSV and run again",
    );
  }
  const kind = startsAs(bytes);
  if (kind !== "xlsx" && kind !== "zip") throw refused(`not a workbook: ${name}`, saveAgain);
}

/** Excel keeps times as fractions of a day, so a time may come out a thousandth short and is rounded to seconds. */
function dateText(date: Date): string {
  date.setUTCMilliseconds(date.getUTCMilliseconds() + 500);
  const [day = "", time = ""] = date.toISOString().split("T");
  const seconds = time.slice(0, 8);
  return seconds === "00:00:00" ? day : `${day}T${seconds}`;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value instanceof Date ? dateText(value) : String(value);
}

const options = { trim: false, parseNumber: plainDecimal };
/** A copy of the bytes: the reader needs memory of its own, and they may be part of a larger buffer. */
const own = (bytes: Uint8Array) => Uint8Array.from(bytes).buffer;

async function allSheets(bytes: Uint8Array, name: string) {
  try {
    return await readSheets(own(bytes), options);
  } catch {
    throw refused(`not a complete workbook, or not one with cells: ${name}`, saveAgain);
  }
}

/** The longest XML of a sheet that is read. That of 200,000 rows of 12 columns has 84 MB and takes 0.63 GB of memory. */
const longestSheet = 200_000_000;

/** Refuses a sheet that is too large for memory. What cannot be unpacked is left to the reader of workbooks. */
function refuseLargeSheet(bytes: Uint8Array, name: string, sheet: string, longest: number): void {
  let size: number | null = null;
  try {
    size = sheetBytes(bytes, sheet);
  } catch {
    return;
  }
  if (size === null || size <= longest) return;
  throw refused(
    `${name}, sheet ${shortWord(sheet)}: too large for a workbook, in bytes: ${size}`,
    "save the sheet as CSV and run again",
  );
}

/** Only the named sheet, which saves reading the others; null when that fails for any reason. */
async function namedSheet(bytes: Uint8Array, sheet: string) {
  try {
    return { sheet, data: await readSheet(own(bytes), sheet, options) };
  } catch {
    return null;
  }
}

/**
 * One sheet of an .xlsx workbook as rows of text.
 *
 * Numbers are the shortest decimals that read back as the stored number, whatever their format on the screen. Dates are
 * ISO dates, with a time where they have one. Booleans are TRUE and FALSE. Formulas give the value saved with them.
 * Text stays as it is, including spaces. A cell that shows an error is that error, such as #N/A, and a formula that was
 * never worked out is "formula without a stored value".
 *
 * @param bytes the whole file
 * @param file its name, for errors; `sheet` is the sheet to read, the first one if left out; `longest` is the most bytes
 *   that the XML of a named sheet may have
 * @throws ColdspotError (3) when it is not an .xlsx workbook, has a password or no such sheet, or when the sheet is too
 *   large, has no cells or its XML has other rows than were read
 * @source ECMA-376 part 1, section 18.3
 * @example (await readWorkbookSheet(bytes, { name: "areas.xlsx", sheet: "Data" })).rows[0] // ["LSOA code (2011)", ...]
 */
export async function readWorkbookSheet(
  bytes: Uint8Array,
  file: { readonly name: string; readonly sheet?: string | undefined; readonly longest?: number },
): Promise<WorkbookSheet> {
  checkStart(bytes, file.name);
  const counted = (sheet: string, data: readonly (readonly unknown[])[]): WorkbookSheet => {
    const rows = data.map((row) => row.map(cellText));
    refuseLostSheetRows(bytes, file.name, sheet, rows);
    const odd = findOddCells(bytes, sheet);
    return { sheet, rows: withOddCells(rows, odd?.cells ?? []), odd: odd?.counts ?? noOddCells };
  };
  if (file.sheet !== undefined) refuseLargeSheet(bytes, file.name, file.sheet, file.longest ?? longestSheet);
  const alone = file.sheet === undefined ? null : await namedSheet(bytes, file.sheet);
  if (alone !== null && alone.data.length > 0) return counted(alone.sheet, alone.data);
  const sheets = await allSheets(bytes, file.name);
  const names = sheets.map(({ sheet }) => shortWord(sheet));
  const found = file.sheet === undefined ? sheets[0] : sheets.find(({ sheet }) => sheet === file.sheet);
  if (found === undefined) {
    const near = file.sheet === undefined ? "" : didYouMean(file.sheet, names);
    throw refused(
      `no such sheet in ${file.name}: ${file.sheet ?? "the first"}`,
      `sheets: ${names.join(", ")}${near.startsWith("; did") ? near : ""}`,
    );
  }
  // A sheet with only a chart has no rows.
  if (!Array.isArray(found.data) || found.data.length === 0)
    throw refused(
      `no cells in this sheet of ${file.name}: ${shortWord(found.sheet)}`,
      `name another; sheets: ${names.join(", ")}`,
    );
  return counted(found.sheet, found.data);
}
