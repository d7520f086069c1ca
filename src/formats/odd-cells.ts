import { attribute, cellsOf, plain, rowsOf, sheetXml } from "./sheet-xml.ts";

/** How many cells of a sheet are not what a table of text can hold. */
export interface OddCells {
  /** Cells that show an error, such as #DIV/0!. */
  readonly errors: number;
  /** Formulas without a stored value: a program wrote them and never worked them out. */
  readonly unworked: number;
  /** Whole numbers of more than 15 digits, of which a workbook keeps only 15. */
  readonly long: number;
}

export const noOddCells: OddCells = { errors: 0, unworked: 0, long: 0 };

/** A cell whose text is not its value: an error, or a formula without a stored value. Counted from 0. */
export interface OddCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The odd cells of a sheet. */
export interface FoundOddCells {
  readonly cells: readonly OddCell[];
  readonly counts: OddCells;
}

/** The text of a formula that was never worked out. */
export const unworkedText = "formula without a stored value";

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
 * Finds cells of a sheet that readers of workbooks give as blank although they are not: errors, and formulas that no
 * program has worked out.
 *
 * @returns null where the workbook has no such sheet
 * @throws RangeError when the workbook cannot be unpacked
 * @source ECMA-376 part 1, sections 18.3.1.40 (f) and 18.18.11 (ST_CellType)
 */
export function findOddCells(workbook: Uint8Array, name: string): FoundOddCells | null {
  const xml = sheetXml(workbook, name);
  if (xml === null) return null;
  const cells: OddCell[] = [];
  for (const { number, inside } of rowsOf(xml.sheet)) cells.push(...oddCellsOf(inside, number - 1));
  const unworked = cells.filter(({ text }) => text === unworkedText).length;
  const long = xml.sheet.match(longNumber)?.length ?? 0;
  return { cells, counts: { errors: cells.length - unworked, unworked, long } };
}
