import { addRow } from "./eight-lanes.ts";
import { addPackedRow, countSlots, packScores, packWeights, roomOfPair } from "./packed-lanes.ts";
import { percentilesOfYear } from "./percentiles-of-year.ts";
import type { ResamplingPlan } from "./resampling-plan.ts";
import { rescore } from "./rescore.ts";
import { lanes, type Resampling, weighSchools } from "./school-weights.ts";
import type { Workspace } from "./workspace.ts";

/** Scores a year in all lanes; returns how many pupils' scores a pair can hold, 0 where lanes are added separately. */
function scoreYear(
  plan: ResamplingPlan,
  { packedWeights, units, years }: Workspace,
  year: number,
  heaviest: number,
): number {
  const space = years[year];
  if (space === undefined) return 0;
  const [first, end] = [plan.slot.startOfYear[year] ?? 0, plan.slot.startOfYear[year + 1] ?? 0];
  countSlots(plan.ranked, first, end, packedWeights, heaviest, space.ranked);
  if (space.expected !== space.ranked) countSlots(plan.expected, first, end, packedWeights, heaviest, space.expected);
  // A rank is 100 times its score over twice the ranked pupils, so that no score is larger than 100 over the unit.
  let largest = 0;
  for (let lane = 0; lane < lanes; lane++) {
    const unit = rescore(plan, year, lane, space);
    units[year * lanes + lane] = unit;
    largest = Math.max(largest, 100 / unit);
  }
  const room = plan.transform === "rank" ? roomOfPair(largest, plan.entry.most) : 0;
  if (room > 0) packScores(space.scores, space.packedScores);
  return room;
}

function sumYear(plan: ResamplingPlan, { weights, sums, pupils, years }: Workspace, year: number, room: number): void {
  const { row } = plan;
  const space = years[year];
  for (let of = row.startOfYear[year] ?? 0; of < (row.startOfYear[year + 1] ?? 0); of++) {
    const [to, by, n] = [(row.group[of] ?? 0) * lanes, (row.school[of] ?? 0) * lanes, row.n[of] ?? 0];
    for (let lane = 0; lane < lanes; lane++)
      pupils[to + lane] = (pupils[to + lane] ?? 0) + (weights[by + lane] ?? 0) * n;
    if (space !== undefined && room > 0) addPackedRow(plan, year, of, space.packedScores, room, weights, sums);
    else if (space !== undefined) addRow(plan, year, of, space.scores, weights, sums);
    else
      for (let lane = 0; lane < lanes; lane++)
        sums[to + lane] = (sums[to + lane] ?? 0) + (weights[by + lane] ?? 0) * (row.sum[of] ?? 0);
  }
}

/** Where replicates are written: the numbers of one domain are next to each other, replicate by replicate. */
export interface ReplicateTable {
  readonly replicates: number;
  /** Mean of domain d in replicate r at `d x replicates + r`; NaN where no pupil of it was drawn. */
  readonly means: Float64Array;
  /** Percentile p of domain d at `(d x percentiles + p) x replicates + r`, in the unit wanted. */
  readonly percentiles: Float64Array;
}

/**
 * Works out eight replicates: schools are weighted, everything is scored again, and all domains get a mean.
 *
 * Pass 1 counts weighted pupils per slot; expectations, spread and ranks follow from these, exactly. Pass 2 adds up
 * scores. Numbers of different lanes are never combined, so a replicate has the same bits in any block and thread.
 *
 * @param first number of the first replicate of the block
 */
export function replicateBlock(
  plan: ResamplingPlan,
  resampling: Resampling,
  space: Workspace,
  first: number,
  { replicates, means, percentiles }: ReplicateTable,
): void {
  const inBlock = Math.min(lanes, replicates - first);
  for (let lane = 0; lane < lanes; lane++)
    weighSchools(resampling, first + Math.min(lane, inBlock - 1), plan.schools, space.weights, lanes, lane);
  const heaviest = packWeights(space.weights, space.packedWeights);
  space.sums.fill(0);
  space.pupils.fill(0);
  for (let year = 0; year < plan.years; year++) {
    const room = scoreYear(plan, space, year, heaviest);
    sumYear(plan, space, year, room);
    percentilesOfYear(plan, space, year, first, inBlock, replicates, percentiles);
  }
  const { start, group, year } = plan.domain;
  for (let domain = 0; domain < plan.domains; domain++) {
    const ofYear = year[domain] ?? 0;
    for (let lane = 0; lane < inBlock; lane++) {
      let [sum, pupils] = [0, 0];
      for (let at = start[domain] ?? 0; at < (start[domain + 1] ?? 0); at++) {
        sum += space.sums[(group[at] ?? 0) * lanes + lane] ?? 0;
        pupils += space.pupils[(group[at] ?? 0) * lanes + lane] ?? 0;
      }
      const unit = plan.transform === "fixed" ? plan.unitOfYear[ofYear] : space.units[ofYear * lanes + lane];
      means[domain * replicates + first + lane] = ((unit ?? Number.NaN) * sum) / pupils;
    }
  }
}
