import type { FileSpec } from "../study/study.ts";

/** Which columns of the pupil file a study uses, by role, and as what. */
export interface PupilQuestion {
  readonly spec: FileSpec;
  /** Role of the outcome and, where there is a residual, of prior attainment. */
  readonly outcome: string;
  readonly prior: string | null;
  /** Roles read as yes or no. */
  readonly flags: readonly string[];
  /** Roles whose text divides pupils into places (sex of the school, a pupil's own band). */
  readonly places: readonly string[];
  /** Memberships by value: of which role, and which values count. */
  readonly memberships: readonly { readonly role: string; readonly values: readonly string[] }[];
  readonly at: (column: string) => string;
}

/** The census that goes with the pupils. */
export interface CensusQuestion {
  readonly spec: FileSpec;
  readonly at: (column: string) => string;
}
