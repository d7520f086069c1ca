import { compareFractions } from "../../number/compare-fractions.ts";
import type { ResamplingPlan } from "./resampling-plan.ts";
import { lanes } from "./school-weights.ts";
import { sortSlots } from "./sort-slots.ts";

/** Slots of a year in each lane: weighted pupils, and the score before it is put in its unit. */
export interface LanesOfYear {
  readonly ranked: readonly Float64Array[];
  readonly expected: readonly Float64Array[];
  /** The residual or outcome behind the score, in outcome steps. */
  readonly values: readonly Float64Array[];
  /** Slots of the year by value. They may start in any order; they are sorted, quickly if nearly sorted already. */
  readonly orders: readonly Int32Array[];
  /** Scores of all lanes together, `slot x 8 + lane`. */
  readonly scores: Float64Array;
  /** The same with two in one double, where scores are whole numbers: `slot x 4 + pair`. */
  readonly packedScores: Float64Array;
}

/** Exact residuals of a lane: outcome less sum / pupils, band by band. */
interface Residuals {
  readonly outcome: Int32Array;
  /** By slot, numbered from 0 within the year. */
  readonly band: Int32Array;
  /** Weighted pupils and outcomes of each band; 1 and 0 for a band with none of the expectation population. */
  readonly pupils: Float64Array;
  readonly sums: Float64Array;
  readonly nearest: Float64Array;
  /** Whether some band has none of the expectation population. */
  readonly bandLost: boolean;
  /** Whether equal quotients always mean equal fractions: no different ones are as near as the last bit of a double. */
  readonly quotientsTell: boolean;
}

/** Residuals under the weights of a lane; in a band with none of the expectation population, the outcome itself. */
function residualsOf(plan: ResamplingPlan, year: number, expected: Float64Array, nearest: Float64Array): Residuals {
  const first = plan.slot.startOfYear[year] as number;
  const outcome = plan.slot.outcome.subarray(first, plan.slot.startOfYear[year + 1]);
  const band = plan.bandInYear.subarray(first, plan.slot.startOfYear[year + 1]);
  const bands = (plan.startOfBands[year + 1] as number) - (plan.startOfBands[year] as number);
  const pupils = new Float64Array(bands);
  const sums = new Float64Array(bands);
  if (plan.expects) {
    for (let at = 0; at < outcome.length; at++) {
      const of = band[at] as number;
      const count = expected[at] as number;
      pupils[of] = (pupils[of] as number) + count;
      sums[of] = (sums[of] as number) + count * (outcome[at] as number);
    }
  }
  const bandLost = plan.expects && pupils.includes(0);
  for (let of = 0; of < bands; of++) if (pupils[of] === 0) pupils[of] = 1;
  let [largest, farthest] = [0, 0];
  for (let at = 0; at < outcome.length; at++) {
    const count = pupils[band[at] as number] as number;
    const top = (outcome[at] as number) * count - (sums[band[at] as number] as number);
    const value = top / count;
    nearest[at] = value;
    if (top > largest) largest = top;
    else if (-top > largest) largest = -top;
    if (value > farthest) farthest = value;
    else if (-value > farthest) farthest = -value;
  }
  if (!Number.isSafeInteger(largest)) throw new RangeError(`residual too large to be exact: ${largest}`);
  const most = pupils.reduce((a, b) => Math.max(a, b), 1);
  return { outcome, band, pupils, sums, nearest, bandLost, quotientsTell: farthest * most * most < 2 ** 52 };
}

/** Sign of the value of slot a less that of slot b, exactly. */
function compare({ outcome, band, pupils, sums }: Residuals, a: number, b: number): number {
  const [inA, inB] = [band[a] as number, band[b] as number];
  const [countA, countB] = [pupils[inA] as number, pupils[inB] as number];
  const top = (slot: number, count: number, sum: number) => (outcome[slot] as number) * count - sum;
  return compareFractions(top(a, countA, sums[inA] as number), countA, top(b, countB, sums[inB] as number), countB);
}

/** Twice the mid-rank less 1 of each slot; returns the number of ranked pupils. Ties are exact. */
function rank(
  residuals: Residuals,
  order: Int32Array,
  ranked: Float64Array,
  scores: Float64Array,
  lane: number,
): number {
  const { nearest, quotientsTell } = residuals;
  if (!quotientsTell) order.sort((a, b) => (nearest[a] as number) - (nearest[b] as number) || compare(residuals, a, b));
  let below = 0;
  for (let from = 0; from < order.length; ) {
    const lowest = order[from] as number;
    const value = nearest[lowest] as number;
    let tied = 0;
    let to = from;
    for (; to < order.length; to++) {
      const slot = order[to] as number;
      if (nearest[slot] !== value || !(quotientsTell || compare(residuals, lowest, slot) === 0)) break;
      tied += ranked[slot] as number;
    }
    while (from < to) scores[(order[from++] as number) * lanes + lane] = 2 * below + tied;
    below += tied;
  }
  return below;
}

function deviation(values: Float64Array, ranked: Float64Array): number {
  let [pupils, sum, squares] = [0, 0, 0];
  for (let at = 0; at < values.length; at++) {
    const count = ranked[at] as number;
    pupils += count;
    sum += count * (values[at] as number);
  }
  const centre = sum / pupils;
  for (let at = 0; at < values.length; at++) squares += (ranked[at] as number) * ((values[at] as number) - centre) ** 2;
  return Math.sqrt(squares / pupils);
}

/**
 * Scores every slot of a year again under the weights of one lane: expectations, then spread or ranks, with the bands
 * unchanged.
 *
 * @param of `ranked` and `expected` are given; the others are written
 * @returns the unit that turns sums of these scores into the unit of the mean; NaN where pupils have no expectation
 */
export function rescore(plan: ResamplingPlan, year: number, lane: number, of: LanesOfYear): number {
  const [ranked, expected] = [of.ranked[lane] as Float64Array, of.expected[lane] as Float64Array];
  const [values, order] = [of.values[lane] as Float64Array, of.orders[lane] as Int32Array];
  const residuals = residualsOf(plan, year, expected, values);
  // Pupils in such a band may still have to be scored, unless all who are scored are in the expectation population.
  if (residuals.bandLost && !plan.allExpected) return Number.NaN;
  if (plan.transform === "rank" || plan.percentiles.at.length > 0) sortSlots(order, values);
  if (plan.transform === "rank") return 100 / (2 * rank(residuals, order, ranked, of.scores, lane));
  for (let at = 0; at < values.length; at++) of.scores[at * lanes + lane] = values[at] as number;
  return plan.transform === "standardised" ? 1 / deviation(values, ranked) : plan.outcomeStep;
}
