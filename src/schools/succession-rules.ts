import type { AcademyKind } from "./academy-kind.ts";

/**
 * What becomes of several schools in one, or of one in several.
 *
 * `apart` cuts chains there and hands no judgement on. The other two keep chains together; of several judgements
 * `worst` takes the worst grade, `pupil-weighted` the grade nearest to the mean over pupils.
 */
export type SharedRule = "worst" | "pupil-weighted" | "apart";

/** Our rules of succession, none of them official. */
export interface SuccessionRules {
  readonly merges: SharedRule;
  /** Each part inherits the judgement of the whole; only `apart` says otherwise. */
  readonly splits: SharedRule;
  /** Which changes of URN are followed, by the type of the successor. */
  readonly follow: ReadonlySet<AcademyKind>;
  /** Whether a change is followed when the type of the successor is not known. */
  readonly unknownKinds: "followed" | "not followed";
  /** Whether a successor with a smaller URN than its predecessor was there already: it was registered first. */
  readonly smallerUrnWasThere: boolean;
  /** ISO date by which every link without a date had happened, such as that of the file; null says nothing of them. */
  readonly undatedBy: string | null;
}

/** Everything is followed, chains are kept together, the worst grade counts. */
export const defaultRules: SuccessionRules = {
  merges: "worst",
  splits: "worst",
  follow: new Set<AcademyKind>(["sponsored", "converter", "other"]),
  unknownKinds: "followed",
  smallerUrnWasThere: true,
  undatedBy: null,
};
