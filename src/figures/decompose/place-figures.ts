import { schoolMeanOf } from "../domain.ts";
import type { Figure } from "../figure.ts";
import { mean, minus } from "../formula.ts";
import { areaAgainstNation } from "./area-against-nation.ts";
import { comparatorOf, groupIn, type Made, partFigure, type Where } from "./part-figure.ts";

/** The gap inside an area: the gap itself where its comparator is that of the area anyway. */
function gapInArea(where: Where): Figure {
  const gap = where.gaps("gap", groupIn(where, where.to));
  return comparatorOf(gap).area.key === where.area.key ? gap : where.gaps("in_area_gap", gap.of);
}

/** The gap inside an area as two figures: within schools, and between schools. */
export function schoolFigures(where: Where): Made {
  const { measure, population, area, to } = where;
  const gap = gapInArea(where);
  const comparator = comparatorOf(gap);
  const schoolsOf = { group: schoolMeanOf(gap.of, comparator), comparator: schoolMeanOf(comparator, gap.of) };
  const own = { of: gap.of, against: comparator, with: null };
  const parts = [
    partFigure(measure, {
      id: `${gap.id}/within-schools`,
      statistic: "within_schools",
      formula: minus(minus(mean(comparator), mean(schoolsOf.comparator)), minus(mean(gap.of), mean(schoolsOf.group))),
      ...own,
    }),
    partFigure(measure, {
      id: `${gap.id}/between-schools`,
      statistic: "between_schools",
      formula: minus(mean(schoolsOf.comparator), mean(schoolsOf.group)),
      countedBy: schoolsOf.group,
      ...own,
    }),
  ];
  return {
    decomposition: {
      kind: "within_and_between",
      measure,
      population,
      bands: [],
      area,
      from: null,
      to,
      whole: gap.id,
      parts: parts.map(({ id }) => id),
      beside: [],
    },
    figures: [gap, ...parts],
  };
}

/** The gap from an outside comparator as two figures: inside the area, and of the place. None for the area's own. */
export function placeFigures(where: Where): readonly Made[] {
  const { measure, population, area, to } = where;
  const gap = where.gaps("gap", groupIn(where, to));
  const inArea = gapInArea(where);
  if (inArea === gap) return [];
  const [nation, comparator] = [comparatorOf(gap), comparatorOf(inArea)];
  const { ofPlace } = areaAgainstNation(mean(gap.of), mean(comparator), mean(nation));
  const part = partFigure(measure, {
    id: `${gap.id}/of-place`,
    statistic: "of_place",
    of: comparator,
    against: nation,
    with: null,
    formula: ofPlace,
  });
  return [
    {
      decomposition: {
        kind: "area_against_nation",
        measure,
        population,
        bands: [],
        area,
        from: null,
        to,
        whole: gap.id,
        parts: [inArea.id, part.id],
        beside: [],
      },
      figures: [gap, inArea, part],
    },
  ];
}
