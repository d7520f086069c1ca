import type { YearOfSlots } from "./year-of-slots.ts";

/** Ranked slots of a year from the lowest score up. */
export function rankedOrder({ size, ranked, position }: YearOfSlots): Int32Array {
  if (position === null) throw new Error("a year without ranks");
  const present = Int32Array.from({ length: size }, (_, slot) => slot).filter((slot) => (ranked[slot] ?? 0) > 0);
  return present.sort((a, b) => (position[a] ?? 0) - (position[b] ?? 0));
}

/**
 * Placement of each slot in a domain: the share of the domain's pupils whose score is above the slot's, counting half of
 * those who tie with it.
 *
 * One more ranked pupil in a slot raises the percentile ranks of exactly these pupils, so this is what the ranking
 * distribution adds to the influence of a school.
 *
 * @param order ranked slots from the lowest score up; positions show which tie
 * @param domain pupils of the domain per slot
 * @returns from 0 to 1; slots that are not ranked have 0
 * @source Hanley and McNeil (1982) and DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44: placements of an area under a curve
 * @example // two pupils at scores 5 and 7, placements of slots with scores 4, 5 and 9: 1, 3/4 and 0
 */
export function placements(order: Int32Array, position: Float64Array, domain: Float64Array): Float64Array {
  const placement = new Float64Array(domain.length);
  let total = 0;
  for (const slot of order) total += domain[slot] ?? 0;
  let below = 0;
  for (let from = 0; from < order.length; ) {
    const at = position[order[from] ?? 0];
    let to = from;
    let tied = 0;
    while (to < order.length && position[order[to] ?? 0] === at) tied += domain[order[to++] ?? 0] ?? 0;
    const share = (total - below - tied / 2) / total;
    while (from < to) placement[order[from++] ?? 0] = share;
    below += tied;
  }
  return placement;
}
