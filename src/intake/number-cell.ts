import { isPerCent, type NumberManner, numberManner, plainManner, printedNumber } from "../formats/printed-number.ts";
import { parseDecimal } from "../number/decimal.ts";
import { type Codes, hiddenBy, withoutMarks } from "./published-codes.ts";

/** The content of a cell where a number is wanted. `value` is a scaled whole number. */
export type NumberCell =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "none"; readonly reason: string }
  | { readonly kind: "wrong"; readonly reason: string };

/**
 * How the cells of a column write numbers, without codes and marks of notes.
 *
 * @param cells its cells, or its different cells
 */
export function mannerOfCells(cells: Iterable<string | null>, codes: Codes): NumberManner {
  const texts: string[] = [];
  for (const cell of new Set(cells))
    if (cell !== null && hiddenBy(cell, codes) === null) texts.push(withoutMarks(cell));
  return numberManner(texts);
}

/**
 * Reads a count or a printed mean; where there is a code instead, its meaning is kept as the reason.
 *
 * What commas, brackets and per cent mean is decided by the whole column. A lone comma (`12,069`) is one of thousands in
 * counts; in a mean it could also be a decimal comma, so that the column must show it.
 *
 * @param decimals the number of decimals of the scaled result: 0 for counts, 2 for a mean printed as -0.45
 * @param codes meaning of each code, by the code in lower case
 * @param manner how the column of the cell writes numbers
 * @param perCent whether 33% is 33, or 0.33 because the outcome is a share
 * @example readNumberCell("−0.45 [r]", 2, codes) // { kind: "number", value: -45 }
 * @example
 * readNumberCell("SUPP", 2, codes)
 * // { kind: "none", reason: "hidden by the source because of few pupils (SUPP)" }
 */
export function readNumberCell(
  cell: string | null,
  decimals: number,
  codes: Codes,
  manner: NumberManner = plainManner,
  perCent: "digits" | "share" = "digits",
): NumberCell {
  const text = (cell ?? "").trim();
  if (text === "") return { kind: "none", reason: "blank" };
  const hidden = hiddenBy(text, codes);
  if (hidden !== null) return { kind: "none", reason: `${hidden.meaning} (${hidden.shown})` };
  const read = printedNumber(withoutMarks(text), manner, decimals === 0);
  if ("wrong" in read) return { kind: "wrong", reason: read.wrong };
  const asShare = perCent === "share" && isPerCent(withoutMarks(text));
  const value = parseDecimal(asShare ? hundredth(read.plain) : read.plain, decimals);
  if (value !== null) return { kind: "number", value };
  const size = Math.abs(Number(read.plain)) * 10 ** decimals;
  if (!(size <= Number.MAX_SAFE_INTEGER)) return { kind: "wrong", reason: "too large a number" };
  return { kind: "wrong", reason: decimals === 0 ? "not a whole number" : `more than ${decimals} decimals` };
}

/** Plain digits divided by 100. */
function hundredth(plain: string): string {
  return /e/i.test(plain) ? String(Number(plain) / 100) : `${plain}e-2`;
}

/** Reads a number of pupils or schools: a whole number, and never a per cent. */
export function readCountCell(cell: string | null, codes: Codes, manner: NumberManner = plainManner): NumberCell {
  const read = readNumberCell(cell, 0, codes, manner);
  if (read.kind === "number" && isPerCent(withoutMarks(cell ?? "")))
    return { kind: "wrong", reason: "per cent where a number of pupils is wanted" };
  return read;
}
