/** The eleven indicators of Achieving Excellence Areas, in the order of the workbook's columns. */
export const excellenceIndicators = [
  { half: "standards", name: "KS4 attainment score", highIs: "good" },
  { half: "standards", name: "KS4 progress score", highIs: "good" },
  { half: "standards", name: "KS2 average point score in reading, writing and mathematics", highIs: "good" },
  { half: "standards", name: "KS1 to KS2 value added", highIs: "good" },
  { half: "standards", name: "pupils within 5 km of a good or outstanding secondary, %", highIs: "good" },
  { half: "capacity", name: "primary pupils per teaching school or national leader of education", highIs: "bad" },
  { half: "capacity", name: "secondary pupils per teaching school or national leader of education", highIs: "bad" },
  { half: "capacity", name: "trainee teachers per 10,000 pupils", highIs: "good" },
  { half: "capacity", name: "primary pupils in a school with good or outstanding leadership, %", highIs: "good" },
  { half: "capacity", name: "secondary pupils in a school with good or outstanding leadership, %", highIs: "good" },
  { half: "capacity", name: "pupils per lead or outstanding sponsor academy", highIs: "bad" },
] as const;

/** The result of the formula for one district. */
export interface ExcellenceScore {
  /** 0 worst to 1 best; null when a half has no indicator. */
  readonly score: number | null;
  /** 1 best to 6; null without a score. */
  readonly group: number | null;
}

function scaled(values: readonly (number | null)[], highIs: "good" | "bad"): readonly (number | null)[] {
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  const range = Math.max(...known) - least;
  return values.map((value) => {
    if (value === null || range === 0) return null;
    return highIs === "good" ? (value - least) / range : (least + range - value) / range;
  });
}

function mean(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value !== null && value !== undefined);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/**
 * Scores and groups of districts from their indicators. Each indicator is scaled to its range over the districts and
 * reversed where high is bad. Indicators are averaged within each half, the halves are averaged, and the districts are
 * split into six equal groups.
 *
 * This only checks the published grouping: it follows a public script's reading of the guidance note. A missing
 * indicator is left out of its half, and so is one that is the same everywhere. Equal scores are in one group.
 *
 * @param districts for each the eleven indicators in the order of `excellenceIndicators`, null where suppressed
 * @returns one for each district, in their order
 * @source reading of Department for Education, Defining Achieving Excellence Areas: methodology, March 2016; confidence medium
 * @example // two districts; the first is best on every indicator
 * excellenceScores([[50, 0, 30, 100, 90, 1, 1, 9, 80, 70, 1], [40, -1, 28, 99, 50, 2, 2, 8, 60, 50, 2]])
 * // [{ score: 1, group: 1 }, { score: 0, group: 4 }]
 */
export function excellenceScores(districts: readonly (readonly (number | null)[])[]): readonly ExcellenceScore[] {
  const columns = excellenceIndicators.map(({ highIs }, at) =>
    scaled(
      districts.map((values) => values[at] ?? null),
      highIs,
    ),
  );
  const half = (wanted: string, district: number) =>
    mean(columns.map((column, at) => (excellenceIndicators[at]?.half === wanted ? column[district] : null)));
  const scores = districts.map((_, district) => {
    const standards = half("standards", district);
    const capacity = half("capacity", district);
    return standards === null || capacity === null ? null : (standards + capacity) / 2;
  });
  const known = scores.filter((score) => score !== null);
  return scores.map((score) => {
    if (score === null) return { score, group: null };
    const better = known.filter((other) => other > score).length;
    return { score, group: Math.floor((better * 6) / known.length) + 1 };
  });
}
