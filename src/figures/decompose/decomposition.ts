import type { Area } from "../../places/area.ts";
import type { DecomposedPart } from "../../study/decompose.ts";

/** `movement_on_base_ranks` is the movement with scores as ranks among the pupils of the first year. */
export type DecompositionKind = DecomposedPart | "movement_on_base_ranks";

/** A gap or a change read as the sum of parts, and which figures those are. */
export interface Decomposition {
  readonly kind: DecompositionKind;
  readonly measure: string;
  readonly population: string;
  /** Bands that make up the population; empty for other kinds of decomposition. */
  readonly bands: readonly string[];
  readonly area: Area;
  /** The earlier year of a change or trend; null for the gap of one year. */
  readonly from: number | null;
  readonly to: number;
  /** Id of the figure that the parts add up to; null for a trend, which has no parts. */
  readonly whole: string | null;
  /** Ids of the parts that add up, in order. */
  readonly parts: readonly string[];
  /** Ids of the parts of parts, and of other figures to be read with them. */
  readonly beside: readonly string[];
}
