import type { Union } from "../attack/facts.ts";
import { Columns } from "./columns.ts";

/**
 * Which unions must not be shown with their exact numbers, so that no hidden one is a sum and difference of shown ones.
 *
 * Unions are taken in their order. Each is shown unless a hidden union is a multiple of what is new in it: then it is
 * hidden too. What was shown is subtracted from all that remain, as in Gaussian elimination, so that each step looks at
 * what is new alone. (The idea of GaussSuppression: Langsrud 2024, second hand; own code)
 *
 * @param shown unions asked for, the most important first
 * @param hidden unions that must not be found
 * @returns positions of the unions asked for that must not be shown
 * @example
 * // shown all {0, 1} and others {1}, hidden {0}: others is hidden too
 * eliminate([[0, 1], [1]], [[0]]) // Set { 1 }
 */
export function eliminate(shown: readonly Union[], hidden: readonly Union[]): ReadonlySet<number> {
  const columns = new Columns([...shown, ...hidden]);
  const hide = new Set<number>();
  for (const at of shown.keys()) {
    const { size } = columns.column(at);
    if (size === 0) continue;
    const direction = columns.direction(at);
    const givesAway = [...columns.near(at)].some(
      (other) => other >= shown.length && columns.column(other).size === size && columns.direction(other) === direction,
    );
    if (givesAway) {
      hide.add(at);
      columns.drop(at);
    } else columns.eliminate(at);
  }
  return hide;
}
