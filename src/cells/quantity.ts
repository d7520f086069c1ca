import type { GroupValue } from "../intake/school-row.ts";

/** What one more pupil in a printed count adds to a quantity: pupils, and the sum in units of the last digit. */
export interface PerPupil {
  readonly times: number;
  readonly value: number;
}

/** Pupils and the sum of their scores, as what the printed means and the rounded counts of a school make them. */
export interface Quantity {
  readonly n: number;
  readonly sum: number;
  /** By printed mean, the group's name: how many times it is in the sum. */
  readonly rests: ReadonlyMap<string, number>;
  /** By rounded count, the group's name; empty where counts are exact. */
  readonly counts: ReadonlyMap<string, PerPupil>;
}

export const nobody: Quantity = { n: 0, sum: 0, rests: new Map(), counts: new Map() };

/**
 * The pupils of a group as they are printed.
 *
 * @example quantityOf("all", { pupils: 85, value: -40, printed: true, within: 2 }) // n 85, sum -3400, one more pupil adds -40
 */
export function quantityOf(group: string, { pupils, value, printed, within = 0 }: GroupValue): Quantity {
  return {
    n: pupils,
    sum: printed ? pupils * value : value,
    rests: new Map(printed ? [[group, pupils]] : []),
    counts: new Map(within > 0 ? [[group, { times: 1, value: printed ? value : 0 }]] : []),
  };
}

function combined(a: Quantity, b: Quantity, sign: 1 | -1): Quantity {
  const rests = new Map(a.rests);
  for (const [group, pupils] of b.rests) rests.set(group, (rests.get(group) ?? 0) + sign * pupils);
  const counts = new Map(a.counts);
  for (const [group, { times, value }] of b.counts) {
    const before = counts.get(group) ?? { times: 0, value: 0 };
    counts.set(group, { times: before.times + sign * times, value: before.value + sign * value });
  }
  return { n: a.n + sign * b.n, sum: a.sum + sign * b.sum, rests, counts };
}

export const plus = (a: Quantity, b: Quantity): Quantity => combined(a, b, 1);
export const minus = (a: Quantity, b: Quantity): Quantity => combined(a, b, -1);

/**
 * As many pupils of a group as another quantity has, at the mean of the group.
 *
 * @param of a group as it is printed
 * @param over whose pupils, and counts, say how many
 */
export function share(of: Quantity, over: Quantity): Quantity {
  const mean = of.n === 0 ? 0 : of.sum / of.n;
  return {
    n: over.n,
    sum: Math.round(over.n * mean),
    rests: new Map([...of.rests.keys()].map((group) => [group, over.n] as const)),
    counts: new Map([...over.counts].map(([group, { times }]) => [group, { times, value: times * mean }] as const)),
  };
}
