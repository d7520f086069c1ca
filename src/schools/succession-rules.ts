import type { AcademyKind } from "./academy-kind.ts";

/**
 * What happens where several schools became one, or one became several.
 *
 * `apart` cuts chains there and passes no judgement on. The other two keep chains together; of several judgements
 * `worst` takes the worst grade, `pupil-weighted` the grade nearest to the mean over pupils.
 */
export type SharedRule = "worst" | "pupil-weighted" | "apart";

/** Our rules of succession; none of them is official. */
export interface SuccessionRules {
  readonly merges: SharedRule;
  /** Each part inherits the judgement of the whole, except under `apart`. */
  readonly splits: SharedRule;
  /** Which changes of URN are followed, by the type of the successor. */
  readonly follow: ReadonlySet<AcademyKind>;
  /** Whether a change is followed when the type of the successor is not known. */
  readonly unknownKinds: "followed" | "not followed";
  /** Whether a successor with a smaller URN than its predecessor existed already, because it was registered first. */
  readonly smallerUrnWasThere: boolean;
  /** ISO date by which every link without a date had happened, such as the date of the file; null assumes nothing. */
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
