import type { LeadershipTally } from "./leadership-tally.ts";
import type { LeadershipBounds } from "./share-bounds.ts";
/** Schools of one area followed between two times, before protection. */
export interface LeadershipArea {
  readonly key: string;
  readonly name: string;
  readonly scheme: string;
  readonly tally: LeadershipTally;
  readonly bounds: LeadershipBounds;
}

/** How many of the grades that counted at a time were given under a framework, and what grade 3 was called in it. */
export interface FrameworkUse<Count> {
  readonly at: "first" | "last";
  readonly name: string;
  readonly grade3: string;
  readonly schools: Count;
}

/** What a measure of grades gives in addition to its figures. */
export interface Leadership {
  readonly measure: string;
  readonly first: string;
  readonly last: string;
  readonly areas: readonly LeadershipArea[];
  readonly frameworks: readonly FrameworkUse<number>[];
  /** What a reader must know, in sentences. */
  readonly notes: readonly string[];
}
