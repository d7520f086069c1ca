import type { Union } from "../attack/facts.ts";
import { Columns } from "./columns.ts";

/** What may be shown, and the hidden unions as they are after all that is shown was subtracted. */
export interface Eliminated {
  /** Of the unions asked for, those that must not be shown. */
  readonly hide: ReadonlySet<number>;
  /** Hidden unions that are known whatever is hidden, from what is always shown. */
  readonly open: readonly number[];
}

/**
 * Which unions must not be shown with their exact numbers, so that no hidden one is a sum and difference of shown ones.
 *
 * Unions are taken in their order. Each is shown unless a hidden union is a multiple of what is new in it: then it is
 * hidden too. What was shown is subtracted from all that remain, as in Gaussian elimination, so that each step looks at
 * what is new alone. (The idea of GaussSuppression: Langsrud 2024, second hand; own code)
 *
 * @param always unions whose numbers are known in any case
 * @param shown unions asked for, the most important first
 * @param hidden unions that must not be found
 * @example
 * // shown all {0, 1} and others {1}, hidden {0}: others is hidden too
 * eliminate([], [[0, 1], [1]], [[0]]).hide // Set { 1 }
 */
export function eliminate(always: readonly Union[], shown: readonly Union[], hidden: readonly Union[]): Eliminated {
  const columns = new Columns([...always, ...shown, ...hidden]);
  const firstHidden = always.length + shown.length;
  const hide = new Set<number>();
  const isHidden = (at: number) => at >= firstHidden;
  for (let at = 0; at < firstHidden; at += 1) {
    if (columns.column(at).size === 0) continue;
    if (at >= always.length) {
      const size = columns.column(at).size;
      const direction = columns.direction(at);
      const tells = [...columns.near(at)].some(
        (other) => isHidden(other) && columns.column(other).size === size && columns.direction(other) === direction,
      );
      if (tells) {
        hide.add(at - always.length);
        columns.drop(at);
        continue;
      }
    }
    columns.eliminate(at);
  }
  const open = hidden.flatMap((_, at) => (columns.column(firstHidden + at).size === 0 ? [at] : []));
  return { hide, open };
}
