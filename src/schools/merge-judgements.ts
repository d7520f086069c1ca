import { ColdspotError } from "../effects/coldspot-error.ts";
import { compareJudgements, type Grade, weightedGrade } from "./grade.ts";
import {
  type Judged,
  type JudgedPart,
  type JudgedTogether,
  type JudgementOptions,
  publishedOf,
} from "./judgement-answer.ts";
import type { SuccessionStep } from "./school-answer.ts";
import type { SharedRule } from "./succession-rules.ts";
import { compareUrns } from "./urn.ts";

/** What a school contributed to a merge. */
export interface Brought {
  readonly urn: string;
  readonly answer: Judged | JudgedTogether;
}

function pupilsOf(urn: string, { pupils }: JudgementOptions): number {
  const count = pupils?.get(urn);
  if (count !== undefined && Number.isSafeInteger(count) && count > 0) return count;
  throw new ColdspotError(
    count === undefined
      ? `no number of pupils for a merged school: ${urn}`
      : `not a number of pupils for ${urn}: ${count}`,
    { exitCode: 3, advice: "give the number of pupils of every school that merged, or choose the rule worst" },
  );
}

/**
 * Combines the judgements of several schools; a single judgement stays as it is.
 *
 * @throws ColdspotError (3) when judgements are to be weighted by pupils and the number for a school is missing
 */
export function mergeJudgements(
  brought: readonly [Brought, ...Brought[]],
  rule: Exclude<SharedRule, "apart">,
  options: JudgementOptions,
  path: readonly SuccessionStep[],
): Judged | JudgedTogether {
  const [first, ...more] = brought;
  if (more.length === 0) return first.answer;
  const parts = [...brought]
    .sort((a, b) => compareUrns(a.urn, b.urn))
    .map(({ urn, answer }) => ({ urn, answer, pupils: rule === "worst" ? null : pupilsOf(urn, options) }));
  const published = parts.map(({ answer }) => publishedOf(answer)).reduce((a, b) => (a > b ? a : b));
  const grade =
    rule === "worst"
      ? worst(parts)
      : weightedGrade(parts.map(({ answer, pupils }) => ({ grade: answer.grade, pupils: pupils ?? 0 })));
  const deciding =
    rule === "worst"
      ? parts.flatMap(({ answer }) => (answer.grade === grade ? (answer.judgement ?? []) : [])).sort(compareJudgements)
      : [];
  return { kind: "judged together", grade, rule, judgement: deciding.at(-1) ?? null, published, parts, path };
}

function worst(parts: readonly JudgedPart[]): Grade {
  return parts.map(({ answer }) => answer.grade).reduce((a, b) => (a > b ? a : b));
}
