import type { ResamplingPlan } from "./resampling-plan.ts";

// A pass over pupils, written out for eight lanes: loops over lanes, or a check of each index, cost several times as
// much, and everything else in a replicate takes little time in comparison. `| 0` marks indices as integers.

/**
 * Adds the weighted pupils of one row to a histogram: `into[slot x 8 + lane]`, slots of the year from 0.
 *
 * Percentiles are requested for few domains, so this one is not written out.
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
