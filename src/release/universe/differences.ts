import type { Union } from "../../attack/facts.ts";
import type { AskedUnion } from "./asked-unions.ts";

/** Whether every class of one union is in another; both ascend. */
function isInside(part: Union, whole: Union): boolean {
  if (part.length > whole.length) return false;
  let at = 0;
  for (const one of part) {
    while (at < whole.length && (whole[at] ?? 0) < one) at += 1;
    if (whole[at] !== one) return false;
  }
  return true;
}

/** Unions of a year, the largest first, by their number of pupils. */
interface Sized {
  readonly union: AskedUnion;
  readonly pupils: number;
}

/** A part is compared with a whole only if it has at least this share of its pupils, or leaves few. */
const leastShare = 0.5;

/**
 * What is left of one shown union when another is taken away, where that is a set of pupils that the rules would hide:
 * it was not asked for, and yet one subtraction gives it.
 *
 * @param isSensitive whether the rules hide a union
 * @example
 * // all {0, 1} and others {1} are shown and the study does not ask for disadvantaged {0}, who are 7: [[0]]
 */
export function sensitiveDifferences(
  shown: readonly AskedUnion[],
  pupilsOf: (of: Union) => number,
  isSensitive: (of: Union) => boolean,
): readonly Union[] {
  const found = new Map<string, Union>();
  const years = new Set(shown.map(({ year }) => year));
  for (const year of years) {
    const sized: Sized[] = shown
      .filter((one) => one.year === year)
      .map((union) => ({ union, pupils: pupilsOf(union.of) }))
      .sort((a, b) => b.pupils - a.pupils);
    for (const [at, whole] of sized.entries()) {
      for (let next = at + 1; next < sized.length; next += 1) {
        const part = sized[next];
        if (part === undefined || part.pupils < leastShare * whole.pupils) break;
        for (const [outer, inner] of [
          [whole, part],
          [part, whole],
        ] as const) {
          if (outer.pupils < inner.pupils || !isInside(inner.union.of, outer.union.of)) continue;
          const taken = new Set(inner.union.of);
          const left = outer.union.of.filter((one) => !taken.has(one));
          if (left.length > 0 && isSensitive(left)) found.set(left.join(), left);
        }
      }
    }
  }
  return [...found.values()];
}
