import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { holm } from "./holm.ts";
import { type Tested, tOf, twoSidedOf } from "./tested.ts";

/** One question of an entry of `compare`: its two sides, in however many ways they are compared. */
export interface ComparedQuestion {
  /** Ids of the difference, ratio and per cent of the same two sides: all are shown or none. */
  readonly figures: readonly string[];
  /** The difference of the two sides; null where it has no estimate, or crosses a break that hides it. */
  readonly tested: Tested | null;
}

/** All questions of one entry of `compare`. */
export interface ComparisonFamily {
  /** `compare 1` for the first entry. */
  readonly name: string;
  /** The method that the study names, or null. */
  readonly adjust: AdjustmentMethod | null;
  readonly questions: readonly ComparedQuestion[];
}

export type AdjustmentMethod = "holm" | "benjamini-hochberg" | "none";

/** A question with its p values; both are null where it is not counted. */
export interface AdjustedQuestion {
  readonly figures: readonly string[];
  readonly t: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
  readonly adjusted: number | null;
}

export interface AdjustedFamily {
  readonly name: string;
  readonly method: AdjustmentMethod;
  /** Questions that the entry asks, and how many of them the p values are adjusted for. */
  readonly asked: number;
  readonly counted: number;
  readonly questions: readonly AdjustedQuestion[];
}

/** Up to this number of questions an entry counts as a plan, in which not one false "clear" is wanted; above it, as a map. */
const mostPlanned = 20;

/**
 * The method by which an entry with this number of questions is adjusted, where the study does not say.
 *
 * @example usualAdjustment(20) // "holm"
 * @example usualAdjustment(21) // "benjamini-hochberg"
 */
export function usualAdjustment(asked: number): AdjustmentMethod {
  return asked <= mostPlanned ? "holm" : "benjamini-hochberg";
}

const adjusters: Readonly<Record<AdjustmentMethod, (p: readonly number[]) => readonly number[]>> = {
  holm,
  "benjamini-hochberg": benjaminiHochberg,
  none: (p) => p,
};

/**
 * p values of a family, adjusted for all questions that count.
 *
 * A question counts if both its sides may be shown and their difference has an error. Whether they may be shown depends
 * on counts of pupils and schools and on breaks, never on a p value, so leaving some out selects nothing. The method
 * depends on how many questions were asked, not on how many count.
 *
 * @param mayCount whether none of a question's figures is hidden
 * @example adjustedFamily({ name: "compare 1", adjust: null, questions: three with p 0.01, 0.04, 0.03 }, () => true)
 *   // holm: adjusted 0.03, 0.06, 0.06
 */
export function adjustedFamily(
  { name, adjust, questions }: ComparisonFamily,
  mayCount: (question: ComparedQuestion) => boolean,
): AdjustedFamily {
  const method = adjust ?? usualAdjustment(questions.length);
  const pValues = questions.map((question) => {
    const { tested } = question;
    return tested === null || tested.se === 0 || !mayCount(question) ? null : twoSidedOf(tested);
  });
  const counted = pValues.filter((p) => p !== null);
  const adjusted = [...adjusters[method](counted)];
  return {
    name,
    method,
    asked: questions.length,
    counted: counted.length,
    questions: questions.map(({ figures, tested }, index): AdjustedQuestion => {
      const p = pValues[index] ?? null;
      if (p === null || tested === null) return { figures, t: null, degreesOfFreedom: null, p: null, adjusted: null };
      const { degreesOfFreedom } = tested;
      return { figures, t: tOf(tested), degreesOfFreedom, p, adjusted: adjusted.shift() ?? p };
    }),
  };
}
