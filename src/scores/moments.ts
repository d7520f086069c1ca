import type { CellKeys, NotShown, RestsOnPrinted } from "../cells/cells.ts";
import type { Frame } from "../cells/frame.ts";
import type { FirstStageOfMoments } from "./first-stage.ts";
import type { PublishedErrors } from "./published-errors.ts";

/**
 * Cells after the transform: all that a mean and its error need, per school x place x atom x year.
 *
 * The mean of any set of rows of one year is `unitOfYear[year] * total(sum) / total(n)`.
 * `sum` holds whole numbers wherever the transform allows (printed means, ranks), so that totals are exact.
 */
export interface Moments {
  readonly frame: Frame;
  readonly key: CellKeys;
  readonly n: Int32Array;
  readonly sum: Float64Array;
  readonly unitOfYear: Float64Array;
  /** Which printed means each row was made from; null when every row was counted from pupils. */
  readonly rests: RestsOnPrinted | null;
  /** What the scores were estimated from, which is the second source of error of every mean. */
  readonly firstStage: FirstStageOfMoments;
  readonly notShown?: NotShown;
  /** For means that were published with errors of their own; absent where schools give the error. */
  readonly published?: PublishedErrors;
}
