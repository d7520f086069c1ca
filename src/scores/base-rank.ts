import { midRanks } from "./mid-rank.ts";
import type { Fractions } from "./residual.ts";

/** Scores of a base year and how many pupils have each. */
export interface BaseYear {
  readonly scores: Fractions;
  readonly pupils: Float64Array;
}

/** Positions of scores among the pupils of a base year: the percentile rank is `position x unit`, from 0 to 100. */
export interface BaseRanks {
  readonly position: Float64Array;
  readonly unit: number;
}

/**
 * Percentile ranks of scores of any year among the pupils of one fixed base year.
 *
 * Ranks within each year have a mean of 50, whatever pupils learnt: if some rise, others fall. On a fixed base year all
 * can rise. The rank of a score is 100 x (pupils of the base year below + half of those with the same) / all of them, so
 * the base year itself has its ordinary ranks. Use it only for scores that mean the same in both years: one exam, with no
 * break between them; for residuals, less the expectation of the base year.
 *
 * @param base every slot of the base year
 * @param scores scores of the year to be placed, as exact as those of the base year
 * @returns positions are whole numbers
 * @throws RangeError when the base year has no pupils
 * @source `midRanks`, which gives slots without pupils a position and does not count them
 * @example // base year: 2 pupils with 5, 2 with 7. Scores 4, 5, 6, 8 have ranks 0, 25, 50 and 100
 */
export function baseRanks(base: BaseYear, scores: Fractions): BaseRanks {
  const slots = base.pupils.length;
  const placed = scores.numerator.length;
  const together: Fractions = {
    numerator: joined(base.scores.numerator, scores.numerator),
    denominator: joined(base.scores.denominator, scores.denominator),
  };
  const pupils = joined(base.pupils, new Float64Array(placed));
  const { position, unitOfYear } = midRanks(together, pupils, Int32Array.of(0, slots + placed));
  const [unit = 0] = unitOfYear;
  if (unit === 0) throw new RangeError("a base year without pupils");
  return { position: position.subarray(slots), unit };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
