import type { SeriesBreak } from "../study/study.ts";
import { type Domain, inYear } from "./domain.ts";
import type { Figure, Formula } from "./figure.ts";
import { domainsOf } from "./formula.ts";

/**
 * A figure with years replaced: a change to 2015 becomes the change to 2014.
 *
 * @param yearFor the year to use in place of each year; the same year where it is not replaced
 * @param breaks the breaks of series in the study, to list those that the new figure crosses
 * @returns the figure under the id of the original; null where it would compare a domain with itself
 */
export function inOtherYears(
  figure: Figure,
  yearFor: (year: number) => number,
  breaks: readonly SeriesBreak[],
): Figure | null {
  const moved = (domain: Domain): Domain => inYear(domain, yearFor(domain.year));
  const movedFormula = (formula: Formula): Formula => {
    if (formula.op === "mean") return { ...formula, domain: moved(formula.domain) };
    if ("left" in formula) return { ...formula, left: movedFormula(formula.left), right: movedFormula(formula.right) };
    return "of" in formula ? { ...formula, of: movedFormula(formula.of) } : formula;
  };
  const of = moved(figure.of);
  const other = figure.with === null ? null : moved(figure.with);
  if (other?.key === of.key) return null;
  const formula = movedFormula(figure.formula);
  const years = domainsOf(formula).map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return {
    ...figure,
    of,
    against: figure.against === null ? null : moved(figure.against),
    with: other,
    ...(figure.versus === undefined ? {} : { versus: moved(figure.versus) }),
    ...(figure.adjusted === undefined
      ? {}
      : {
          adjusted: {
            ...figure.adjusted,
            covered: figure.adjusted.covered.map(({ group, part }) => ({ group: moved(group), part: moved(part) })),
          },
        }),
    ...(figure.countedBy === undefined ? {} : { countedBy: moved(figure.countedBy) }),
    formula,
    crosses: figure.with === null ? [] : breaks.filter(({ year }) => first < year && year <= last),
  };
}
