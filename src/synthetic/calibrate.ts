import { type Candidates, Marks } from "./marks.ts";

const ROUNDS = 30;
const NEAR = 0.002;
const LONGEST_STEP = 40;

/**
 * Finds one shift per cell, in points, so that each cell's mean percentile rank is near its target, with all draws held
 * fixed: Newton's method on the realised pupils, with ranks and band means worked out again after each step.
 *
 * @param target mean percentile rank of each cell; weighted by pupils they must average 50
 */
export function calibrate(candidates: Candidates, target: Float64Array): Marks {
  const marks = new Marks(candidates);
  const shift = new Float64Array(target.length);
  for (let round = 0; round < ROUNDS; round++) {
    marks.award(shift);
    const mean = marks.meanRanks();
    const miss = target.map((wanted, cell) => wanted - (mean[cell] ?? 0));
    if (miss.every((one, cell) => Math.abs(one) < NEAR || candidates.pupilsOfCell[cell] === 0)) break;
    const slope = marks.slopes();
    miss.forEach((one, cell) => {
      const step = one / Math.max(0.05, slope[cell] ?? 1);
      shift[cell] = (shift[cell] ?? 0) + Math.min(LONGEST_STEP, Math.max(-LONGEST_STEP, step));
    });
  }
  return marks;
}
