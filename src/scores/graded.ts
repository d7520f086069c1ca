import type { GradedCells } from "../cells/graded-cells.ts";
import type { Moments } from "./moments.ts";

/**
 * Grades as a share: 1 for a grade at or better than the boundary, otherwise 0.
 *
 * @param worst the worst grade that still counts: 2 for good or outstanding, 1 for outstanding
 * @returns moments with one school in each row; nothing is estimated before the mean
 */
export function gradedMoments({ frame, key, grade }: GradedCells, worst: 1 | 2): Moments {
  return {
    frame,
    key,
    n: new Int32Array(grade.length).fill(1),
    sum: Float64Array.from(grade, (one) => (one <= worst ? 1 : 0)),
    unitOfYear: new Float64Array(frame.years.keys.length).fill(1),
    rests: null,
    firstStage: "nothing estimated",
  };
}
