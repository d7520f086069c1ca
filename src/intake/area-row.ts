import type { NumberManner } from "../formats/printed-number.ts";
import type { AreaGroupSpec } from "../study/study.ts";
import { mostOff } from "./against-itself/count-step.ts";
import type { AreaGroupValue } from "./checked-area-table.ts";
import { readCountCell, readNumberCell } from "./number-cell.ts";
import type { Codes } from "./published-codes.ts";

export type AreaGroupCell =
  | { readonly kind: "value"; readonly value: AreaGroupValue }
  | { readonly kind: "none" | "wrong"; readonly column: string; readonly reason: string; readonly text: string };

/** How a column writes its numbers. */
export type MannerOf = (column: string) => NumberManner;

/** The column of a group's mean or sum. */
export function valueColumn(group: AreaGroupSpec): string {
  return group.kind === "mean" ? group.mean : group.sum;
}

/** Columns of a group that hold numbers. */
export function numberColumns(group: AreaGroupSpec): readonly string[] {
  const limits = group.kind === "mean" && group.limits !== null ? [group.limits.lower, group.limits.upper] : [];
  return [...(group.pupils === null ? [] : [group.pupils]), valueColumn(group), ...limits];
}

/**
 * Reads what a row says about one group: its number of pupils, its mean or sum, and published limits.
 *
 * No pupils and nothing else is a value. Limits that are hidden leave the value without them; limits that do not enclose
 * the mean are wrong.
 *
 * @param cell the text of a column in the row
 * @param mannerOf how a column writes its numbers
 * @param step what counts are rounded to; 1 where they are exact
 * @param decimals of the means and limits, or of the sums
 */
export function readAreaGroup(
  group: AreaGroupSpec,
  cell: (column: string) => string | null,
  decimals: number,
  codes: Codes,
  mannerOf: MannerOf,
  step = 1,
): AreaGroupCell {
  const missing = (kind: "none" | "wrong", column: string, reason: string): AreaGroupCell => ({
    kind,
    column,
    reason: reason === "blank" ? `blank (${column})` : reason,
    text: cell(column) ?? "",
  });
  let pupils: number | null = null;
  if (group.pupils !== null) {
    const read = readCountCell(cell(group.pupils), codes, mannerOf(group.pupils));
    if (read.kind !== "number") return missing(read.kind, group.pupils, read.reason);
    if (read.value < 0) return missing("wrong", group.pupils, "a negative number of pupils");
    pupils = read.value;
  }
  const column = valueColumn(group);
  const printed = group.kind === "mean";
  const within = pupils !== null && pupils % step === 0 ? mostOff(step) : 0;
  const rounded = within > 0 ? { within } : {};
  const value = readNumberCell(cell(column), decimals, codes, mannerOf(column));
  if (value.kind !== "number") {
    if (pupils === 0 && value.kind === "none")
      return { kind: "value", value: { pupils, value: 0, printed, limits: null } };
    return missing(value.kind, column, value.reason);
  }
  const alone: AreaGroupValue = { pupils, value: value.value, printed, limits: null, ...rounded };
  if (group.kind === "sum" || group.limits === null) return { kind: "value", value: alone };
  const { lower, upper } = group.limits;
  const [low, high] = [lower, upper].map((end) => readNumberCell(cell(end), decimals, codes, mannerOf(end)));
  if (low?.kind === "wrong") return missing("wrong", lower, low.reason);
  if (high?.kind === "wrong") return missing("wrong", upper, high.reason);
  if (low?.kind !== "number" || high?.kind !== "number") return { kind: "value", value: alone };
  if (!(low.value <= value.value && value.value <= high.value))
    return missing("wrong", lower, "limits that do not enclose the mean");
  const unit = 10 ** -decimals;
  return { kind: "value", value: { ...alone, limits: { lower: unit * low.value, upper: unit * high.value } } };
}
