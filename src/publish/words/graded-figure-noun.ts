import type { Domain } from "../../figures/domain.ts";
import type { AnyFigure } from "../../figures/figure.ts";
import type { Study } from "../../study/study.ts";
import { statisticNoun } from "./leadership-sentence.ts";
import { gradedNoun, schoolMeasure, schoolsNoun, whenOf } from "./leadership-words.ts";

/**
 * What a figure of grades is, as a noun, with the other side of a comparison.
 *
 * @example // "share of weaker schools that became good or outstanding for leadership and management, schools in England
 *   // rated both times"
 */
export function gradedFigureNoun(
  { measure: name, base, of, with: other, versus, statistic }: AnyFigure,
  study: Study,
): string {
  const measure = schoolMeasure(study, name);
  const ofOneTime = base === "share_good_or_outstanding" || base === "share_outstanding";
  const side = (domain: Domain) => `${schoolsNoun(domain)}${ofOneTime ? ` ${whenOf(measure, domain)}` : ""}`;
  const compared =
    other === null
      ? ""
      : versus === undefined
        ? `, ${statistic} with ${side(other)}`
        : `, change since ${other.year} less that of ${side(versus)}`;
  return `${statisticNoun(base)} for ${gradedNoun(measure)}, ${side(of)}${compared}`;
}
