import type { YearOfSlots } from "./year-of-slots.ts";

/**
 * How densely the ranked pupils of each band lie around each slot of another band: entry `slot x bands + band`, in
 * pupils per outcome step; 0 for the slot's own band, whose pupils all move with it.
 */
export interface Crossings {
  readonly bands: number;
  readonly near: Float64Array;
}

/** How far the window extends to each side, as a fraction of the standard deviation of scores. */
const reach = 0.1;

/**
 * Half width of the window, in outcome steps: the fewest whole score steps that cover a tenth of a standard deviation.
 *
 * A score step is the largest number that divides every difference of outcomes. Scores of two bands differ by multiples
 * of a score step plus a fixed remainder, so a window of whole steps holds equally many whatever the remainder is.
 */
export function windowOf({ outcome, ranked, score, rankedPupils, size }: YearOfSlots): number {
  let step = 0;
  let origin: number | null = null;
  let sum = 0;
  for (let slot = 0; slot < size; slot++) {
    if ((ranked[slot] ?? 0) === 0) continue;
    origin ??= outcome[slot] ?? 0;
    step = greatestDivisor(step, Math.abs((outcome[slot] ?? 0) - origin));
    sum += (ranked[slot] ?? 0) * (score[slot] ?? 0);
  }
  let squares = 0;
  for (let slot = 0; slot < size; slot++)
    squares += (ranked[slot] ?? 0) * ((score[slot] ?? 0) - sum / rankedPupils) ** 2;
  const deviation = Math.sqrt(squares / rankedPupils);
  return step === 0 ? 1 : step * Math.max(1, Math.ceil((reach * deviation) / step));
}

function greatestDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/**
 * Densities of the ranked pupils of each band around every slot, with a triangular window: 1 at the slot, falling to 0
 * at the half width on both sides, divided by the half width.
 *
 * @param window half width in outcome steps
 */
export function crossingsOf({ size, score, band, startOfBand, ranked }: YearOfSlots, window: number): Crossings {
  const bands = startOfBand.length - 1;
  const near = new Float64Array(size * bands);
  // Pupils, and pupils times score, of the slots before each one: sums over a window are differences between these.
  const count = new Float64Array(size + 1);
  const moment = new Float64Array(size + 1);
  for (let slot = 0; slot < size; slot++) {
    count[slot + 1] = (count[slot] ?? 0) + (ranked[slot] ?? 0);
    moment[slot + 1] = (moment[slot] ?? 0) + (ranked[slot] ?? 0) * (score[slot] ?? 0);
  }
  for (let of = 0; of < bands; of++) {
    const end = startOfBand[of + 1] ?? 0;
    for (let from = 0; from < bands; from++) {
      if (from === of) continue;
      let [low, middle, high] = [startOfBand[of] ?? 0, startOfBand[of] ?? 0, startOfBand[of] ?? 0];
      for (let slot = startOfBand[from] ?? 0; slot < (startOfBand[from + 1] ?? 0); slot++) {
        const at = score[slot] ?? 0;
        while (low < end && (score[low] ?? 0) <= at - window) low++;
        while (middle < end && (score[middle] ?? 0) <= at) middle++;
        while (high < end && (score[high] ?? 0) < at + window) high++;
        const lower = (count[middle] ?? 0) - (count[low] ?? 0);
        const upper = (count[high] ?? 0) - (count[middle] ?? 0);
        const below = lower * at - ((moment[middle] ?? 0) - (moment[low] ?? 0));
        const above = (moment[high] ?? 0) - (moment[middle] ?? 0) - upper * at;
        near[slot * bands + of] = (lower + upper - (below + above) / window) / window;
      }
    }
  }
  for (let slot = 0; slot < size; slot++) near[slot * bands + (band[slot] ?? 0)] = 0;
  return { bands, near };
}
