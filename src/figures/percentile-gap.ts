import { slug } from "../places/area.ts";
import type { PupilMeasure, Study } from "../study/study.ts";
import { type AreaBook, areasOf } from "./expand.ts";
import { type Domain, domainOf } from "./figure.ts";

/** A percentile of the scores of the comparison less that of a group: positive is behind. */
export interface PercentileGap {
  /** Stable and readable: progress/percentile-gap/persistent/england/2015/p10. */
  readonly id: string;
  readonly measure: string;
  readonly of: Domain;
  readonly against: Domain;
  /** From 1 to 99. */
  readonly at: number;
}

/**
 * The gaps between percentiles that a study asks of one measure, each once, in the order asked; a group set against
 * itself is none.
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
            if (!gaps.has(id)) gaps.set(id, { id, measure: name, of: own, against, at: p });
          }
        }
  }
  return [...gaps.values()];
}
