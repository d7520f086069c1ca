import { parseDecimal } from "../number/decimal.ts";

/** The content of a cell where a number is wanted. `value` is a scaled whole number. */
export type NumberCell =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "none"; readonly reason: string }
  | { readonly kind: "wrong"; readonly reason: string };

/** The reason given for a cell that holds words. */
export const notANumber = "not a number";

/**
 * Reads a count or a printed mean; where there is a code instead, its meaning is kept as the reason.
 *
 * A thousands comma (`12,069`) is understood only in counts, because in a mean it would be ambiguous.
 *
 * @param decimals the number of decimals of the scaled result: 0 for counts, 2 for a mean printed as -0.45
 * @param codes meaning of each code, by the code in lower case
 * @example readNumberCell("-0.45", 2, codes) // { kind: "number", value: -45 }
 * @example
 * readNumberCell("SUPP", 2, codes)
 * // { kind: "none", reason: "hidden by the source because few pupils (SUPP)" }
 */
export function readNumberCell(cell: string | null, decimals: number, codes: ReadonlyMap<string, string>): NumberCell {
  const text = (cell ?? "").trim();
  if (text === "") return { kind: "none", reason: "blank" };
  const meaning = codes.get(text.toLowerCase());
  if (meaning !== undefined) return { kind: "none", reason: `${meaning} (${text})` };
  const plain = decimals === 0 ? text.replace(/^(\d{1,3})((?:,\d{3})+)$/, (all) => all.replaceAll(",", "")) : text;
  const value = parseDecimal(plain, decimals);
  if (value !== null) return { kind: "number", value };
  if (parseDecimal(plain, 15) === null && !Number.isFinite(Number(plain))) return { kind: "wrong", reason: notANumber };
  return { kind: "wrong", reason: decimals === 0 ? "not a whole number" : `more than ${decimals} decimals` };
}
