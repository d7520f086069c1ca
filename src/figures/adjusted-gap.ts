import { type Covered, type Domain, domainOf, shareOf } from "./domain.ts";
import type { Formula } from "./figure.ts";
import { mean, minus, sumOf, times } from "./formula.ts";

/** A cell of the characteristics that a gap is adjusted for, as two populations: all its pupils, and its comparators. */
export interface ComparedCell {
  readonly all: string;
  readonly comparators: string;
}

/** Cells with enough pupils of a group and of its comparators, and the population of the group's pupils in them. */
export interface ComparedCells {
  readonly covered: string;
  readonly cells: readonly ComparedCell[];
}

/** A group in an area and year, its comparator, and the characteristics that their gap is adjusted for. */
export interface AdjustedQuestion {
  readonly of: Domain;
  readonly against: Domain;
  readonly adjustedFor: readonly string[];
}

/** Finds the cells of a gap; which they are depends on how many pupils each has. */
export type FindCells = (question: AdjustedQuestion) => ComparedCells;

/**
 * The gap of a group from comparators who are spread over the cells as the group is: direct standardisation to the group.
 *
 *   adjusted = sum over cells of (share of the cell in the group x mean of the comparators in the cell) - mean of the group
 *
 * It is the sum over cells of share x gap, as shares times the group's own means in the cells make up the mean of the group.
 * Shares are means too, so their errors and covariances count. It covers the pupils of the group in cells that have enough
 * pupils on both sides. Where no cell has, it uses the mean of a population without pupils, and so has no value.
 *
 * @source Kitagawa (1955), JASA 50, 1168-1194; Little (1993), JASA 88, 1001-1012, on post-stratification
 * @example two cells with 75% and 25% of the group, comparators 60 and 48 there, mean of the group 50: 57 - 50 = 7
 */
export function adjustedGap(
  { covered, cells }: ComparedCells,
  of: Domain,
  against: Domain,
): { readonly formula: Formula; readonly covered: Covered } {
  const { area, year } = of;
  const part = domainOf(covered, area, year);
  const inCell = ({ all, comparators }: ComparedCell) =>
    times(mean(shareOf(all, covered, area, year)), mean(domainOf(comparators, against.area, against.year)));
  const expected = cells.length === 0 ? mean(against) : sumOf(cells.map(inCell));
  return { formula: minus(expected, mean(part)), covered: { group: of, part } };
}
