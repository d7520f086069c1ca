import type { SeriesBreak, TrendSeries } from "../../charts/trend-series.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type Finding, isShown, numbersOf, reasonOf, withRole } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import type { Holdings } from "../tables/holdings.ts";
import { breakFirst } from "../words/break-words.ts";
import { readable, readableInterval } from "../words/readable.ts";
import { withCautions } from "../words/selection-words.ts";
import { capital, measureNoun, placeNoun, populationNoun } from "../words/words.ts";
import { largestBy, leftOutWords, mostPictures } from "./largest.ts";
import { held } from "./panel.ts";
import { pictureId } from "./picture-id.ts";

/** One picture over years: the populations of one area, as distances from the average of all pupils. */
export interface Trend {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly description: string;
  readonly unit: string;
  readonly zeroLabel: string;
  readonly series: readonly TrendSeries[];
  readonly breaks: readonly SeriesBreak[];
  /** The numbers shown with it: one row per population and year. */
  readonly rows: readonly (readonly string[])[];
  readonly holdings: Holdings;
}

/** The most lines that a reader can distinguish in one picture. */
const mostSeries = 4;

function pointOf(finding: Finding): TrendSeries["points"][number] {
  const { year } = finding.figure.of;
  const [number] = numbersOf(finding);
  if (number === undefined || finding.kind === "hidden") return { year, status: "hidden" };
  const { value, lower, upper } = number;
  const ends = { lower: lower ?? value, upper: upper ?? value };
  return { year, status: finding.status, estimate: value, ...ends, text: readable(value, number) };
}

function seriesName(study: Study, population: string): string {
  return capital(study.populations.get(population)?.title ?? population);
}

function rowOf(finding: Finding, study: Study): readonly string[] {
  const { population, year } = finding.figure.of;
  const name = `${seriesName(study, population)}, ${year}`;
  const [number] = numbersOf(finding);
  if (number === undefined) return [name, "–", "–", reasonOf(finding)];
  return [
    name,
    readable(number.value, number),
    readableInterval(number),
    isShown(finding) ? finding.marks.join("; ") : reasonOf(finding),
  ];
}

/**
 * What moved, in a few words, and only where the intervals of the first and last year do not overlap. Intervals that
 * overlap do not show that nothing changed: a comparison, which uses the covariance, can still be clear.
 */
function titleOf(findings: readonly Finding[], study: Study, place: string): string {
  const years = findings.map(({ figure }) => figure.of.year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  let compared = 0;
  const moved = [...new Set(findings.map(({ figure }) => figure.of.population))].flatMap((population) => {
    const at = (year: number) =>
      findings.filter(isShown).find(({ figure }) => figure.of.population === population && figure.of.year === year)
        ?.numbers[0];
    const [before, after] = [at(first), at(last)];
    if (before === undefined || after === undefined) return [];
    compared += 1;
    const who = populationNoun(study, population);
    if (after.upper < before.lower) return [`${who} fell against the average`];
    return after.lower > before.upper ? [`${who} rose against the average`] : [];
  });
  const where = capital(placeNoun(place));
  if (compared === 0) return `${where}, ${first} to ${last}`;
  return moved.length === 0
    ? `${where}: the intervals of ${first} and ${last} overlap`
    : `${where}: ${moved.join(", ")} from ${first} to ${last}`;
}

/**
 * The trends of a release: one picture per area, of at most 400, where the study asks for distances from the average in several years.
 */
export function trendsOf(content: ReleasedContent): readonly Trend[] {
  const { study, flow } = content;
  const findings = withRole(content.findings, "asked");
  const asked = findings.filter(({ figure }) => figure.with === null && figure.base === "from_average");
  if (study.years.length < 2) return [];
  const byArea = new Map<string, Finding[]>();
  for (const finding of asked) {
    const key = `${finding.figure.measure}|${finding.figure.of.area.key}`;
    const known = byArea.get(key);
    if (known === undefined) byArea.set(key, [finding]);
    else known.push(finding);
  }
  const largest = largestBy([...byArea], ([, own]) => own, mostPictures);
  return largest.shown.map(([key, own]): Trend => {
    const [first] = own;
    if (first === undefined) throw new Error(`a trend without figures: ${key}`);
    const { measure, of } = first.figure;
    const populations = [...new Set(own.map(({ figure }) => figure.of.population))].slice(0, mostSeries);
    const unit = own.flatMap(numbersOf)[0]?.unit ?? "";
    const years = own.map(({ figure }) => figure.of.year);
    const crossed = study.breaks.filter(({ year }) => Math.min(...years) < year && year <= Math.max(...years));
    const title = breakFirst(titleOf(own, study, of.area.name), crossed);
    const breaks = study.breaks.map(({ year, why }) => ({ year, reason: why }));
    const sources = [...new Set(flow.map(({ source }) => source.entry))].join(", ");
    const invented = study.data === "invented" ? " Invented data." : "";
    return {
      id: pictureId("trend", measure, of.area.key),
      title,
      unit: `${capital(unit)} from the average of all pupils`,
      zeroLabel: "average of all pupils",
      caption: withCautions(
        `Mean ${measureNoun(measure)} of each group in ${placeNoun(of.area.name)} minus that of all pupils in ${study.places.whole ?? "England"}, by year of finishing. Files: ${sources}.${invented}${leftOutWords(largest, "pictures of the areas with the most pupils")}`,
        own.map(({ figure }) => figure),
        study,
      ),
      description: `${title}. ${own
        .map((finding) => rowOf(finding, study))
        .map(([name, value, interval]) => `${name}: ${value} (${interval})`)
        .join("; ")}. Breaks: ${breaks.map(({ year, reason }) => `${year}, ${reason}`).join("; ") || "none"}.`,
      series: populations.map((population) => ({
        name: seriesName(study, population),
        points: own.filter(({ figure }) => figure.of.population === population).map(pointOf),
      })),
      breaks,
      rows: own.map((finding) => rowOf(finding, study)),
      holdings: held(own, study).holdings,
    };
  });
}
