import type { Judgement } from "./grade.ts";

/** A judgement as a file of inspections has it, with what must be known to read it. */
export interface Inspection extends Judgement {
  /** The framework it was made under; null before September 2005. */
  readonly framework: string | null;
  /** `deemed`: an inspection under section 8 that became a graded one. */
  readonly kind: "graded" | "deemed graded";
  /** The file says that it was made of another school than the one it is named with. */
  readonly ofPredecessor: boolean;
  /** The date of publication is that of the inspection: the file has none, and the study says to take it. */
  readonly publishedAsInspected: boolean;
}

/** A school as a row of a file of inspections names it. */
export interface InspectedSchool {
  readonly urn: string;
  /** Texts of its other columns, by role; blank ones are not there. */
  readonly facts: ReadonlyMap<string, string>;
}

/** That a row names a judgement as one of a school with another URN: what it was before. */
export interface InheritedJudgement {
  readonly urn: string;
  /** The URN the judgement was made under. */
  readonly before: string;
  /** ISO date on which the later URN began; null where the file does not say. */
  readonly on: string | null;
}

/** Files of inspections as one table of judgements, whatever their shape. */
export interface InspectionTable {
  /** Sorted by URN, inspection and publication; no inspection stands twice. */
  readonly inspections: readonly Inspection[];
  /** Schools that the rows are about, smallest URN first. */
  readonly schools: readonly InspectedSchool[];
  /** Changes of URN that rows show by naming judgements of two URNs as one school's. */
  readonly inherited: readonly InheritedJudgement[];
}

/** One inspection: a school is not inspected twice on a day. */
export function inspectionKey({ urn, inspected }: Judgement): string {
  return `${urn} ${inspected}`;
}
