import type { AnyFigure } from "../../figures/figure.ts";
import { isPercentileGap } from "../../figures/percentile-gap.ts";
import type { MeasureSpec, Study } from "../../study/study.ts";

/** What sort of number a figure is, as trials of intervals count it. */
export interface KindOfFigure {
  /** What is averaged: "ranks of progress", "shares of schools". */
  readonly scores: string;
  /** What is made of the averages: "gap", "change of gap", "part between schools". */
  readonly statistic: string;
}

const ofMethods: Readonly<Record<string, readonly [withPrior: string, without: string]>> = {
  "rank of residual": ["ranks of progress", "ranks"],
  rank: ["ranks", "ranks"],
  "standardised residual": ["progress in standard deviations", "standard deviations"],
  points: ["progress in points", "points"],
  threshold: ["shares of pupils", "shares of pupils"],
};

/**
 * What a measure averages, in the words of trials.
 *
 * @example scoresOf(study, rankOfResidual) // "ranks of progress"
 */
export function scoresOf({ files }: Pick<Study, "files">, measure: MeasureSpec): string {
  if (measure.of === "schools") return "shares of schools";
  if (measure.method === "published")
    return files.get(measure.file)?.areaTable === undefined ? "published means of schools" : "published means of areas";
  const [withPrior, without] = ofMethods[measure.method] ?? [measure.method, measure.method];
  return measure.prior === null ? without : withPrior;
}

const words = (name: string): string => name.replaceAll("_", " ").replace("in area", "in-area");

/** A mean of the comparison group has fewer schools that matter to it than one of another group, and misses more. */
function baseWords({ base, of }: AnyFigure, measure: MeasureSpec): string {
  if (base !== "mean") return words(base);
  return measure.of === "pupils" && measure.against?.population === of.population
    ? "mean of the comparison group"
    : "mean";
}

/** What differs between the two sides of a comparison: "years", "areas", "groups", or "more than one thing". */
function sidesOf({ of, with: other }: AnyFigure): string {
  if (other === null) return "";
  const differs = [
    ...(other.year === of.year ? [] : ["years"]),
    ...(other.area.key === of.area.key ? [] : ["areas"]),
    ...(other.population === of.population ? [] : ["groups"]),
  ];
  return differs.length === 1 ? (differs[0] ?? "") : "more than one thing";
}

const parts: Readonly<Record<string, string>> = {
  moved_by_comparator: "movement of the comparison group",
  moved_by_group: "movement of the group",
  of_mix: "part of the mix",
  of_gaps: "part of the gaps in bands",
  share: "share of a band",
  gap_at_mix: "gap at another mix",
  within_schools: "part within schools",
  between_schools: "part between schools",
  of_place: "part of the place",
  slope: "slope of a trend",
  years_to_close: "years to close",
};

function statisticOf(figure: AnyFigure, measure: MeasureSpec): string {
  const { statistic } = figure;
  if (isPercentileGap(figure)) return `percentile gap p${figure.at}`;
  const part = parts[statistic];
  if (part !== undefined) return figure.onRanksOf === undefined ? part : `${part}, on ranks of one year`;
  const base = baseWords(figure, measure);
  if (figure.with === null) return base;
  const sides = sidesOf(figure);
  if (statistic !== "difference") return `ratio of ${base} between ${sides}`;
  return sides === "years" ? `change of ${base}` : `difference of ${base} between ${sides}`;
}

/**
 * The kind of a figure with an error: two figures of one kind are worked out alike. A per cent is a ratio less 1, so
 * the two are one kind. Null for what has no error.
 *
 * @example kindOfFigure(gapOf2015Less2014, study)
 * // { scores: "ranks of progress", statistic: "change of gap" }
 */
export function kindOfFigure(figure: AnyFigure, study: Pick<Study, "files" | "measures">): KindOfFigure | null {
  const measure = study.measures.get(figure.measure);
  if (measure === undefined || figure.role === "count") return null;
  return { scores: scoresOf(study, measure), statistic: statisticOf(figure, measure) };
}
