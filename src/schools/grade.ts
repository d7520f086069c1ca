import { ColdspotError } from "../effects/coldspot-error.ts";
import { dayNumber } from "./calendar-date.ts";
import { compareUrns } from "./urn.ts";

/** An inspection's grade, from 1 (best) to 4. */
export type Grade = 1 | 2 | 3 | 4;

/** A judgement of a school by an inspection. Dates are ISO. */
export interface Judgement {
  readonly urn: string;
  readonly inspected: string;
  readonly published: string;
  readonly grade: Grade;
}

/** Orders by publication, then by inspection, then by URN. */
export function compareJudgements(a: Judgement, b: Judgement): number {
  const byText = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return byText(a.published, b.published) || byText(a.inspected, b.inspected) || compareUrns(a.urn, b.urn);
}

/** Judgements by URN, earliest published first. */
export type Judgements = ReadonlyMap<string, readonly Judgement[]>;

/**
 * Sorts judgements by school, so that many questions can be asked about them.
 *
 * @throws ColdspotError (3) for an impossible date or grade, a publication before the inspection, and two grades for one inspection
 */
export function judgementsByUrn(judgements: Iterable<Judgement>): Judgements {
  const refuse = (message: string, advice: string): never => {
    throw new ColdspotError(message, { exitCode: 3, advice });
  };
  const lists = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const { urn, inspected, published, grade } = judgement;
    dayNumber(inspected);
    dayNumber(published);
    if (![1, 2, 3, 4].includes(grade)) refuse(`not a grade of ${urn}: ${grade}`, "use 1 to 4");
    if (published < inspected)
      refuse(`${urn} inspected ${inspected} but published earlier: ${published}`, "correct the dates");
    const list = lists.get(urn) ?? [];
    lists.set(urn, list);
    list.push(judgement);
  }
  for (const [urn, list] of lists) {
    list.sort(compareJudgements);
    list.forEach((one, at) => {
      const next = list[at + 1];
      const together = next?.published === one.published && next.inspected === one.inspected;
      if (together && next.grade !== one.grade)
        refuse(`two grades for the inspection on ${one.inspected}: ${urn}`, "keep one of them");
    });
  }
  return lists;
}

/**
 * The grade nearest to the pupil-weighted mean; halfway between two, the worse.
 *
 * @param parts grades with pupils, whole numbers above zero
 * @example weightedGrade([{ grade: 1, pupils: 300 }, { grade: 4, pupils: 100 }]) // 2, from a mean of 1.75
 */
export function weightedGrade(parts: readonly { readonly grade: Grade; readonly pupils: number }[]): Grade {
  const pupils = parts.reduce((sum, part) => sum + part.pupils, 0);
  const points = parts.reduce((sum, part) => sum + part.grade * part.pupils, 0);
  const nearest = Math.floor((2 * points + pupils) / (2 * pupils));
  const grade = ([1, 2, 3, 4] as const).find((one) => one === nearest);
  if (grade === undefined) throw new RangeError(`no mean grade: ${points} of ${pupils}`);
  return grade;
}
