import type { AreaGroupValue } from "../intake/checked-area-table.ts";
import type { SumCells } from "./cells.ts";

/** 1.96: the number of standard errors between a mean and the published ends of its 95% interval. */
const errorsInLimits = 1.96;

/** What errors of published means come from. */
export interface DeviationOfPupils {
  /** Standard deviation of pupils in a year, in the unit of the outcome; null where the study states none. */
  readonly deviationIn: (year: number) => number | null;
  /** What the table publishes for each group of an area in a year. */
  readonly groupsOf: (area: string, year: number) => ReadonlyMap<string, AreaGroupValue>;
}

/**
 * The variance of the sum of n pupils: from published limits of their mean, or from the deviation of pupils.
 *
 * @returns null where neither is there
 * @example // limits 0.03 to 0.13 on 100 pupils: (100 x 0.1 / 3.92)^2 = 6.5; deviation 1.25: 100 x 1.25^2 = 156.25
 */
function varianceOfGroup({ pupils, limits }: AreaGroupValue, deviation: number | null): number | null {
  if (pupils === null) return null;
  if (limits !== null) return ((pupils * (limits.upper - limits.lower)) / (2 * errorsInLimits)) ** 2;
  return deviation === null ? null : pupils * deviation ** 2;
}

/** The variance of some of the pupils of a group. */
function partOf(variance: number, n: number, { pupils }: AreaGroupValue): number {
  return pupils === null || pupils === n || pupils === 0 ? variance : (variance * n) / pupils;
}

/**
 * Variance of each cell's sum, from what the table publishes about its groups: those of different groups, areas and years
 * are independent, because each pupil is in one of them.
 *
 * The pupils whom the table shows in none of the groups count in all alone, and have the variance of all less that of the
 * groups: 0 where rounded limits give less. Where rounded counts of groups exceed the count of all, a group is in two cells,
 * in all and outside, and each has its part of the variance.
 *
 * @returns NaN for a cell whose variance is not known
 * @source Department for Education: interval = mean +/- 1.96 x national deviation / sqrt(n)
 */
export function publishedVariance(
  { frame, key, n }: Pick<SumCells, "frame" | "key" | "n">,
  { deviationIn, groupsOf }: DeviationOfPupils,
): Float64Array {
  const groupsOfAtom = frame.atoms.keys.map((_, atom) =>
    [...frame.populations].flatMap(([name, inside]) => (name !== "all" && inside[atom] === 1 ? [name] : [])),
  );
  const insideAll = frame.populations.get("all");
  const groupIn = (cell: number) =>
    JSON.stringify([key.school[cell], key.year[cell], groupsOfAtom[key.atom[cell] ?? -1]?.[0]]);
  const countedInAll = new Map<string, number>();
  for (const [cell, pupils] of n.entries())
    if (insideAll?.[key.atom[cell] ?? -1] === 1) countedInAll.set(groupIn(cell), pupils);
  return Float64Array.from(n, (pupils, cell) => {
    const year = frame.years.keys[key.year[cell] ?? -1] ?? 0;
    const shown = groupsOf(frame.schools.keys[key.school[cell] ?? -1] ?? "", year);
    const deviation = deviationIn(year);
    const groups = groupsOfAtom[key.atom[cell] ?? -1] ?? [];
    const own = groups.map((group) => shown.get(group)).find((value) => value !== undefined);
    if (own !== undefined) return partOf(varianceOfGroup(own, deviation) ?? Number.NaN, pupils, own);
    const all = shown.get("all");
    const parts = [...shown]
      .filter(([group]) => group !== "all")
      .map(([group, value]) => {
        const whole = varianceOfGroup(value, deviation);
        const inAll = countedInAll.get(JSON.stringify([key.school[cell], key.year[cell], group])) ?? 0;
        return whole === null ? null : partOf(whole, inAll, value);
      });
    const whole = all === undefined ? null : varianceOfGroup(all, deviation);
    if (whole === null || parts.includes(null)) return Number.NaN;
    return Math.max(
      0,
      parts.reduce<number>((left, part) => left - (part ?? 0), whole),
    );
  });
}
