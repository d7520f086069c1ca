import type { Grade } from "../../schools/grade.ts";
import type { Fate } from "./fate.ts";
import type { Phase } from "./phase.ts";

/** A school of any phase under one URN, as recorded in the register. Days are day numbers. */
export interface Entry {
  readonly urn: number;
  readonly laestab: number;
  readonly name: string;
  readonly phase: Phase;
  readonly type: string;
  readonly opened: number;
  /** Its last day; null while it is open. */
  readonly closed: number | null;
}

export type InspectionType =
  | "Section 5 inspection"
  | "Section 8 short inspection"
  | "Section 8 monitoring visit"
  | "Interim assessment";

/** One inspection of the school at position `entry` of the school's entries. Grades are null where none was given. */
export interface Inspection {
  readonly entry: number;
  readonly inspected: number;
  readonly published: number;
  readonly type: InspectionType;
  readonly overall: Grade | null;
  readonly leadership: Grade | null;
}

/** A school through time with its inspections. Its entries are predecessors first, then what they became. */
export interface InspectedSchool {
  readonly district: number;
  readonly fate: Fate;
  readonly entries: readonly Entry[];
  /** Earliest first. */
  readonly inspections: readonly Inspection[];
}
