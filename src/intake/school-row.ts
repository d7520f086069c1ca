import type { GroupSpec } from "../study/study.ts";
import { mostOff } from "./against-itself/count-step.ts";
import type { NumberCell } from "./number-cell.ts";

/** What a school table prints for one group of one school. */
export interface GroupValue {
  readonly pupils: number;
  /** Whole number in units of the last printed digit: the mean when `printed`, the sum otherwise. */
  readonly value: number;
  readonly printed: boolean;
  /**
   * The most by which the true number of pupils can differ from a rounded one; absent where counts are exact, and for a
   * group of 0 pupils without a mean, which is taken to have none.
   */
  readonly within?: number;
}

export type GroupCell =
  | { readonly kind: "value"; readonly value: GroupValue }
  | { readonly kind: "none" | "wrong"; readonly column: string; readonly reason: string; readonly text: string };

/** Reads a cell of a row: the number of pupils in a column, or what is printed in one. */
export interface CellsOfRow {
  readonly text: (column: string) => string | null;
  readonly count: (column: string) => NumberCell;
  readonly printed: (column: string) => NumberCell;
}

/**
 * The most by which the pupils of some groups together can differ from what is printed.
 *
 * @example mostTogether([{ pupils: 85, value: -40, printed: true, within: 2 }, { pupils: 40, value: -66, printed: true, within: 2 }]) // 4
 */
export function mostTogether(values: readonly Pick<GroupValue, "within">[]): number {
  return values.reduce((sum, { within = 0 }) => sum + within, 0);
}

/**
 * Reads one group's number of pupils and its mean or sum from a row.
 *
 * No pupils and nothing else is a value (an empty group); a mean without pupils, or pupils without a mean, is not.
 *
 * @param step what counts are rounded to; 1 where they are exact
 */
export function readGroupCell(
  spec: Exclude<GroupSpec, { kind: "all-less" }>,
  cells: CellsOfRow,
  step: number,
): GroupCell {
  const missing = (kind: "none" | "wrong", column: string, reason: string): GroupCell => ({
    kind,
    column,
    reason: reason === "blank" ? `blank (${column})` : reason,
    text: cells.text(column) ?? "",
  });
  const pupils = cells.count(spec.pupils);
  if (pupils.kind !== "number") return missing(pupils.kind, spec.pupils, pupils.reason);
  if (pupils.value < 0) return missing("wrong", spec.pupils, "a negative number of pupils");
  const column = spec.kind === "mean" ? spec.mean : spec.sum;
  const value = cells.printed(column);
  const printed = spec.kind === "mean";
  const within = pupils.value % step === 0 ? mostOff(step) : 0;
  const rounded = within > 0 ? { within } : {};
  if (value.kind === "number")
    return { kind: "value", value: { pupils: pupils.value, value: value.value, printed, ...rounded } };
  if (pupils.value === 0 && value.kind === "none") return { kind: "value", value: { pupils: 0, value: 0, printed } };
  return missing(value.kind, column, value.reason);
}
