import { breaksRefused, groupIn, type Made, partFigure, type Where } from "./part-figure.ts";
import { slope, yearsToCloseFormula } from "./slope.ts";

/**
 * The slope of a gap over years without a break, and the years until it would close. Over a break only where the entry
 * says so, and then its figures say that they cross it.
 *
 * @param weights one per year, in the order of the years
 */
export function trendFigures(where: Where, years: readonly number[], weights: readonly number[]): Made {
  const { measure, population, area } = where;
  const gaps = years.map((year) => where.gaps("gap", groupIn(where, year)));
  const [first, last] = [gaps[0], gaps.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("a trend of no years");
  const terms = gaps.map(({ formula }, index) => ({ weight: weights[index] ?? Number.NaN, gap: formula }));
  const crosses = breaksRefused(where, first.of.year, last.of.year);
  const own = { of: last.of, against: last.against, with: first.of, crosses };
  const since = `since-${first.of.year}`;
  const figures = [
    partFigure(measure, {
      id: `${last.id}/slope-${since}`,
      statistic: "slope",
      formula: slope(terms),
      unit: "outcome a year",
      ...own,
    }),
    partFigure(measure, {
      id: `${last.id}/years-to-close-${since}`,
      statistic: "years_to_close",
      formula: yearsToCloseFormula(terms),
      unit: "years",
      ...own,
    }),
  ];
  return {
    decomposition: {
      kind: "trend",
      measure,
      population,
      bands: [],
      area,
      from: first.of.year,
      to: last.of.year,
      whole: null,
      parts: figures.map(({ id }) => id),
      beside: gaps.map(({ id }) => id),
    },
    figures: [...figures, ...gaps],
  };
}
