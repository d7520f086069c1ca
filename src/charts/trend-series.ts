import { type ValueAxis, valueAxis } from "./value-axis.ts";

export interface MeasuredPoint {
  readonly year: number;
  readonly status: "published" | "unreliable";
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** The estimate as printed. */
  readonly text: string;
}

export interface HiddenPoint {
  readonly year: number;
  readonly status: "hidden";
}

export interface TrendSeries {
  readonly name: string;
  /** In any order, one per year; a year without a point leaves a gap. */
  readonly points: readonly (MeasuredPoint | HiddenPoint)[];
}

/** Values from `year` on are not comparable with earlier ones. */
export interface SeriesBreak {
  readonly year: number;
  readonly reason: string;
}

/** All years that any series names, in order. */
export function yearsOf(series: readonly TrendSeries[]): number[] {
  return [...new Set(series.flatMap(({ points }) => points.map(({ year }) => year)))].sort((a, b) => a - b);
}

/** The points of a series that are drawn, in order. */
export function measuredPoints({ points }: TrendSeries): MeasuredPoint[] {
  return points.filter((point) => point.status !== "hidden").sort((a, b) => a.year - b.year);
}

/** Runs of points that a line may join: no year of the chart is missing between them and there is no break between them. */
export function unbrokenRuns(
  series: TrendSeries,
  years: readonly number[],
  breaks: readonly SeriesBreak[],
): MeasuredPoint[][] {
  const runs: MeasuredPoint[][] = [];
  for (const point of measuredPoints(series)) {
    const before = runs.at(-1)?.at(-1);
    const adjacent = before !== undefined && years.indexOf(point.year) - years.indexOf(before.year) === 1;
    const broken = before !== undefined && breaks.some(({ year }) => year > before.year && year <= point.year);
    if (adjacent && !broken) runs.at(-1)?.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** Breaks that fall between two years of the chart, in order, those of the same year as one. */
export function breaksBetween(years: readonly number[], breaks: readonly SeriesBreak[]): SeriesBreak[] {
  const [first = 0, last = 0] = [years.at(0), years.at(-1)];
  const reasons = new Map<number, string[]>();
  for (const { year, reason } of breaks) {
    const from = years.find((candidate) => candidate >= year);
    if (from === undefined || year <= first || year > last) continue;
    reasons.set(from, [...(reasons.get(from) ?? []), reason]);
  }
  return [...reasons].sort(([a], [b]) => a - b).map(([year, all]) => ({ year, reason: [...new Set(all)].join("; ") }));
}

/** The axis of a trend: all estimates and published intervals; an unreliable interval may be cut. */
export function axisOfSeries(series: readonly TrendSeries[], includeZero: boolean): ValueAxis {
  const points = series.flatMap(measuredPoints);
  const published = points.filter(({ status }) => status === "published");
  return valueAxis(
    [
      ...(published.length > 0 ? published : points),
      ...points.map(({ estimate }) => ({ lower: estimate, upper: estimate })),
    ],
    { includeZero, maximumTicks: 7 },
  );
}
