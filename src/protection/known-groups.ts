import type { Union } from "../attack/facts.ts";
import { Columns, minusMod, timesMod } from "./columns.ts";

/** Groups of more hidden domains than this are not looked for: so many protect each other. */
const mostInGroup = 6;

/**
 * Unions of a few unshown domains whose number is known exactly, although that of none of them is.
 *
 * A school that has most of the pupils of such a group learns about the others in it, as with a single domain, so the
 * rules must hold for the group.
 *
 * @param shown unions whose exact numbers are known
 * @param unshown unions that are not shown
 * @example
 * // all {0, 1, 2, 3} and {3} shown; {0}, {1} and {2} are not: together they are known
 * knownGroups([[0, 1, 2, 3], [3]], [[0], [1], [2]]) // [[0, 1, 2]]
 */
export function knownGroups(shown: readonly Union[], unshown: readonly Union[]): readonly Union[] {
  const columns = new Columns([...shown, ...unshown]);
  for (const at of shown.keys()) if (columns.column(at).size > 0) columns.eliminate(at);
  // What was added together to give each unshown column as it is now.
  const madeOf = unshown.map((_, at) => new Map([[at, 1]]));
  const groups: Union[] = [];
  for (const [at, own] of madeOf.entries()) {
    const column = shown.length + at;
    if (columns.column(column).size === 0) {
      const parts = [...own];
      const [first] = parts;
      const alike = parts.every(([, times]) => times === first?.[1]);
      const of = parts.flatMap(([part]) => unshown[part] ?? []);
      if (alike && parts.length <= mostInGroup && new Set(of).size === of.length) groups.push(of.sort((a, b) => a - b));
      continue;
    }
    columns.eliminate(column, (other, times) => {
      const made = madeOf[other - shown.length];
      if (made === undefined) return;
      for (const [part, each] of own) {
        const left = minusMod(made.get(part) ?? 0, timesMod(times, each));
        if (left === 0) made.delete(part);
        else made.set(part, left);
      }
    });
  }
  return groups;
}
