import type { Shared } from "./first-stage/shared-influences.ts";

/** Pupils, their schools, and the cumulative shares of the largest of these, as thresholds and dominance rules need them. */
export interface RestingOn {
  readonly pupils: number;
  readonly schools: number;
  readonly largestShares: readonly number[];
}

/** What rounded numbers of pupils can do to a mean. */
export interface CountsBehind {
  /** By rounded count: how far the mean moves if the count alone is off by the most that rounding allows, to first order. */
  readonly moves: ReadonlyMap<number, number>;
  /** The fewest pupils that the mean can have. */
  readonly fewest: number;
  /** How far its number of pupils can be off. */
  readonly most: number;
}

/**
 * The mean of one domain and how much each school moves it.
 *
 * `own[i]` is the influence of school `school[i]`: (its sum - mean x its pupils) / pupils of the domain, in the unit of
 * the mean. `leverage[i]` is its share of the domain's pupils. Schools ascend.
 */
export interface DomainMean {
  readonly mean: number;
  readonly pupils: number;
  readonly schools: number;
  readonly school: Int32Array;
  readonly own: Float64Array;
  readonly leverage: Float64Array;
  /** The influence through re-estimated expectations and ranks; null where nothing was estimated, or where it is not known. */
  readonly shared: Shared | null;
  /** 1 / sum of squared leverages: how many schools of equal size would weigh the same. */
  readonly effectiveSchools: number;
  /** Cumulative shares of the domain's pupils in its largest schools, largest first: for dominance rules. */
  readonly largestShares: readonly number[];
  /** For means of schools: the pupils in schools that have both sides of a gap, on whom the part within schools depends. */
  readonly mixed?: RestingOn;
  /** Areas of a published table in the places and year of the domain, with this group or without it. Absent elsewhere. */
  readonly areasThere?: number;
  /** False where the error of a published mean in it is not known. Absent elsewhere. */
  readonly known?: boolean;
  /** How far each printed mean moves this one per unit of its own change. */
  readonly rests: ReadonlyMap<number, number>;
  /** What rounded numbers of pupils can do to it. Absent where counts are exact. */
  readonly counts?: CountsBehind;
}
