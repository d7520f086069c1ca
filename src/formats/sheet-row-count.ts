import { ColdspotError } from "../effects/coldspot-error.ts";
import { shortWord } from "../effects/words-of-files.ts";
import { ZipEntries } from "./zip-entries.ts";

/** How many cells of a sheet are not what a table of text can hold. */
export interface OddCells {
  /** Cells that show an error, such as #DIV/0!. */
  readonly errors: number;
  /** Formulas without a stored value: a program wrote them and never worked them out. */
  readonly unworked: number;
  /** Whole numbers of more than 15 digits, of which a workbook keeps only 15. */
  readonly long: number;
}

/** A cell whose text is not its value: an error, or a formula without a stored value. Counted from 0. */
export interface OddCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The text of a formula that was never worked out. */
export const unworkedText = "formula without a stored value";

/** The rows of a sheet, counted in its XML. */
export interface SheetRowCount {
  readonly odd: OddCells;
  readonly oddCells: readonly OddCell[];
  /** Number of the last row that has a value; 0 where there is none. */
  readonly last: number;
  /** How many rows have a value. */
  readonly filled: number;
}

const folder = "xl/";

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found === null ? null : (found[1] ?? found[2] ?? "");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return (name === undefined ? undefined : entities[name]) ?? whole;
  });
}

/** The attributes of all tags with a name in an XML text, whatever their prefix. */
function tags(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(\\s[^>]*?)?/?>`, "g"))].map(([, inside = ""]) => inside);
}

/** Names of the sheets of a workbook that are not hidden, in order. */
export function visibleSheets(workbook: Uint8Array): readonly string[] {
  const sheets = tags(new ZipEntries(workbook).text(`${folder}workbook.xml`) ?? "", "sheet");
  return sheets
    .filter((tag) => !/hidden/i.test(attribute(tag, "state") ?? ""))
    .map((tag) => plain(attribute(tag, "name") ?? ""));
}

/** The path of a sheet inside its workbook, null where the workbook has no such sheet. */
function pathOfSheet(zip: ZipEntries, sheet: string): string | null {
  const found = tags(zip.text(`${folder}workbook.xml`) ?? "", "sheet").find(
    (tag) => plain(attribute(tag, "name") ?? "") === sheet,
  );
  if (found === undefined) return null;
  const id = attribute(found.replace(/\bsheetId\b/, ""), "id");
  const relation = tags(zip.text(`${folder}_rels/workbook.xml.rels`) ?? "", "Relationship").find(
    (tag) => attribute(tag, "Id") === id,
  );
  const target = attribute(relation ?? "", "Target");
  if (target === null) return null;
  return target.startsWith("/") ? target.slice(1) : `${folder}${target}`;
}

/** Which of the shared texts are empty, by their number. */
function emptyTexts(xml: string | null): ReadonlySet<number> {
  const empty = new Set<number>();
  let number = -1;
  // Phonetic readings of characters (rPh) are not part of a text.
  const bare = (xml ?? "").replace(/<(?:[\w.-]+:)?rPh\b[\s\S]*?<\/(?:[\w.-]+:)?rPh>/g, "");
  for (const [item] of bare.matchAll(/<(?:[\w.-]+:)?si(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/(?:[\w.-]+:)?si>)/g)) {
    number += 1;
    if (!/<(?:[\w.-]+:)?t(?:\s[^>]*)?>[^<]/.test(item)) empty.add(number);
  }
  return empty;
}

/** Whether a cell has a value: an error is not one, nor is a formula without a result. */
function isFilled(tag: string, inside: string, empty: ReadonlySet<number>): boolean {
  const type = attribute(tag, "t") ?? "n";
  if (type === "e") return false;
  if (type === "inlineStr") return /<(?:[\w.-]+:)?t(?:\s[^>]*)?>[^<]/.test(inside);
  const value = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]+)</.exec(inside)?.[1];
  return value !== undefined && !(type === "s" && empty.has(Number(value)));
}

/** Column number from 0 of a cell's reference: 27 for AB7. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]+/i.exec(reference)?.[0] ?? "";
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The text of an error or of a formula without a stored value; null for any other cell. */
function oddText(tag: string, inside: string): string | null {
  const type = attribute(tag, "t") ?? "n";
  const value = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]*)</.exec(inside)?.[1];
  if (type === "e") return plain(value ?? "").trim() || "#ERROR!";
  // A formula whose value is an empty text has stored it.
  const hasValue = (value ?? "") !== "" || (type === "str" && value !== undefined);
  return /<(?:[\w.-]+:)?f[\s/>]/.test(inside) && !hasValue ? unworkedText : null;
}

const cellsOf = (inside: string) =>
  inside.matchAll(/<(?:[\w.-]+:)?c(?=[\s/>])((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?c>)/g);

/** The errors and the formulas without a value of one row. */
function oddCellsOf(inside: string, row: number): readonly OddCell[] {
  if (!/\st\s*=\s*["']e["']|<(?:[\w.-]+:)?f[\s/>]/.test(inside)) return [];
  const found: OddCell[] = [];
  let column = -1;
  for (const [, tag = "", value = ""] of cellsOf(inside)) {
    const reference = attribute(tag, "r");
    column = reference === null ? column + 1 : columnOf(reference);
    const text = oddText(tag, value);
    if (text !== null) found.push({ row, column, text });
  }
  return found;
}

/** Whole numbers with more than 15 digits, written out or with an exponent. */
const longNumber = /<(?:[\w.-]+:)?v>-?(?:[1-9]\d{15,}(?:\.0*)?|\d(?:\.\d+)?[eE]\+(?:1[5-9]|[2-9]\d|\d{3}))<\/[^>]*>/g;

/**
 * Counts the rows of a sheet of an .xlsx workbook in its XML, to check what a reader of workbooks gives.
 *
 * A cell that shows an error, an empty text or a formula never worked out counts as empty; errors and formulas are
 * listed, with what they are.
 *
 * @returns null where the workbook has no such sheet
 * @throws RangeError when the workbook cannot be unpacked
 * @source ECMA-376 part 1, sections 18.3.1.4 (c), 18.3.1.73 (row), 18.4.8 (si)
 */
export function countSheetRows(workbook: Uint8Array, sheet: string): SheetRowCount | null {
  const zip = new ZipEntries(workbook);
  const path = pathOfSheet(zip, sheet);
  const xml = path === null ? null : zip.text(path);
  if (xml === null) return null;
  const empty = emptyTexts(zip.text(`${folder}sharedStrings.xml`));
  let [number, last, filled] = [0, 0, 0];
  const oddCells: OddCell[] = [];
  const rows = /<(?:[\w.-]+:)?row(?=[\s/>])((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?row>)/g;
  for (const [, tag = "", inside = ""] of xml.matchAll(rows)) {
    number = Number(attribute(tag, "r") ?? number + 1);
    oddCells.push(...oddCellsOf(inside, number - 1));
    if (![...cellsOf(inside)].some(([, cell = "", value = ""]) => isFilled(cell, value, empty))) continue;
    filled += 1;
    last = number;
  }
  const unworked = oddCells.filter(({ text }) => text === unworkedText).length;
  const long = xml.match(longNumber)?.length ?? 0;
  return { last, filled, odd: { errors: oddCells.length - unworked, unworked, long }, oddCells };
}

/**
 * Refuses a sheet if the rows that a reader gave differ from those in its XML, and gives what the XML says of its cells.
 *
 * @param file the workbook's name
 * @param rows what the reader gave, with "" for blank cells
 * @throws ColdspotError (3) when the rows differ or cannot be counted
 */
export function refuseLostSheetRows(
  workbook: Uint8Array,
  file: string,
  sheet: string,
  rows: readonly (readonly string[])[],
): Pick<SheetRowCount, "odd" | "oddCells"> {
  const refused = (message: string) =>
    new ColdspotError(message, { exitCode: 3, advice: "nothing was written; save the sheet as CSV and run again" });
  let counted: SheetRowCount | null;
  try {
    counted = countSheetRows(workbook, sheet);
  } catch {
    throw refused(`the rows of this workbook cannot be counted: ${file}`);
  }
  const hasText = (row: readonly string[]) => row.some((cell) => cell !== "");
  const filled = rows.filter(hasText).length;
  const last = rows.length - [...rows].reverse().findIndex(hasText);
  if (counted?.filled === filled && (filled === 0 || counted.last === last)) return counted;
  throw refused(`${file}, sheet ${shortWord(sheet)}: ${counted?.filled ?? "no"} rows, of which were read: ${filled}`);
}
