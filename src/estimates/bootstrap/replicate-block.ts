import { addRow, countSlots, pairWeights } from "./eight-lanes.ts";
import { percentilesOfYear } from "./percentiles-of-year.ts";
import type { ResamplingPlan } from "./resampling-plan.ts";
import { type LanesOfYear, rescore } from "./rescore.ts";
import { lanes, type Resampling, weighSchools } from "./school-weights.ts";

/** What a thread keeps from block to block: memory, and the order of slots, which hardly changes. */
export interface Workspace {
  readonly weights: Float64Array;
  readonly pairs: Float64Array;
  readonly sums: Float64Array;
  readonly pupils: Float64Array;
  readonly units: Float64Array;
  readonly years: readonly LanesOfYear[];
  /** Pupils of one domain per slot and lane, for percentiles. */
  readonly counts: Float64Array;
}

export function workspaceFor(plan: ResamplingPlan): Workspace {
  const { schools, groups, years, transform, slot, percentiles } = plan;
  const perLane = (size: number) => Array.from({ length: lanes }, () => new Float64Array(size));
  return {
    weights: new Float64Array(schools * lanes),
    pairs: new Float64Array((schools * lanes) / 2),
    sums: new Float64Array(groups * lanes),
    pupils: new Float64Array(groups * lanes),
    units: new Float64Array(years * lanes),
    years: Array.from({ length: transform === "fixed" ? 0 : years }, (_, year) => {
      const size = (slot.startOfYear[year + 1] ?? 0) - (slot.startOfYear[year] ?? 0);
      const ranked = perLane(size);
      return {
        ranked,
        expected: plan.expected === plan.ranked ? ranked : perLane(size),
        values: perLane(size),
        orders: Array.from({ length: lanes }, () => Int32Array.from({ length: size }, (__, at) => at)),
        scores: new Float64Array(size * lanes),
      };
    }),
    counts: new Float64Array(percentiles.at.length === 0 ? 0 : slot.outcome.length * lanes),
  };
}

function scoreYear(plan: ResamplingPlan, { pairs, units, years }: Workspace, year: number): void {
  const space = years[year];
  if (space === undefined) return;
  const [first, end] = [plan.slot.startOfYear[year] ?? 0, plan.slot.startOfYear[year + 1] ?? 0];
  countSlots(plan.ranked, first, end, pairs, space.ranked);
  if (space.expected !== space.ranked) countSlots(plan.expected, first, end, pairs, space.expected);
  for (let lane = 0; lane < lanes; lane++) units[year * lanes + lane] = rescore(plan, year, lane, space);
}

function sumYear(plan: ResamplingPlan, { weights, sums, pupils, years }: Workspace, year: number): void {
  const { row } = plan;
  const scores = years[year]?.scores;
  for (let of = row.startOfYear[year] ?? 0; of < (row.startOfYear[year + 1] ?? 0); of++) {
    const [to, by, n] = [(row.group[of] ?? 0) * lanes, (row.school[of] ?? 0) * lanes, row.n[of] ?? 0];
    for (let lane = 0; lane < lanes; lane++)
      pupils[to + lane] = (pupils[to + lane] ?? 0) + (weights[by + lane] ?? 0) * n;
    if (scores !== undefined) addRow(plan, year, of, scores, weights, sums);
    else
      for (let lane = 0; lane < lanes; lane++)
        sums[to + lane] = (sums[to + lane] ?? 0) + (weights[by + lane] ?? 0) * (row.sum[of] ?? 0);
  }
}

/** Where replicates are written: numbers of one domain stand together, replicate by replicate. */
export interface ReplicateTable {
  readonly replicates: number;
  /** Mean of domain d in replicate r at `d x replicates + r`; NaN where nobody of it was drawn. */
  readonly means: Float64Array;
  /** Percentile p of domain d at `(d x percentiles + p) x replicates + r`, in the unit wanted. */
  readonly percentiles: Float64Array;
}

/**
 * Works out eight replicates: schools weighed, everything scored again, means of all domains.
 *
 * Pass 1 counts weighted pupils per slot; from these come expectations, spread and ranks, exactly. Pass 2 adds up
 * scores. Numbers of different lanes never meet, so a replicate has the same bits in any block and thread.
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
  pairWeights(space.weights, space.pairs);
  space.sums.fill(0);
  space.pupils.fill(0);
  for (let year = 0; year < plan.years; year++) {
    scoreYear(plan, space, year);
    sumYear(plan, space, year);
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
