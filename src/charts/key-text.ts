import type { KeyText } from "./interval-key.tsx";
import { anyShrunken, type IntervalRow, type Reference } from "./interval-row.ts";
import type { ValueAxis } from "./value-axis.ts";

/** The entries of the key that these rows need; the interval has the name of its column. */
export function keyText(
  rows: readonly IntervalRow[],
  axis: ValueAxis,
  headings: { readonly interval: string },
  reference: Reference | undefined,
): KeyText {
  const cut = rows.some((row) => row.status !== "hidden" && (row.lower < axis.from || row.upper > axis.to));
  return {
    dot: "estimate",
    interval: headings.interval,
    shrunken: anyShrunken(rows) ? "shrunken estimate" : null,
    unreliable: rows.some(({ status }) => status === "unreliable") ? "unreliable" : null,
    cut: cut ? "interval goes on" : null,
    reference: reference?.label ?? null,
  };
}
