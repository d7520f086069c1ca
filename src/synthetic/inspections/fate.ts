import type { Grade } from "../../schools/grade.ts";
import type { Way } from "./leadership-targets.ts";

/** The judgements that a school's leadership is to have on the two dates, and how one became the other. */
export type Fate =
  | {
      readonly kind: "matched";
      readonly way: Way;
      readonly from: Grade;
      readonly to: Grade;
      /** False for an outstanding school exempt from inspection since 2012: one inspection counts on both dates. */
      readonly reinspected: boolean;
    }
  /** One school that became two, each rated at the second date. */
  | { readonly kind: "split"; readonly from: Grade; readonly to: readonly [Grade, Grade] }
  | { readonly kind: "new"; readonly to: Grade }
  /** A sponsored academy replaced it and was not inspected by the second date. */
  | { readonly kind: "lost to a sponsor"; readonly from: Grade }
  | { readonly kind: "closed"; readonly from: Grade }
  /** Opened shortly before the second date. */
  | { readonly kind: "not yet rated" };

/** Whether several schools became one, or one became several. */
export function changesNumber(fate: Fate): boolean {
  return fate.kind === "split" || (fate.kind === "matched" && fate.way === "merged");
}

export const GRADES: readonly Grade[] = [1, 2, 3, 4];

/** A grade one step better or worse, kept between 1 and 4. */
export function nearGrade(grade: Grade, step: number): Grade {
  return GRADES[Math.min(3, Math.max(0, grade - 1 + step))] ?? grade;
}
