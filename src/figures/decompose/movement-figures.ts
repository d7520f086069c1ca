import { mean } from "../formula.ts";
import { movement } from "./movement.ts";
import { breaksRefused, comparatorOf, groupIn, type Made, partFigure, type Where } from "./part-figure.ts";

/** The change of a gap as two figures: the movement of the comparator, and the movement of the group. */
export function movementFigures(where: Where): Made {
  const { measure, population, area, from, to, gaps } = where;
  const change = gaps("difference", groupIn(where, to));
  const [before, after] = [from, to].map((year) => {
    const gap = gaps("gap", groupIn(where, year));
    return { group: gap.of, comparator: comparatorOf(gap) };
  });
  if (before === undefined || after === undefined) throw new Error("a movement without two years");
  const means = ({ group, comparator }: typeof before) => ({ group: mean(group), comparator: mean(comparator) });
  const { ofComparator, ofGroup } = movement(means(before), means(after));
  const start = `${gaps("gap", groupIn(where, to)).id}/since-${from}`;
  const { crosses } = change;
  const figures = [
    partFigure(measure, {
      id: `${start}/moved-by-comparator`,
      statistic: "moved_by_comparator",
      of: after.comparator,
      with: before.comparator,
      formula: ofComparator,
      crosses,
    }),
    partFigure(measure, {
      id: `${start}/moved-by-group`,
      statistic: "moved_by_group",
      of: after.group,
      with: before.group,
      formula: ofGroup,
      crosses,
    }),
  ];
  return {
    decomposition: {
      kind: "movement",
      measure,
      population,
      bands: [],
      area,
      from,
      to,
      whole: change.id,
      parts: figures.map(({ id }) => id),
      beside: [],
    },
    figures: [change, ...figures],
  };
}

/**
 * The same change with every score as a rank among the pupils of the first year, so that both sides can rise. Its
 * figures differ from those on ranks within each year and have ids of their own. Across a break of the series the ranks
 * of the first year mean nothing for the last, so that the figures are not available unless the entry says otherwise.
 */
export function movementOnBaseRanks(where: Where): Made {
  const { decomposition, figures } = movementFigures(where);
  const { from, to } = where;
  const crosses = breaksRefused(where, from, to);
  const [change, ...parts] = figures.map((figure) => ({
    ...figure,
    id: figure.id.replace(/\/(?:since|difference\/with)-\d+/, `/on-ranks-of-${from}$&`),
    onRanksOf: from,
    crosses,
  }));
  if (change === undefined) throw new Error("a movement without a change");
  return {
    decomposition: {
      ...decomposition,
      kind: "movement_on_base_ranks",
      whole: change.id,
      parts: parts.map(({ id }) => id),
    },
    figures: [change, ...parts],
  };
}
