import type { Area } from "../places/area.ts";

/** Our pupils of a group in an area, in the schools of the table. */
export interface OurPart {
  readonly mean: number;
  readonly pupils: number;
  readonly schools: number;
  readonly largestShares: readonly number[];
}

/** A published total of an area, and what the schools of the table give for it. */
export interface Witness {
  readonly measure: string;
  readonly population: string;
  readonly area: Area;
  readonly year: number;
  readonly unit: string;
  /** Decimals that the total is printed with. */
  readonly decimals: number;
  /** Null where several totals name the area and differ. */
  readonly published: { readonly mean: number; readonly pupils: number } | null;
  /** Null where the data have no pupil of it, or do not cover the area. */
  readonly ours: OurPart | null;
  /** How far the two numbers of pupils can be apart because they are rounded; 0 where they are exact. */
  readonly roundedBy: number;
  /** Why the two cannot be compared; empty where they can. */
  readonly why: string;
}
