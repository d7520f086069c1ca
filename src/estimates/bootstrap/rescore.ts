import { compareFractions } from "../../number/compare-fractions.ts";
import type { ResamplingPlan } from "./resampling-plan.ts";
import { lanes } from "./school-weights.ts";

/** Slots of a year in one lane: weighted pupils, and the score before it is put on its unit. */
export interface LaneOfYear {
  readonly ranked: Float64Array;
  readonly expected: Float64Array;
  readonly scores: Float64Array;
  /** The residual or outcome behind the score, in outcome steps; the same array as `scores` where nothing is ranked. */
  readonly values: Float64Array;
  /** Slots of the year by value, lane by lane. Any order may be given; it is sorted, and a nearly sorted one quickly. */
  readonly orders: readonly Int32Array[];
}

/** Exact residuals of a lane: whole numerators over weighted pupils of the band. */
interface Residuals {
  readonly top: Float64Array;
  readonly bottom: Float64Array;
  readonly nearest: Float64Array;
  /** Whether some band has nobody to expect from. */
  readonly bandLost: boolean;
}

/** Residuals under the weights of a lane; in a band without anybody to expect from, the outcome itself. */
function residualsOf(plan: ResamplingPlan, year: number, lane: number, expected: Float64Array): Residuals {
  const { slot, expects, startOfBands } = plan;
  const first = slot.startOfYear[year] as number;
  const top = Float64Array.from(slot.outcome.subarray(first, slot.startOfYear[year + 1]));
  const bottom = new Float64Array(top.length).fill(1);
  if (!expects) return { top, bottom, nearest: top, bandLost: false };
  const firstBand = startOfBands[year] as number;
  const bands = (startOfBands[year + 1] as number) - firstBand;
  const pupils = new Float64Array(bands);
  const sums = new Float64Array(bands);
  for (let at = 0; at < top.length; at++) {
    const band = (slot.band[first + at] as number) - firstBand;
    const count = expected[at * lanes + lane] as number;
    pupils[band] = (pupils[band] as number) + count;
    sums[band] = (sums[band] as number) + count * (top[at] as number);
  }
  for (let at = 0; at < top.length; at++) {
    const band = (slot.band[first + at] as number) - firstBand;
    const count = pupils[band] as number;
    if (count === 0) continue;
    top[at] = (top[at] as number) * count - (sums[band] as number);
    bottom[at] = count;
  }
  const nearest = top.map((whole, at) => whole / (bottom[at] as number));
  return { top, bottom, nearest, bandLost: pupils.includes(0) };
}

/** Moves a slot at which insertion gives up: the order is not nearly that of another replicate. */
const mostMoves = 32;

/** Insertion: linear where few pairs stand the wrong way round, as from one replicate to the next. */
function sortNearly(order: Int32Array, nearest: Float64Array): void {
  let moves = 0;
  for (let at = 1; at < order.length; at++) {
    if (moves > mostMoves * order.length) {
      order.sort((a, b) => (nearest[a] as number) - (nearest[b] as number));
      return;
    }
    const slot = order[at] as number;
    const own = nearest[slot] as number;
    let to = at;
    while (to > 0 && (nearest[order[to - 1] as number] as number) > own) {
      order[to] = order[to - 1] as number;
      to--;
    }
    moves += at - to;
    order[to] = slot;
  }
}

/** Whether equal quotients always mean equal fractions: no two different ones are as near as a double's last bit. */
function quotientsTell({ top, bottom, nearest }: Residuals): boolean {
  let [largest, most, score] = [0, 0, 0];
  for (let at = 0; at < top.length; at++) {
    largest = Math.max(largest, Math.abs(top[at] as number));
    most = Math.max(most, bottom[at] as number);
    score = Math.max(score, Math.abs(nearest[at] as number));
  }
  if (!Number.isSafeInteger(largest)) throw new RangeError(`residual too large to be exact: ${largest}`);
  return score * most * most < 2 ** 52;
}

/** Sign of the score of slot a less that of slot b, exactly. */
function compare({ top, bottom }: Residuals, a: number, b: number): number {
  return compareFractions(top[a] as number, bottom[a] as number, top[b] as number, bottom[b] as number);
}

/** Twice the mid-rank less 1 of each slot; returns the ranked pupils. Ties are exact. */
function rank(lane: number, residuals: Residuals, order: Int32Array, { ranked, scores }: LaneOfYear): number {
  const { nearest } = residuals;
  const tells = quotientsTell(residuals);
  if (!tells) order.sort((a, b) => (nearest[a] as number) - (nearest[b] as number) || compare(residuals, a, b));
  let below = 0;
  for (let from = 0; from < order.length; ) {
    const lowest = order[from] as number;
    let tied = 0;
    let to = from;
    for (; to < order.length; to++) {
      const slot = order[to] as number;
      if (nearest[slot] !== nearest[lowest] || !(tells || compare(residuals, lowest, slot) === 0)) break;
      tied += ranked[slot * lanes + lane] as number;
    }
    while (from < to) scores[(order[from++] as number) * lanes + lane] = 2 * below + tied;
    below += tied;
  }
  return below;
}

function deviation(lane: number, { nearest }: Residuals, ranked: Float64Array): number {
  let [pupils, sum, squares] = [0, 0, 0];
  for (let at = 0; at < nearest.length; at++) {
    const count = ranked[at * lanes + lane] as number;
    if (count === 0) continue;
    pupils += count;
    sum += count * (nearest[at] as number);
  }
  const centre = sum / pupils;
  for (let at = 0; at < nearest.length; at++) {
    const count = ranked[at * lanes + lane] as number;
    if (count > 0) squares += count * ((nearest[at] as number) - centre) ** 2;
  }
  return Math.sqrt(squares / pupils);
}

/**
 * Scores every slot of a year again under the weights of one lane: expectations, then spread or ranks, bands as they
 * were.
 *
 * @param of `ranked` and `expected` are filled; the others are written
 * @returns the unit that turns sums of these scores into the unit of the mean; NaN where pupils have no expectation
 */
export function rescore(plan: ResamplingPlan, year: number, lane: number, of: LaneOfYear): number {
  const residuals = residualsOf(plan, year, lane, of.expected);
  // Whoever stands in such a band may still have to be scored, unless all who are scored are expected from.
  if (residuals.bandLost && !plan.allExpected) return Number.NaN;
  const order = of.orders[lane] as Int32Array;
  if (plan.transform === "rank" || plan.percentiles.at.length > 0) sortNearly(order, residuals.nearest);
  for (const [at, value] of residuals.nearest.entries()) of.values[at * lanes + lane] = value;
  if (plan.transform === "rank") return 100 / (2 * rank(lane, residuals, order, of));
  return plan.transform === "standardised" ? 1 / deviation(lane, residuals, of.ranked) : plan.outcomeStep;
}
