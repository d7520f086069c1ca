import type { PupilsBySlot, ResamplingPlan } from "./resampling-plan.ts";

// The two passes over pupils, written out for eight lanes: loops over lanes, or a check of each index, cost several
// times as much, and everything else of a replicate is small beside them. `| 0` tells indices from doubles.

/** Two counts share a double: the second is this many times larger. No count of a year reaches it. */
const second = 2 ** 26;

/**
 * Weights of schools in pairs, `school x 4 + pair`: those of lanes 0 and 1, 2 and 3, 4 and 5, 6 and 7.
 *
 * @param weights whole numbers, `school x 8 + lane`
 */
export function pairWeights(weights: Float64Array, into: Float64Array): void {
  for (let pair = 0; pair < into.length; pair++)
    into[pair] = (weights[2 * pair] as number) + (weights[2 * pair + 1] as number) * second;
}

/**
 * Counts the weighted pupils of each slot of one year, exactly.
 *
 * @param first number of the first slot of the year, and of the first after it
 * @param pairs of weights, as `pairWeights` makes them
 * @param into one array a lane, slots of the year from 0
 */
export function countSlots(
  { school, n, start }: PupilsBySlot,
  first: number,
  end: number,
  pairs: Float64Array,
  into: readonly Float64Array[],
): void {
  for (let slot = first; slot < end; slot++) {
    const to = start[slot + 1] as number;
    let [p0, p1, p2, p3] = [0, 0, 0, 0];
    for (let at = start[slot] as number; at < to; at++) {
      const from = ((school[at] as number) * 4) | 0;
      const pupils = n[at] as number;
      p0 += pupils * (pairs[from] as number);
      p1 += pupils * (pairs[from + 1] as number);
      p2 += pupils * (pairs[from + 2] as number);
      p3 += pupils * (pairs[from + 3] as number);
    }
    setPair(into, 0, slot - first, p0);
    setPair(into, 2, slot - first, p1);
    setPair(into, 4, slot - first, p2);
    setPair(into, 6, slot - first, p3);
  }
}

function setPair(into: readonly Float64Array[], lane: number, slot: number, both: number): void {
  const high = Math.floor(both / second);
  (into[lane] as Float64Array)[slot] = both - high * second;
  (into[lane + 1] as Float64Array)[slot] = high;
}

/**
 * Adds the weighted pupils of one row to a histogram: `into[slot x 8 + lane]`, slots of the year from 0.
 *
 * Percentiles are asked of few domains, so this one is not written out.
 */
export function addRowToHistogram(
  { entry, row, slot }: ResamplingPlan,
  year: number,
  of: number,
  weights: Float64Array,
  into: Float64Array,
): void {
  const first = slot.startOfYear[year] as number;
  const by = (row.school[of] as number) * 8;
  for (let at = row.firstEntry[of] as number; at < (row.endEntry[of] as number); at++) {
    const to = ((entry.slot[at] as number) - first) * 8;
    for (let lane = 0; lane < 8; lane++)
      into[to + lane] = (into[to + lane] as number) + (entry.n[at] as number) * (weights[by + lane] as number);
  }
}

/**
 * Adds the weighted scores of one row to the sum of its group: `sums[group x 8 + lane]`.
 *
 * @param scores per slot of the year and lane, `slot x 8 + lane`
 */
export function addRow(
  { entry, row, slot }: ResamplingPlan,
  year: number,
  of: number,
  scores: Float64Array,
  weights: Float64Array,
  sums: Float64Array,
): void {
  const first = slot.startOfYear[year] as number;
  const end = row.endEntry[of] as number;
  const { n, slot: slots } = entry;
  let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let at = row.firstEntry[of] as number; at < end; at++) {
    const pupils = n[at] as number;
    const from = (((slots[at] as number) - first) * 8) | 0;
    s0 += pupils * (scores[from] as number);
    s1 += pupils * (scores[from + 1] as number);
    s2 += pupils * (scores[from + 2] as number);
    s3 += pupils * (scores[from + 3] as number);
    s4 += pupils * (scores[from + 4] as number);
    s5 += pupils * (scores[from + 5] as number);
    s6 += pupils * (scores[from + 6] as number);
    s7 += pupils * (scores[from + 7] as number);
  }
  const to = ((row.group[of] as number) * 8) | 0;
  const by = ((row.school[of] as number) * 8) | 0;
  sums[to] = (sums[to] as number) + (weights[by] as number) * s0;
  sums[to + 1] = (sums[to + 1] as number) + (weights[by + 1] as number) * s1;
  sums[to + 2] = (sums[to + 2] as number) + (weights[by + 2] as number) * s2;
  sums[to + 3] = (sums[to + 3] as number) + (weights[by + 3] as number) * s3;
  sums[to + 4] = (sums[to + 4] as number) + (weights[by + 4] as number) * s4;
  sums[to + 5] = (sums[to + 5] as number) + (weights[by + 5] as number) * s5;
  sums[to + 6] = (sums[to + 6] as number) + (weights[by + 6] as number) * s6;
  sums[to + 7] = (sums[to + 7] as number) + (weights[by + 7] as number) * s7;
}
