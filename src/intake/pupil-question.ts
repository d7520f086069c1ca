import type { FileSpec } from "../study/study.ts";
import type { PriorOfPupils } from "./read-ks2.ts";

/** Which columns of the pupil file a study uses, by role, and how it uses them. */
export interface PupilQuestion {
  readonly spec: FileSpec;
  /** Role of the outcome and, where there is a residual, of prior attainment. */
  readonly outcome: string;
  readonly prior: string | null;
  /** Prior attainment that comes from files of its own; null where it is a column of the pupil file. */
  readonly priorElsewhere?: PriorOfPupils | null;
  /** Roles read as yes or no. */
  readonly flags: readonly string[];
  /** Roles whose text divides pupils into places (sex of the school, a pupil's own band). */
  readonly places: readonly string[];
  /** Memberships by value: the role, and the values that count. */
  readonly memberships: readonly { readonly role: string; readonly values: readonly string[] }[];
  readonly at: (column: string) => string;
}

/** The census that goes with the pupils. */
export interface CensusQuestion {
  readonly spec: FileSpec;
  readonly at: (column: string) => string;
}
