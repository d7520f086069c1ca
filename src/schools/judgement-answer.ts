import type { Grade, Judgement } from "./grade.ts";
import type { SuccessionStep } from "./school-answer.ts";
import type { SharedRule } from "./succession-rules.ts";

/** The judgement of one inspection counts. Its `urn` is the one it was made under; `path` leads there. */
export interface Judged {
  readonly kind: "judged";
  readonly grade: Grade;
  readonly judgement: Judgement;
  readonly path: readonly SuccessionStep[];
}

/** What one of several schools brought to a merge. */
export interface JudgedPart {
  /** The school just before the merge. */
  readonly urn: string;
  /** Pupils, where the rule asks for them. */
  readonly pupils: number | null;
  readonly answer: Judged | JudgedTogether;
}

/** The judgements of several schools that became one, put together by the rule. */
export interface JudgedTogether {
  readonly kind: "judged together";
  readonly grade: Grade;
  readonly rule: Exclude<SharedRule, "apart">;
  /** By `worst`, the inspection that decides: of equals the latest published. Null when pupils were weighed. */
  readonly judgement: Judgement | null;
  /** When the last of the judgements was published. */
  readonly published: string;
  readonly parts: readonly JudgedPart[];
  readonly path: readonly SuccessionStep[];
}

/** Which judgement counts for a school on a date. */
export type JudgementAnswer = { readonly kind: "none" } | Judged | JudgedTogether;

/** What a question for a judgement needs besides. */
export interface JudgementOptions {
  /** Pupils by URN, for `pupil-weighted`; whole numbers above zero. */
  readonly pupils?: ReadonlyMap<string, number>;
}

/** When the answer's last judgement was published. */
export function publishedOf(answer: Judged | JudgedTogether): string {
  return answer.kind === "judged" ? answer.judgement.published : answer.published;
}
