/**
 * What somebody knows who has a release and nothing else, as bounds on sums over atoms.
 *
 * Atoms are disjoint sets of pupils (or schools) that no published figure divides further. Everything a release says
 * about numbers of pupils, shares and means is then a statement about a union of atoms.
 */
export interface Facts {
  readonly atoms: number;
  readonly facts: readonly Fact[];
  /** What each outcome can be for one pupil. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** A union of atoms, by their positions, ascending and without repetition. */
export type Union = readonly number[];

/**
 * One statement, always true of the data: `least` and `most` are the ends between which it says the number lies.
 *
 * - `count`: how many there are in the union;
 * - `part`: how many of those in a larger union are in this one, as a share from 0 to 1;
 * - `reached`: how many of them reached something;
 * - `share`: those who reached it, of those who are there, from 0 to 1;
 * - `mean`: the mean of an outcome over the union.
 */
export type Fact =
  | { readonly kind: "count"; readonly of: Union; readonly least: number; readonly most: number }
  | { readonly kind: "part"; readonly of: Union; readonly within: Union; readonly least: number; readonly most: number }
  | OutcomeFact;

export interface OutcomeFact {
  readonly kind: "reached" | "share" | "mean";
  readonly outcome: string;
  readonly of: Union;
  readonly least: number;
  readonly most: number;
}

/**
 * The values that one pupil can have: 0 or 1 where something is reached or not, otherwise from `least` to `most`, which
 * may be infinite.
 */
export type Outcome =
  | { readonly kind: "reached" }
  | { readonly kind: "score"; readonly least: number; readonly most: number };

/** Something that a release hides: how many there are, how many reached something, or a mean. */
export interface Hidden {
  readonly of: Union;
  /** Null for the number of those who are there. */
  readonly outcome: string | null;
  /** What it is, where whoever asks knows it: it is always possible. */
  readonly truth?: number;
  /** How far apart a hidden mean must be able to lie, in its own unit; absent where any range will do. */
  readonly wide?: number;
}

/** What must be true of one hidden number, at least and at most. */
export interface Range {
  readonly least: number;
  readonly most: number;
}
