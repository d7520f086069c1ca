import type { Grade } from "../../schools/grade.ts";
import type { Way } from "./leadership-targets.ts";

/** What the judgements of a school's leadership were to be at the two dates, and how one became the other. */
export type Fate =
  | {
      readonly kind: "matched";
      readonly way: Way;
      readonly from: Grade;
      readonly to: Grade;
      /** False for an outstanding school that the exemption of 2012 spared: one inspection at both dates. */
      readonly reinspected: boolean;
    }
  /** One school that became two, each rated at the second date. */
  | { readonly kind: "split"; readonly from: Grade; readonly to: readonly [Grade, Grade] }
  | { readonly kind: "new"; readonly to: Grade }
  /** A sponsored academy took its place and was not inspected by the second date. */
  | { readonly kind: "lost to a sponsor"; readonly from: Grade }
  | { readonly kind: "closed"; readonly from: Grade }
  /** Opened shortly before the second date. */
  | { readonly kind: "not yet rated" };

/** Whether several schools became one, or one became several. */
export function changesNumber(fate: Fate): boolean {
  return fate.kind === "split" || (fate.kind === "matched" && fate.way === "merged");
}

export const GRADES: readonly Grade[] = [1, 2, 3, 4];

/** A grade one step better or worse where there is one; a grade above 4 is 4, below 1 is 1. */
export function nearGrade(grade: Grade, step: number): Grade {
  return GRADES[Math.min(3, Math.max(0, grade - 1 + step))] ?? grade;
}
