import type { MeasureSpec, Study } from "../study/study.ts";
import { type AreaBook, expandStudy } from "./expand.ts";
import type { Figure } from "./figure.ts";
import { leadershipFigures } from "./grades/grade-shares.ts";

/**
 * The figures that a study asks for from one measure, each once, in the order asked.
 *
 * @throws ColdspotError (2) for an area that the data do not have
 */
export function askedFigures(study: Study, measure: MeasureSpec, book: AreaBook): readonly Figure[] {
  return measure.of === "schools" ? leadershipFigures(study, measure, book) : expandStudy(study, measure, book);
}
