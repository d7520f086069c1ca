import type { Study } from "../study/study.ts";

/**
 * Whether a group holds the group that it is set against, as all pupils hold those who are not disadvantaged: its gap is
 * then that of the rest, made smaller by their share, and no finding of its own.
 *
 * @example holds(study, "all", "not disadvantaged") // true
 */
export function holds({ populations }: Study, group: string, comparison: string | undefined): boolean {
  const inside = new Set<string>();
  let at: string | undefined | null = comparison;
  while (at !== undefined && at !== null && !inside.has(at)) {
    inside.add(at);
    at = populations.get(at)?.within;
  }
  return comparison !== undefined && group !== comparison && (group === "all" || inside.has(group));
}
