import type { Finding, ShownFinding } from "../release/finding.ts";
import { isShown } from "../release/finding.ts";
import type { Study } from "../study/study.ts";
import { readable, readableInterval } from "./readable.ts";
import { sentenceOf } from "./sentence.ts";
import { isOfSchools, ofMeasure, placeNoun, populationNoun } from "./words.ts";

function isNational({ figure }: Finding): boolean {
  return figure.of.area.scheme === "national";
}

/** Gaps of the last year, nation first: what the report is about. */
function headlineGaps(findings: readonly Finding[], study: Study): readonly string[] {
  const last = Math.max(...study.years);
  return findings
    .filter(isShown)
    .filter(
      ({ figure }) => figure.statistic === "gap" && figure.of.year === last && figure.of.key !== figure.against?.key,
    )
    .filter(isNational)
    .map((finding) => sentenceOf(finding, study));
}

/** From this many areas on, the extremes are noise more than news: say how many stand clear of the nation instead. */
const manyAreas = 21;

/** More sentences than this nobody reads; the tables have every comparison. */
const mostComparisons = 12;

interface SchemeRows {
  readonly scheme: string;
  readonly rows: readonly ShownFinding[];
  readonly nation: ShownFinding | null;
  /** Areas asked for whose figure is unreliable or not shown. */
  readonly leftOut: number;
}

function leftOutWords(leftOut: number): string {
  return leftOut === 0
    ? ""
    : ` Left out: ${leftOut} ${leftOut === 1 ? "area" : "areas"} whose figure is unreliable or not shown.`;
}

/** How many of many areas lie clear of the nation. */
function clearOfNation({ scheme, rows, nation, leftOut }: SchemeRows, study: Study): string | null {
  const reference = nation?.numbers[0];
  const of = rows[0]?.figure.of;
  if (reference === undefined || of === undefined) return null;
  const numbers = rows.flatMap((row) => row.numbers[0] ?? []);
  const above = numbers.filter(({ lower }) => lower > reference.value).length;
  const below = numbers.filter(({ upper }) => upper < reference.value).length;
  return `By ${scheme}, the 95% interval of the gap of ${populationNoun(study, of.population)} in ${of.year} lay wholly above the ${readable(reference.value, reference)} ${reference.unit} of ${nation?.figure.of.area.name ?? ""} in ${above} of ${rows.length} areas, wholly below it in ${below}, and included it in the other ${rows.length - above - below}.${leftOutWords(leftOut)} With so many areas, some stand clear by chance.`;
}

/** Smallest and largest of a few areas, with what may be said of picked extremes. */
function extremes({ scheme, rows, leftOut }: SchemeRows, study: Study): string | null {
  const sorted = [...rows].sort((a, b) => (a.numbers[0]?.value ?? 0) - (b.numbers[0]?.value ?? 0));
  const [least, most] = [sorted[0], sorted.at(-1)];
  const [low, high] = [least?.numbers[0], most?.numbers[0]];
  if (least === undefined || most === undefined || low === undefined || high === undefined || rows.length < 3)
    return null;
  const apart =
    high.lower > low.upper
      ? "the two intervals do not overlap"
      : "the two intervals overlap, so they do not show by themselves that the two differ";
  const { of } = least.figure;
  const end = (finding: ShownFinding, number: typeof low) =>
    `${readable(number.value, number)} ${number.unit} in ${placeNoun(finding.figure.of.area.name)} (95% interval ${readableInterval(number)})`;
  return `By ${scheme}, the gap of ${populationNoun(study, of.population)} in ${of.year} ran from ${end(least, low)} to ${end(most, high)}; ${apart}.${leftOutWords(leftOut)} Picked as the extremes of ${rows.length}, the two probably look further apart than they are.`;
}

function sameQuestion(a: Finding["figure"], b: Finding["figure"]): boolean {
  return (
    a.measure === b.measure &&
    a.statistic === b.statistic &&
    a.of.population === b.of.population &&
    a.of.year === b.of.year
  );
}

/** Fifths are in an order already: their ends are no picked extremes. */
function isOfFifths({ places }: Study, scheme: string): boolean {
  const kind = places.schemes.get(scheme)?.kind;
  return kind === "fifths" || kind === "mix-fifths";
}

function ranges(findings: readonly Finding[], study: Study): readonly string[] {
  const groups = new Map<string, ShownFinding[]>();
  const leftOut = new Map<string, number>();
  const last = Math.max(...study.years);
  for (const finding of findings) {
    const { figure } = finding;
    if (figure.statistic !== "gap" || figure.of.year !== last) continue;
    const { scheme } = figure.of.area;
    if (scheme === "national" || scheme === "group" || isOfFifths(study, scheme)) continue;
    const key = `${figure.measure}|${figure.of.population}|${scheme}`;
    if (isShown(finding) && finding.status === "published") groups.set(key, [...(groups.get(key) ?? []), finding]);
    else leftOut.set(key, (leftOut.get(key) ?? 0) + 1);
  }
  return [...groups].flatMap(([key, rows]) => {
    const figure = rows[0]?.figure;
    if (figure === undefined) return [];
    const nation = findings.filter(isShown).find((other) => isNational(other) && sameQuestion(other.figure, figure));
    const scheme = study.places.schemes.get(figure.of.area.scheme)?.title ?? figure.of.area.scheme;
    const one: SchemeRows = { scheme, rows, nation: nation ?? null, leftOut: leftOut.get(key) ?? 0 };
    const sentence = rows.length >= manyAreas ? clearOfNation(one, study) : extremes(one, study);
    return sentence === null ? [] : [ofMeasure(study, figure.measure, sentence)];
  });
}

function comparisons(findings: readonly Finding[], study: Study): readonly string[] {
  return findings
    .filter(isShown)
    .filter(({ figure }) => !isOfSchools(study, figure.measure))
    .filter(({ figure }) => figure.with !== null && figure.of.year === Math.max(...study.years))
    .slice(0, mostComparisons)
    .map((finding) => sentenceOf(finding, study));
}

/** Of grades: what the whole did between the two times, and the comparisons of areas that were asked for. */
function grades(findings: readonly Finding[], study: Study): readonly string[] {
  const own = findings.filter(isShown).filter(({ figure }) => isOfSchools(study, figure.measure));
  const moved = ["share_declined", "share_improved", "relative_reduction_weak"];
  const whole = own
    .filter(isNational)
    .filter(
      ({ figure }) => figure.with === null && moved.includes(figure.base) && figure.of.population.startsWith("matched"),
    );
  const asked = own.filter(({ figure }) => figure.with !== null && figure.with.area.key !== figure.of.area.key);
  return [...whole, ...asked].slice(0, mostComparisons).map((finding) => sentenceOf(finding, study));
}

/** The findings in words, most general first. */
export function findingSentences(findings: readonly Finding[], study: Study): readonly string[] {
  return [
    ...headlineGaps(findings, study),
    ...ranges(findings, study),
    ...comparisons(findings, study),
    ...grades(findings, study),
  ];
}
