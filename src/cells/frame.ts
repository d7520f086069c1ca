import type { Dictionary } from "./dictionary.ts";

/** One area of a scheme: a region, an authority, a fifth. */
export interface Member {
  readonly code: string;
  readonly name: string;
  /** The larger area it is usually listed under, or null. */
  readonly within: string | null;
}

/** A way of dividing places into areas. A place belongs to one member, or to none (-1), or it is not known (-2). */
export interface SchemeOnPlaces {
  readonly name: string;
  readonly members: readonly Member[];
  readonly memberOf: Int32Array;
}

/**
 * What the integer codes of cells mean.
 *
 * - `schools`: one entry per school through time, which is the cluster for every standard error.
 * - `places`: everything the schemes say about where pupils are counted; areas are unions of places.
 * - `atoms`: disjoint groups of pupils; `populations` are unions of atoms (1 = inside).
 */
export interface Frame {
  readonly schools: Dictionary<string>;
  readonly places: Dictionary<string>;
  readonly atoms: Dictionary<string>;
  readonly years: Dictionary<number>;
  readonly populations: ReadonlyMap<string, Uint8Array>;
  readonly schemes: readonly SchemeOnPlaces[];
  /** The places that the whole is made of; absent where it is all of them. */
  readonly whole?: Uint8Array;
}
