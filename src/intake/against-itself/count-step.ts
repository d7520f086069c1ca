import type { RowOfTable } from "./row-of-table.ts";

/** Steps that counts are rounded to in published tables, the largest first. */
const steps = [10, 5] as const;

/** So many counts must be multiples of a step: by chance, twenty exact counts are all multiples of 5 once in 10 to the 14. */
const fewest = 20;

/**
 * What the counts of a table are rounded to: 10 or 5 where every count above zero is a multiple of it, otherwise 1.
 *
 * @example // counts of 115, 200, 85, 150 and sixteen more of the same kind: 5
 */
export function countStep(rows: readonly RowOfTable[]): number {
  const counts = rows.flatMap(({ groups }) => [...groups.values()].map(({ pupils }) => pupils)).filter((n) => n > 0);
  if (counts.length < fewest) return 1;
  return steps.find((step) => counts.every((count) => count % step === 0)) ?? 1;
}
