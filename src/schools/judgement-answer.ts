import type { Grade, Judgement } from "./grade.ts";
import type { SuccessionStep } from "./school-answer.ts";
import type { SharedRule } from "./succession-rules.ts";

/** The judgement of one inspection counts. Its `urn` is the one it was made under; `path` is how it was reached. */
export interface Judged {
  readonly kind: "judged";
  readonly grade: Grade;
  readonly judgement: Judgement;
  readonly path: readonly SuccessionStep[];
}

/** What one of several schools contributed to a merge. */
export interface JudgedPart {
  /** The school just before the merge. */
  readonly urn: string;
  /** Number of pupils, where the rule needs it. */
  readonly pupils: number | null;
  readonly answer: Judged | JudgedTogether;
}

/** The judgements of several schools that became one, combined by the rule. */
export interface JudgedTogether {
  readonly kind: "judged together";
  readonly grade: Grade;
  readonly rule: Exclude<SharedRule, "apart">;
  /** Under `worst`, the inspection that decides; of equally bad ones, the latest published. Null when weighted by pupils. */
  readonly judgement: Judgement | null;
  /** When the last of the judgements was published. */
  readonly published: string;
  readonly parts: readonly JudgedPart[];
  readonly path: readonly SuccessionStep[];
}

/** Which judgement counts for a school on a date. */
export type JudgementAnswer = { readonly kind: "none" } | Judged | JudgedTogether;

/** What a question about a judgement needs in addition. */
export interface JudgementOptions {
  /** Pupils by URN, for `pupil-weighted`; whole numbers above zero. */
  readonly pupils?: ReadonlyMap<string, number>;
}

/** When the answer's last judgement was published. */
export function publishedOf(answer: Judged | JudgedTogether): string {
  return answer.kind === "judged" ? answer.judgement.published : answer.published;
}
