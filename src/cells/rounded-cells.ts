import type { GroupValue } from "../intake/school-row.ts";
import type { RestsOnCounts } from "./cells.ts";
import { dictionary } from "./dictionary.ts";
import type { Quantity } from "./quantity.ts";

/** A cell with the school that it belongs to, as a position among the schools of the table. */
interface CellOfSchool extends Pick<Quantity, "counts"> {
  readonly index: number;
}

/**
 * Which rounded counts the cells of a table come from; null where every count is exact.
 *
 * @param cells in their order
 * @param printed what the table prints for a group of a school
 */
export function countsOf(
  cells: readonly CellOfSchool[],
  printed: (index: number, group: string) => GroupValue | undefined,
): RestsOnCounts | null {
  const named = cells.flatMap(({ index, counts }, cell) =>
    [...counts].map(([group, { times, value }]) => ({ cell, name: `${index} ${group}`, index, group, times, value })),
  );
  if (named.length === 0) return null;
  const numbers = dictionary(named.map(({ name }) => name));
  const higher = new Float64Array(numbers.keys.length);
  const lower = new Float64Array(numbers.keys.length);
  for (const { name, index, group } of named) {
    const { pupils = 0, within = 0 } = printed(index, group) ?? {};
    const number = numbers.indexOf.get(name) ?? -1;
    higher[number] = within;
    lower[number] = Math.min(within, pupils);
  }
  return {
    cell: Int32Array.from(named, ({ cell }) => cell),
    count: Int32Array.from(named, ({ name }) => numbers.indexOf.get(name) ?? -1),
    times: Int32Array.from(named, ({ times }) => times),
    value: Float64Array.from(named, ({ value }) => value),
    higher,
    lower,
  };
}
