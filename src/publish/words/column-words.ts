import type { EndOfColumn, ShownColumn, ShownValue } from "../../release/column-profile.ts";
import { readableCount } from "./readable.ts";

/** A number of a column as people read it, with a true minus sign. */
function numberWords(value: number): string {
  return String(value).replace("-", "−");
}

/** "SUPP (12); NE (3)": values with the rows that have them. */
export function valuesWords(values: readonly ShownValue<string | number>[]): string {
  return values
    .map(({ value, rows }) => `${typeof value === "number" ? numberWords(value) : value} (${readableCount(rows)})`)
    .join("; ");
}

function endWords(end: EndOfColumn | null, beyond: string): string {
  if (end === null) return "hidden";
  return end.exact ? numberWords(end.value) : `${numberWords(end.value)} ${beyond}`;
}

/**
 * The range of a column of numbers; "" for other columns.
 *
 * @example // of a public table: "−2.31 to 1.8"
 * @example // of pupils, whose lowest and highest scores are not shown: "20 or less to 95 or more"
 */
export function rangeWords({ kind, range }: ShownColumn): string {
  if (kind !== "numbers" || range === null) return "";
  if (range.lowest === null && range.highest === null) return "too few numbers to show";
  return `${endWords(range.lowest, "or less")} to ${endWords(range.highest, "or more")}`;
}

/**
 * The commonest values of a column: at both ends of numbers, of words, or the forms of identifiers.
 *
 * @example "−9 (60); 20 (15) … 49 (20); 50 (45)"
 */
export function commonestWords({ kind, ends, words, forms }: ShownColumn): string {
  if (kind === "numbers")
    return [ends.low, ends.high]
      .map(valuesWords)
      .filter((part) => part !== "")
      .join(" … ");
  return kind === "words" ? valuesWords(words) : forms.length === 0 ? "" : `of the form ${valuesWords(forms)}`;
}
