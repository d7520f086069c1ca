import type { MeasuredCell } from "./measure-nation.ts";
import { Gaps } from "./printed-figures.ts";
import { targets } from "./targets-file.ts";

const SCALE = 0.976;

/** Largest distance, over all targets, of the months and of the mean ranks measured from the files. */
export function worstDistance(cells: readonly MeasuredCell[]): { readonly months: number; readonly ranks: number } {
  const gaps = new Gaps(cells);
  let months = 0;
  let ranks = 0;
  for (const target of targets.cells) {
    const cell = cells.find(
      ({ area, population, year }) => area === target.area && population === target.population && year === target.year,
    );
    if (cell === undefined) throw new Error(`no pupils: ${target.population}, ${target.area}, ${target.year}`);
    const rank = cell.total / cell.pupils;
    const behind = SCALE * (gaps.meanRank("N", "england", target.year) - rank);
    months = Math.max(months, Math.abs(behind - target.months));
    ranks = Math.max(ranks, Math.abs(rank - target.meanPercentileRank));
  }
  return { months, ranks };
}
