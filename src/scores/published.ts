import type { SumCells } from "../cells/cells.ts";
import type { Moments } from "./moments.ts";

/**
 * Published means are scores already (Progress 8 is a residual), so sums are kept with their unit.
 *
 * @returns moments in points of the outcome
 */
export function publishedMoments(cells: SumCells): Moments {
  const { frame, key, n, sum, step, rests, notShown } = cells;
  const unitOfYear = new Float64Array(frame.years.keys.length).fill(step);
  const known = notShown === undefined ? {} : { notShown };
  return { frame, key, n, sum, unitOfYear, rests, firstStage: "not shown", ...known };
}
