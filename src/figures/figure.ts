import type { Area } from "../places/area.ts";
import type { LeadershipStatistic } from "../study/grades-of-schools.ts";
import type { Comparison, ShownStatistic } from "../study/statistic.ts";
import type { SeriesBreak } from "../study/study.ts";

/** A population in an area in a year: what one mean is taken over. */
export interface Domain {
  readonly population: string;
  readonly area: Area;
  readonly year: number;
  readonly key: string;
}

/** The one way to make a domain, so that equal domains have equal keys. */
export function domainOf(population: string, area: Area, year: number): Domain {
  return { population, area, year, key: `${population}|${area.key}|${year}` };
}

/** How a figure is worked out from means, as data: evaluated, differentiated, followed to its counts, printed. */
export type Formula =
  | { readonly op: "mean"; readonly domain: Domain }
  | { readonly op: "constant"; readonly value: number; readonly source: string }
  | { readonly op: "minus" | "plus" | "times" | "over"; readonly left: Formula; readonly right: Formula }
  | { readonly op: "log" | "negate"; readonly of: Formula };

/** What only decompositions give. */
export type DecomposedStatistic =
  | "moved_by_comparator"
  | "moved_by_group"
  | "of_mix"
  | "of_gaps"
  | "share"
  | "gap_at_mix"
  | "within_schools"
  | "between_schools"
  | "of_place"
  | "slope"
  | "years_to_close";

/** What a figure is of before anything is compared. */
export type BaseStatistic = ShownStatistic | LeadershipStatistic;

export type Statistic = BaseStatistic | Comparison | DecomposedStatistic;

/** `outcome`: in the unit of the measure, to be put on scales, perhaps `a year`; `ratio` and `fraction` have no unit. */
export type FigureUnit = "outcome" | "outcome a year" | "years" | "ratio" | "fraction";

/** One number somebody asked for. */
export interface Figure {
  /** Stable and readable: progress/gap/persistent/areas-5-6/2015. */
  readonly id: string;
  readonly measure: string;
  readonly statistic: Statistic;
  /** What is compared in a comparison, otherwise the statistic itself. */
  readonly base: BaseStatistic;
  readonly of: Domain;
  readonly against: Domain | null;
  /** In a comparison: the other domain, where it differs from `of`. */
  readonly with: Domain | null;
  readonly formula: Formula;
  readonly unit: FigureUnit;
  /** Where `of` is no mean of the formula: the domain in it that has the pupils and schools of `of`. */
  readonly countedBy?: Domain;
  /** Scores are ranks among the pupils of this year, whatever the year of the pupil. */
  readonly onRanksOf?: number;
  readonly crosses: readonly SeriesBreak[];
}
