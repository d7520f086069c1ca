import type { Frame } from "./frame.ts";

/** Parallel codes into the dictionaries of a frame: entry i of each array belongs to cell i. */
export interface CellKeys {
  readonly school: Int32Array;
  readonly place: Int32Array;
  readonly atom: Int32Array;
  readonly year: Int32Array;
}

/**
 * Counts of pupils: how many pupils of one school, place, atom and year have this prior score and this outcome.
 *
 * `prior` and `outcome` are scaled integers: multiply by `priorStep` and `outcomeStep` for points.
 * A cell often holds one pupil, so these are pupil-level data: private.
 */
export interface CountCells {
  readonly kind: "counts";
  readonly frame: Frame;
  readonly key: CellKeys;
  readonly prior: Int32Array;
  readonly priorStep: number;
  readonly outcome: Int32Array;
  readonly outcomeStep: number;
  readonly n: Int32Array;
}

/**
 * Sums from a school table: pupils, and pupils x printed mean in units of `step`.
 *
 * A cell worked out from two printed means has the rounding of both: `rests` lists them, so that rounding can be followed.
 */
export interface SumCells {
  readonly kind: "sums";
  readonly frame: Frame;
  readonly key: CellKeys;
  readonly n: Int32Array;
  /** Whole numbers: n x printed mean / step. */
  readonly sum: Float64Array;
  readonly step: number;
  readonly rests: RestsOnPrinted;
  readonly notShown?: NotShown;
}

/**
 * By group: 1 for each row of a school and year whose number of pupils in the group the source does not show, so that no
 * share of the group can be counted there. Absent where every group is known everywhere.
 */
export type NotShown = ReadonlyMap<string, Uint8Array>;

/** Cell `cell[i]` contains printed mean number `printed[i]` multiplied by `pupils[i]` (negative when subtracted). */
export interface RestsOnPrinted {
  readonly cell: Int32Array;
  readonly printed: Int32Array;
  readonly pupils: Int32Array;
  readonly printedMeans: number;
  /** Half of the last printed digit, in points. 0 when the source gives sums instead of printed means. */
  readonly halfDigit: number;
  /** The rounded numbers of pupils that cells come from; absent where counts are exact. */
  readonly counts?: RestsOnCounts;
}

/**
 * Where numbers of pupils are rounded: entry i says that count number `count[i]` is in cell `cell[i]`. If its true value is
 * higher by 1, the pupils of the cell are more by `times[i]`, and its sum by `value[i]` in units of `step`.
 */
export interface RestsOnCounts {
  readonly cell: Int32Array;
  readonly count: Int32Array;
  readonly times: Int32Array;
  readonly value: Float64Array;
  /** By count: the most by which the true number can be higher, and lower. A number of pupils is never below 0. */
  readonly higher: Float64Array;
  readonly lower: Float64Array;
}

export type Cells = CountCells | SumCells;
