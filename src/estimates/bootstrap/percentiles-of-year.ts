import { countedPercentiles } from "./counted-percentiles.ts";
import { addRowToHistogram } from "./eight-lanes.ts";
import type { ResamplingPlan } from "./resampling-plan.ts";
import { lanes } from "./school-weights.ts";
import type { Workspace } from "./workspace.ts";

/** Percentiles of the domains of one year in the replicates of a block, in points or in the unit of the scores. */
export function percentilesOfYear(
  plan: ResamplingPlan,
  { weights, counts, years, units }: Workspace,
  year: number,
  first: number,
  inBlock: number,
  replicates: number,
  into: Float64Array,
): void {
  const { at, start, row, year: yearOf, unit: inUnit } = plan.percentiles;
  const space = years[year];
  if (space === undefined) return;
  const slots = (plan.slot.startOfYear[year + 1] ?? 0) - (plan.slot.startOfYear[year] ?? 0);
  for (const [domain, own] of yearOf.entries()) {
    if (own !== year) continue;
    counts.fill(0, 0, slots * lanes);
    for (let index = start[domain] ?? 0; index < (start[domain + 1] ?? 0); index++)
      addRowToHistogram(plan, year, row[index] ?? 0, weights, counts);
    for (let lane = 0; lane < inBlock; lane++) {
      const [order, values] = [space.orders[lane], space.values[lane]];
      const unit = units[year * lanes + lane] ?? Number.NaN;
      if (order === undefined || values === undefined) throw new Error(`no lane to take percentiles in: ${lane}`);
      const scoreAt =
        inUnit === "points"
          ? (slot: number) => (values[slot] ?? Number.NaN) * plan.outcomeStep
          : (slot: number) => (space.scores[slot * lanes + lane] ?? Number.NaN) * unit;
      const found = countedPercentiles(order, counts, lanes, lane, at, scoreAt);
      for (const [index, value] of found.entries())
        into[(domain * at.length + index) * replicates + first + lane] = Number.isNaN(unit) ? Number.NaN : value;
    }
  }
}
