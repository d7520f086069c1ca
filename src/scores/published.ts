import type { SumCells } from "../cells/cells.ts";
import type { Moments } from "./moments.ts";

/**
 * Published means are scores already (Progress 8 is a residual): sums pass through with their unit.
 *
 * @returns moments in points of the outcome
 */
export function publishedMoments(cells: SumCells): Moments {
  const { frame, key, n, sum, step, rests } = cells;
  return { frame, key, n, sum, unitOfYear: new Float64Array(frame.years.keys.length).fill(step), rests };
}
