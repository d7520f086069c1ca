import { slug } from "../places/area.ts";
import type { PupilMeasure, Study } from "../study/study.ts";
import { domainOf, type UnitsDomain } from "./domain.ts";
import { type AreaBook, areasOf } from "./expand.ts";
import type { AnyFigure, OtherFigure } from "./figure.ts";
import { minus, quantile } from "./formula.ts";

/** A percentile of the comparison's scores less that of a group's scores: positive means that the group is behind. */
export interface PercentileGap extends OtherFigure {
  readonly of: UnitsDomain;
  readonly against: UnitsDomain;
  /** From 1 to 99. */
  readonly at: number;
}

export function isPercentileGap(figure: AnyFigure): figure is PercentileGap {
  return figure.statistic === "percentile_gap";
}

/** A gap between percentiles, as a figure. */
export function percentileGap(
  id: string,
  measure: string,
  of: UnitsDomain,
  against: UnitsDomain,
  at: number,
): PercentileGap {
  return {
    id,
    role: "percentiles",
    under: null,
    measure,
    statistic: "percentile_gap",
    base: "percentile_gap",
    of,
    against,
    with: null,
    at,
    formula: minus(quantile(against, at, "score"), quantile(of, at, "score")),
    unit: "outcome",
    crosses: [],
  };
}

/**
 * The gaps between percentiles that a study asks for from one measure, each once, in the order asked. A group set
 * against itself has no gap.
 *
 * @throws ColdspotError (2) for an area that the data do not have
 */
export function expandPercentileGaps(study: Study, measure: PupilMeasure, book: AreaBook): readonly PercentileGap[] {
  const gaps = new Map<string, PercentileGap>();
  for (const { measure: name, of, in: places, years, at, path } of study.percentileGaps) {
    if (name !== measure.name || measure.against === null) continue;
    const [reference] = areasOf(study, book, measure.against.in, path);
    if (reference === undefined) throw new Error("no area for the comparison");
    const areas = places.flatMap((place) => areasOf(study, book, place, path));
    for (const population of of)
      for (const area of areas)
        for (const year of years) {
          const own = domainOf(population, area, year);
          const against = domainOf(measure.against.population, reference, year);
          if (own.key === against.key) continue;
          const stem = [name, "percentile-gap", population, area.key, year].map((part) => slug(String(part))).join("/");
          for (const p of at) {
            const id = `${stem}/p${p}`;
            if (!gaps.has(id)) gaps.set(id, percentileGap(id, name, own, against, p));
          }
        }
  }
  return [...gaps.values()];
}
