import type { KindOfFigure } from "../../../src/release/assurance/kind-of-figure.ts";
import type { Study } from "../../../src/study/study.ts";
import type { Design } from "./designs.ts";

/** What one nation says of one figure. */
export interface Outcome {
  /** The figure and what it is an average of: the key of its true value. */
  readonly key: string;
  readonly kind: KindOfFigure;
  /** Schools of its smallest mean. */
  readonly schools: number;
  readonly status: "published" | "unreliable" | "suppressed" | "not_available";
  /** Null where there is no interval. */
  readonly found: { readonly value: number; readonly lower: number; readonly upper: number } | null;
  /** Whether the law makes its true value no difference. */
  readonly isNull: boolean;
}

/** A nation to be drawn. */
export interface NationOfTrial {
  readonly design: Design;
  readonly study: Study;
  /** Its random numbers. */
  readonly stream: number;
  /** How many schools are drawn for each school of the design. */
  readonly times: number;
  /** How often schools are drawn again for percentile gaps; with 0 there are none. */
  readonly percentiles: number;
}
