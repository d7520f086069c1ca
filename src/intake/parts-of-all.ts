import type { GroupValue } from "./school-row.ts";

/** How far the groups of a school or an area have more pupils than all of its pupils, and how far rounding allows it. */
export interface ExcessOfParts {
  readonly all: number;
  readonly parts: number;
  /** Pupils in the groups less those in all; 0 where they are not more. */
  readonly pupils: number;
  readonly allowed: number;
}

/**
 * Pupils that the groups have beyond `all`, where both are known. Where counts are rounded, each number of pupils may be
 * off, so that the groups may exceed `all` by what they and `all` can be off together.
 *
 * @returns null without `all`
 * @example // all 85, groups of 40 and 50, each rounded to 5: 5 beyond, and 3 x 2 = 6 are allowed
 */
export function excessOfParts(
  groups: Iterable<readonly [string, Pick<GroupValue, "within"> & { readonly pupils: number | null }]>,
): ExcessOfParts | null {
  let all: number | null = null;
  let [parts, allowed] = [0, 0];
  for (const [name, { pupils, within = 0 }] of groups) {
    if (name === "all") all = pupils;
    else parts += pupils ?? 0;
    allowed += within;
  }
  return all === null ? null : { all, parts, pupils: Math.max(0, parts - all), allowed };
}
