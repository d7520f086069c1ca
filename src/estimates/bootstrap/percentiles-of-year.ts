import { addRowToHistogram } from "./eight-lanes.ts";
import type { Workspace } from "./replicate-block.ts";
import type { ResamplingPlan } from "./resampling-plan.ts";
import { lanes } from "./school-weights.ts";

/**
 * Percentile of counted values: linear between the two values around position (N - 1) p of all N pupils in a row, R's
 * type 7.
 *
 * @param order indices of the values from the lowest up
 * @param counts pupils with each value: of index i at `counts[i x stride + lane]`
 * @returns NaN where nobody counts
 * @source Hyndman and Fan (1996), American Statistician 50, 361-365
 * @example countedPercentile(Int32Array.of(0, 1), Float64Array.of(1, 5), Float64Array.of(1, 3), 1, 0, 0.25) // 4
 */
export function countedPercentile(
  order: Int32Array,
  values: Float64Array,
  counts: Float64Array,
  stride: number,
  lane: number,
  p: number,
): number {
  let pupils = 0;
  for (const at of order) pupils += counts[at * stride + lane] as number;
  const position = (pupils - 1) * p;
  const share = position - Math.floor(position);
  let lower = Number.NaN;
  let below = 0;
  for (const at of order) {
    below += counts[at * stride + lane] as number;
    if (below > Math.floor(position) && Number.isNaN(lower)) lower = values[at] as number;
    if (below > Math.ceil(position)) {
      const upper = values[at] as number;
      return lower === upper ? lower : (1 - share) * lower + share * upper;
    }
  }
  return Number.NaN;
}

/** Percentiles of the domains of one year in the replicates of a block, in points. */
export function percentilesOfYear(
  plan: ResamplingPlan,
  { weights, counts, years, units }: Workspace,
  year: number,
  first: number,
  inBlock: number,
  replicates: number,
  into: Float64Array,
): void {
  const { at, start, row, year: yearOf } = plan.percentiles;
  const space = years[year];
  if (space === undefined) return;
  for (const [domain, own] of yearOf.entries()) {
    if (own !== year) continue;
    counts.fill(0);
    for (let index = start[domain] ?? 0; index < (start[domain + 1] ?? 0); index++)
      addRowToHistogram(plan, year, row[index] ?? 0, weights, counts);
    for (let lane = 0; lane < inBlock; lane++) {
      const [order, values] = [space.orders[lane], space.values[lane]];
      const known = order !== undefined && values !== undefined && !Number.isNaN(units[year * lanes + lane]);
      for (const [index, p] of at.entries()) {
        const value = known ? countedPercentile(order, values, counts, lanes, lane, p) : Number.NaN;
        into[(domain * at.length + index) * replicates + first + lane] = value * plan.outcomeStep;
      }
    }
  }
}
