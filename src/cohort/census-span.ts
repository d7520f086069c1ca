import { sixYears, type TermSpan } from "../schools/census-term.ts";
import type { Primitive } from "./membership.ts";
import { schoolTerm } from "./school-year.ts";

/**
 * The census terms that are read for a cohort: the six years before the exams, and as far before and after them as the
 * window of a share reaches. At most the 33 terms from Year 1 to Year 11.
 *
 * @param cohort the summer in which the pupils finish Year 11
 * @example censusSpan([], 2015) // { first: 6029, last: 6046 }: summer of Year 5 to spring of Year 11
 */
export function censusSpan(primitives: readonly Primitive[], cohort: number): TermSpan {
  const windows = primitives.flatMap((primitive) =>
    primitive.kind === "share"
      ? [{ first: schoolTerm(primitive.rule.from, cohort), last: schoolTerm(primitive.rule.to, cohort) }]
      : [],
  );
  const all = [sixYears(cohort), ...windows];
  return { first: Math.min(...all.map(({ first }) => first)), last: Math.max(...all.map(({ last }) => last)) };
}
