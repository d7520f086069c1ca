import { ColdspotError } from "../effects/coldspot-error.ts";
import { shortWord } from "../effects/words-of-files.ts";
import { attribute, cellsOf, rowsOf, sheetXml } from "./sheet-xml.ts";

/** The rows of a sheet, counted in its XML. */
export interface SheetRowCount {
  /** Number of the last row that has a value; 0 where there is none. */
  readonly last: number;
  /** How many rows have a value. */
  readonly filled: number;
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

/**
 * Counts the rows of a sheet of an .xlsx workbook in its XML, to check what a reader of workbooks gives.
 *
 * A cell that shows an error, an empty text or a formula never worked out counts as empty, as it does for that reader.
 *
 * @returns null where the workbook has no such sheet
 * @throws RangeError when the workbook cannot be unpacked
 * @source ECMA-376 part 1, sections 18.3.1.4 (c), 18.3.1.73 (row), 18.4.8 (si)
 */
export function countSheetRows(workbook: Uint8Array, sheet: string): SheetRowCount | null {
  const xml = sheetXml(workbook, sheet);
  if (xml === null) return null;
  const empty = emptyTexts(xml.texts);
  let [last, filled] = [0, 0];
  for (const { number, inside } of rowsOf(xml.sheet)) {
    if (![...cellsOf(inside)].some(([, cell = "", value = ""]) => isFilled(cell, value, empty))) continue;
    filled += 1;
    last = number;
  }
  return { last, filled };
}

/**
 * Refuses a sheet if the rows that a reader gave differ from those in its XML.
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
): void {
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
  if (counted?.filled === filled && (filled === 0 || counted.last === last)) return;
  throw refused(`${file}, sheet ${shortWord(sheet)}: ${counted?.filled ?? "no"} rows, of which were read: ${filled}`);
}
