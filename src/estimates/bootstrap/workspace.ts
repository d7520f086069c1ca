import type { PackedWeights } from "./packed-lanes.ts";
import type { ResamplingPlan } from "./resampling-plan.ts";
import type { LanesOfYear } from "./rescore.ts";
import { lanes } from "./school-weights.ts";
/** What a thread keeps between blocks: memory, and the order of slots, which hardly changes. */
export interface Workspace {
  readonly weights: Float64Array;
  readonly packedWeights: PackedWeights;
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
    packedWeights: {
      pairs: new Float64Array((schools * lanes) / 2),
      fours: new Float64Array((schools * lanes) / 4),
    },
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
        packedScores: new Float64Array(transform === "rank" ? (size * lanes) / 2 : 0),
      };
    }),
    counts: new Float64Array(percentiles.at.length === 0 ? 0 : slot.outcome.length * lanes),
  };
}
