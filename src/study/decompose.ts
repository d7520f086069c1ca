import type { StudyPath } from "./study-path.ts";

export const decomposedParts = ["movement", "bands", "within_and_between", "area_against_nation", "trend"] as const;

/**
 * A way to split a gap or a change into parts.
 *
 * - `movement`: a change as what the comparator moved and what the group moved
 * - `bands`: a change as a different mix of bands and different gaps within bands (Kitagawa), and the gap at a fixed mix
 * - `within_and_between`: the gap in an area, within schools and between schools
 * - `area_against_nation`: the gap inside an area, and how far the area's own comparator is behind
 * - `trend`: the slope over years without a break, and years to close
 */
export type DecomposedPart = (typeof decomposedParts)[number];

/** One entry of `decompose`, before its lists are multiplied out. */
export interface DecomposeSpec {
  readonly measure: string;
  readonly of: readonly string[];
  readonly in: readonly string[];
  /** The two years of a change; the gap of a single year is that of `to`. */
  readonly from: number;
  readonly to: number;
  readonly parts: readonly DecomposedPart[];
  /** Populations that together make up the group; empty without the part `bands`. */
  readonly bands: readonly string[];
  /** Years of the trend, without a break between them; empty without the part `trend`. */
  readonly trend: readonly number[];
  /**
   * What becomes of parts that have a meaning only where all years were measured alike, the movement on the ranks of a
   * base year and a slope, where a break lies between the years.
   */
  readonly across: "refuse" | "show";
  readonly path: StudyPath;
}
