import type { CountCells } from "../cells/cells.ts";
import { type Rows, wholeSums } from "./rows.ts";

/**
 * Pupils of each row at or above an outcome; divided by n it is the share that reaches the threshold.
 *
 * @param atLeast scaled outcome
 * @returns whole numbers, one per row
 * @throws RangeError when the threshold is not a number
 * @example // outcomes 9, 10 and 16 in a row, threshold 10: 2
 */
export function thresholdSums(cells: CountCells, rows: Rows, atLeast: number): Float64Array {
  if (!Number.isFinite(atLeast)) throw new RangeError(`threshold is not a number: ${atLeast}`);
  return wholeSums(cells, rows, (cell) => ((cells.outcome[cell] as number) >= atLeast ? 1 : 0));
}
