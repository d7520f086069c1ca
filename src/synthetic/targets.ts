import * as v from "valibot";

/** The four disjoint parts of the nation that targets are set for. An opportunity area lies inside areas 5-6. */
export const AREAS = ["areas 1-2", "areas 3-4", "areas 5-6 outside opportunity areas", "opportunity areas"] as const;

/** The three disjoint groups of pupils, in the order of their codes. */
export const POPULATIONS = [
  "non-disadvantaged",
  "disadvantaged not persistently",
  "persistently disadvantaged",
] as const;

export type Area = (typeof AREAS)[number];
export type Population = (typeof POPULATIONS)[number];

/** The result that one group of pupils of one part of the nation should have in one year. */
export interface TargetCell {
  readonly area: Area;
  readonly population: Population;
  readonly year: number;
  /** Months behind pupils who were not disadvantaged, nationally. */
  readonly months: number;
  /** Mean percentile rank, 0 to 100, that gives those months. */
  readonly meanPercentileRank: number;
  /** Pupils of the cell among all pupils of the year, a fraction. */
  readonly shareOfNation: number;
}

export interface Targets {
  readonly source: string;
  readonly monthsPerRankPoint: number;
  readonly cells: readonly TargetCell[];
}

const series = v.array(v.number());
const file = v.object({
  source: v.string(),
  months_per_rank_point: v.pipe(v.number(), v.minValue(0.001)),
  years: v.array(v.pipe(v.number(), v.integer())),
  cells: v.array(
    v.object({
      area: v.picklist(AREAS),
      population: v.picklist(POPULATIONS),
      months: series,
      mean_percentile_rank: series,
      share_of_nation: series,
    }),
  ),
});

/**
 * Targets from the parsed text of `data/synthetic/targets-progress.json`: one row per cell, one entry per year.
 *
 * @throws v.ValiError when the shape is wrong, RangeError when a series is shorter than the years
 */
export function parseTargets(value: unknown): Targets {
  const parsed = v.parse(file, value);
  const cells = parsed.cells.flatMap((row) =>
    parsed.years.map((year, index) => {
      const months = row.months[index];
      const meanPercentileRank = row.mean_percentile_rank[index];
      const shareOfNation = row.share_of_nation[index];
      if (months === undefined || meanPercentileRank === undefined || shareOfNation === undefined) {
        throw new RangeError(`no target for ${row.population} in ${row.area}: ${year}`);
      }
      return { area: row.area, population: row.population, year, months, meanPercentileRank, shareOfNation };
    }),
  );
  return { source: parsed.source, monthsPerRankPoint: parsed.months_per_rank_point, cells };
}
