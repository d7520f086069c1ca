import type { Judgement } from "./grade.ts";

/** A judgement as recorded in a file of inspections, with what is needed to interpret it. */
export interface Inspection extends Judgement {
  /** The framework it was made under; null before September 2005. */
  readonly framework: string | null;
  /** `deemed`: an inspection under section 8 that became a graded one. */
  readonly kind: "graded" | "deemed graded";
  /** The file says that the school inspected was another than the one it is listed under. */
  readonly ofPredecessor: boolean;
  /** The file has no publication date, and the study says to use the inspection date. */
  readonly publishedAsInspected: boolean;
}

/** A school as named in a row of a file of inspections. */
export interface InspectedSchool {
  readonly urn: string;
  /** Texts of its other columns, by role; blank ones are left out. */
  readonly facts: ReadonlyMap<string, string>;
}

/** A row lists a judgement made under another URN, which the school had before. */
export interface InheritedJudgement {
  readonly urn: string;
  /** The URN the judgement was made under. */
  readonly before: string;
  /** ISO date on which the later URN began; null where the file does not say. */
  readonly on: string | null;
}

/** Files of inspections as one table of judgements, whatever their shape. */
export interface InspectionTable {
  /** Sorted by URN, inspection and publication; no inspection appears twice. */
  readonly inspections: readonly Inspection[];
  /** Schools that the rows are about, smallest URN first. */
  readonly schools: readonly InspectedSchool[];
  /** Changes of URN shown by rows that list judgements of two URNs as those of one school. */
  readonly inherited: readonly InheritedJudgement[];
}

/** The key of an inspection: a school is not inspected twice on one day. */
export function inspectionKey({ urn, inspected }: Judgement): string {
  return `${urn} ${inspected}`;
}
