import { isOfFifths } from "../../figures/of-fifths.ts";
import { isOfMembership } from "../../figures/reading.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type FoundAreas, type FoundFamilies, foundFamilies } from "../../release/families.ts";
import {
  type Finding,
  isShown,
  isValue,
  type ShownFinding,
  type ShownNumber,
  withRole,
} from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { adjustedById } from "./adjusted.ts";
import { type BesideOthers, besideById, familyOf, pickedInterval } from "./areas-beside.ts";
import { breakFirst } from "./break-words.ts";

import { toldClaims } from "./claims.ts";
import { factorBand } from "./months-words.ts";
import { readable, readableInterval } from "./readable.ts";
import { claimCautions, withCautions } from "./selection-words.ts";
import { sentenceOf } from "./sentence.ts";
import { valueSentence } from "./value-sentence.ts";
import { isOfSchools, ofMeasure, placeNoun, populationNoun } from "./words.ts";

/** A finding in words, and the figures whose numbers it gives or counts. */
export interface Said {
  readonly text: string;
  readonly about: readonly Finding[];
}

/** What sentences are made of: the figures that the study asks for, alone and together. */
interface Asked {
  readonly findings: readonly Finding[];
  readonly study: Study;
  readonly families: FoundFamilies;
}

function isNational({ figure }: Finding): boolean {
  return figure.of.area.scheme === "national";
}

/** Gaps of the last year, nation first: what the report is about. */
function headlineGaps(findings: readonly Finding[], { study, scales }: ReleasedContent): readonly Said[] {
  const last = Math.max(...study.years);
  return findings
    .filter(isShown)
    .filter(
      ({ figure }) =>
        ["gap", "adjusted_gap"].includes(figure.statistic) &&
        figure.of.year === last &&
        figure.of.key !== figure.against?.key,
    )
    .filter(isNational)
    .map((finding) => ({
      text: `${sentenceOf(finding, study)}${factorBand(finding, scales.get(finding.figure.measure) ?? [])}`,
      about: [finding],
    }));
}

/** From this many areas, the extremes are mostly noise: say how many lie clear of the nation instead. */
const manyAreas = 21;

/** The most comparisons given as sentences; the tables have every comparison. */
const mostComparisons = 12;

interface SchemeRows {
  /** What the areas are like side by side; null where they were not compared in that way. */
  readonly family: FoundAreas | null;
  readonly beside: ReadonlyMap<string, BesideOthers>;
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
function clearOfNation({ scheme, rows, nation, leftOut, beside, family }: SchemeRows, study: Study): string | null {
  const reference = nation?.numbers[0];
  const of = rows[0]?.figure.of;
  if (reference === undefined || of === undefined) return null;
  const numbers = rows.flatMap((row) => row.numbers[0] ?? []);
  const above = numbers.filter(({ lower }) => lower > reference.value).length;
  const below = numbers.filter(({ upper }) => upper < reference.value).length;
  const ends = rows.flatMap((row) => pickedInterval(row, beside) ?? []);
  const sure = `${ends.filter(({ lower }) => lower > reference.value).length} lie above and ${ends.filter(({ upper }) => upper < reference.value).length} below`;
  const sd = family?.shrinkage?.sdBetween ?? 0;
  const spread =
    sd === 0
      ? ""
      : ` Beyond chance, areas differ with a standard deviation of about ${readable(sd, reference)} ${reference.unit}.`;
  const together =
    ends.length < rows.length
      ? "With so many areas, some lie clear of it by chance."
      : `With so many areas, some lie clear of it by chance: of the intervals that hold for all of them together, ${sure}.${spread}`;
  return `By ${scheme}, the 95% interval of the gap of ${populationNoun(study, of.population)} in ${of.year} lay wholly above the ${readable(reference.value, reference)} ${reference.unit} of ${nation?.figure.of.area.name ?? ""} in ${above} of ${rows.length} areas, wholly below it in ${below}, and included it in the other ${rows.length - above - below}.${leftOutWords(leftOut)} ${together}`;
}

/** Smallest and largest of a few areas, with what can be said about extremes that were picked. */
function extremes({ scheme, rows, leftOut, beside }: SchemeRows, study: Study): string | null {
  const sorted = [...rows].sort((a, b) => (a.numbers[0]?.value ?? 0) - (b.numbers[0]?.value ?? 0));
  const [least, most] = [sorted[0], sorted.at(-1)];
  const [low, high] = [least?.numbers[0], most?.numbers[0]];
  if (least === undefined || most === undefined || low === undefined || high === undefined || rows.length < 3)
    return null;
  const ends = (finding: ShownFinding, number: ShownNumber) => pickedInterval(finding, beside) ?? number;
  const apart =
    ends(most, high).lower > ends(least, low).upper
      ? "the two intervals do not overlap"
      : "the two intervals overlap, so they do not show by themselves that the two differ";
  const { of } = least.figure;
  const kind = beside.has(least.figure.id) ? `95% interval for all ${rows.length} together` : "95% interval";
  const end = (finding: ShownFinding, number: ShownNumber) =>
    `${readable(number.value, number)} ${number.unit} in ${placeNoun(finding.figure.of.area.name)} (${kind} ${readableInterval({ ...number, ...ends(finding, number) })})`;
  return `By ${scheme}, the gap of ${populationNoun(study, of.population)} in ${of.year} ran from ${end(least, low)} to ${end(most, high)}; ${apart}.${leftOutWords(leftOut)} Because they were picked as the extremes of ${rows.length}, the two probably look further apart than they are.`;
}

function sameQuestion(a: Finding["figure"], b: Finding["figure"]): boolean {
  return (
    a.measure === b.measure &&
    a.statistic === b.statistic &&
    a.of.population === b.of.population &&
    a.of.year === b.of.year
  );
}

function ranges({ findings, study, families }: Asked): readonly Said[] {
  const beside = besideById(families);
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
    const one: SchemeRows = {
      scheme,
      rows,
      nation: nation ?? null,
      leftOut: leftOut.get(key) ?? 0,
      beside,
      family: familyOf(rows, beside),
    };
    const sentence = rows.length >= manyAreas ? clearOfNation(one, study) : extremes(one, study);
    const about = [...rows, ...(nation === undefined ? [] : [nation])];
    const figures = rows.map((row) => row.figure);
    return sentence === null
      ? []
      : [{ text: withCautions(ofMeasure(study, figure.measure, sentence), figures, study), about }];
  });
}

/** The area that changed most, by an interval that holds for all of them together. */
function mostChanged({ study, families }: Asked): readonly Said[] {
  const last = Math.max(...study.years);
  return families.areas.flatMap(({ areas, scheme }) => {
    const [first, ...others] = areas;
    if (first === undefined || others.length < 2) return [];
    const { of, with: other, measure, base, versus } = first.finding.figure;
    // Changes of grades by area are in their own pictures, which name no area as the one that changed most.
    if (isOfSchools(study, measure) || versus !== undefined) return [];
    if (of.year !== last || other === null || other.year === of.year || other.population !== of.population) return [];
    const most = others.reduce((a, b) => (Math.abs(b.number.value) > Math.abs(a.number.value) ? b : a), first);
    const { number, together, finding } = most;
    const what = `the ${base === "mean" ? "mean" : base.replaceAll("_", " ")} of ${populationNoun(study, of.population)} changed most, from ${other.year} to ${of.year},`;
    const title = study.places.schemes.get(scheme)?.title ?? scheme;
    const interval = `95% interval for all ${areas.length} together ${readableInterval({ ...number, ...together })}`;
    const clear = together.lower > 0 || together.upper < 0;
    const sure = clear
      ? ""
      : " Allowing for all of them having been looked at, it is not clear that it changed at all.";
    const text = `By ${title}, ${what} in ${placeNoun(finding.figure.of.area.name)}: by ${readable(number.value, number)} ${number.unit} (${interval}).${sure}`;
    const said = ofMeasure(study, measure, breakFirst(text, finding.figure.crosses));
    return [{ text: withCautions(said, [finding.figure], study), about: [finding] }];
  });
}

function claimed(content: ReleasedContent): readonly Said[] {
  return toldClaims(content).map(({ says, verdict, p }, index) => {
    const text =
      p === "–"
        ? `Claimed: “${says}” This was ${verdict}.`
        : `Claimed: “${says}” This is ${verdict} (one-sided p ${p}).`;
    const claim = content.study.claims[index];
    const cautions = claim === undefined ? [] : claimCautions(claim, content);
    return { text: [text, ...cautions].join(" "), about: [] };
  });
}

function comparisons({ findings, study, families }: Asked): readonly Said[] {
  const adjusted = adjustedById(families);
  const asked = new Set(
    families.families.flatMap(({ questions }) =>
      questions.flatMap((one) => one.findings.map(({ figure }) => figure.id)),
    ),
  );
  return findings
    .filter(isShown)
    .filter(({ figure }) => asked.has(figure.id) && !isOfSchools(study, figure.measure))
    .filter(({ figure }) => figure.with !== null && figure.of.year === Math.max(...study.years))
    .slice(0, mostComparisons)
    .map((finding) => ({
      text: sentenceOf(finding, study, adjusted.get(finding.figure.id) ?? null),
      about: [finding],
    }));
}

/** Published values without an interval: gaps of the whole in the last year, and comparisons. */
function values(findings: readonly Finding[], study: Study): readonly Said[] {
  const last = Math.max(...study.years);
  const own = findings.filter(isValue).filter(({ figure }) => figure.of.year === last);
  const whole = own.filter(
    (finding) =>
      isNational(finding) &&
      finding.figure.with === null &&
      finding.figure.statistic === "gap" &&
      finding.figure.of.key !== finding.figure.against?.key,
  );
  const compared = own.filter(({ figure }) => figure.with !== null);
  return [...whole, ...compared]
    .slice(0, mostComparisons)
    .map((finding) => ({ text: valueSentence(finding, study), about: [finding] }));
}

/** Shares of pupils of the whole in the last year. */
function shares({ findings, study }: Asked): readonly Said[] {
  const last = Math.max(...study.years);
  return findings
    .filter(isShown)
    .filter((finding) => isNational(finding) && isOfMembership(finding.figure) && finding.figure.with === null)
    .filter(({ figure }) => figure.of.year === last)
    .slice(0, mostComparisons)
    .map((finding) => ({ text: sentenceOf(finding, study), about: [finding] }));
}

/** For grades: how the whole changed between the two times, and the comparisons of areas that were asked for. */
function grades({ findings, study, families }: Asked): readonly Said[] {
  const adjusted = adjustedById(families);
  const own = findings.filter(isShown).filter(({ figure }) => isOfSchools(study, figure.measure));
  const moved = ["share_declined", "share_improved", "relative_reduction_weak"];
  const whole = own
    .filter(isNational)
    .filter(
      ({ figure }) => figure.with === null && moved.includes(figure.base) && figure.of.population.startsWith("matched"),
    );
  const asked = own.filter(
    ({ figure }) =>
      figure.versus !== undefined || (figure.with !== null && figure.with.area.key !== figure.of.area.key),
  );
  return [...whole, ...asked].slice(0, mostComparisons).map((finding) => ({
    text: sentenceOf(finding, study, adjusted.get(finding.figure.id) ?? null),
    about: [finding],
  }));
}

/** The findings in words, with the figures they are about, most general first. */
export function findingsSaid(content: ReleasedContent): readonly Said[] {
  const { study } = content;
  const findings = withRole(content.findings, "asked");
  const asked: Asked = { findings, study, families: foundFamilies(content.findings, content.groupings) };
  return [
    ...headlineGaps(findings, content),
    ...shares(asked),
    ...claimed(content),
    ...ranges(asked),
    ...mostChanged(asked),
    ...comparisons(asked),
    ...grades(asked),
    ...values(findings, study),
  ];
}

/** The findings in words, most general first. */
export function findingSentences(content: ReleasedContent): readonly string[] {
  return findingsSaid(content).map(({ text }) => text);
}
