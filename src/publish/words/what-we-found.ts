import { isOfFifths } from "../../figures/of-fifths.ts";
import { holds } from "../../figures/part-of-comparison.ts";
import { isOfMembership } from "../../figures/reading.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type FoundAreas, type FoundFamilies, foundFamilies, type ShownRegister } from "../../release/families.ts";
import {
  type Finding,
  isShown,
  isValue,
  type ShownFinding,
  type ShownNumber,
  withRole,
} from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { type BesideOthers, besideById, familyOf, pickedInterval } from "./areas-beside.ts";
import { type AreasCompared, areasCompared, type FewAreas, type ManyAreas } from "./areas-compared.ts";
import { breakFirst } from "./break-words.ts";
import { toldClaims } from "./claims.ts";
import { factorBand } from "./months-words.ts";
import { readable, readableInterval } from "./readable.ts";
import { claimCautions, withCautions } from "./selection-words.ts";
import { sentenceOf } from "./sentence.ts";
import { marginWords, pickedP } from "./test-words.ts";
import { valueSentence } from "./value-sentence.ts";
import { isOfSchools, ofMeasure, placeNoun, populationNoun } from "./words.ts";

/** A finding in words, and the figures whose numbers it gives or counts. */
export interface Said {
  readonly text: string;
  readonly about: readonly Finding[];
  /** Names of the tests that it is made from. */
  readonly tests: readonly string[];
}

/** What sentences are made of: the figures that the study asks for, alone and together. */
interface Asked {
  readonly findings: readonly Finding[];
  readonly study: Study;
  readonly families: FoundFamilies;
  readonly register: ShownRegister;
}

/** A finding as a sentence, made from its test. */
function saidOf(finding: ShownFinding, { study, families }: Asked): Said {
  const test = families.testOf.get(finding.figure.id) ?? null;
  return { text: sentenceOf(finding, study, test), about: [finding], tests: test === null ? [] : [test.id] };
}

function isNational({ figure }: Finding): boolean {
  return figure.of.area.scheme === "national";
}

/** Gaps of the whole in the last year: what the report is about. Not those of a group that holds its comparison group. */
function headlineGaps(asked: Asked, { scales }: ReleasedContent): readonly Said[] {
  const { findings, study } = asked;
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
    .filter(({ figure: { of, against } }) => !holds(study, of.population, against?.population))
    .map((finding) => {
      const said = saidOf(finding, asked);
      return { ...said, text: `${said.text}${factorBand(finding, scales.get(finding.figure.measure) ?? [])}` };
    });
}

/** The most comparisons given as sentences; the tables have every comparison. */
const mostComparisons = 12;

interface SchemeRows {
  /** What the areas are like side by side; null where they were not compared in that way. */
  readonly family: FoundAreas | null;
  readonly beside: ReadonlyMap<string, BesideOthers>;
  readonly scheme: string;
  readonly rows: readonly ShownFinding[];
  readonly whole: string;
  /** Areas asked for whose figure is unreliable or not shown. */
  readonly leftOut: number;
}

function leftOutWords(leftOut: number): string {
  return leftOut === 0
    ? ""
    : ` Left out: ${leftOut} ${leftOut === 1 ? "area" : "areas"} whose figure is unreliable or not shown.`;
}

/** How many of many areas differ from the whole. */
function clearOfWhole({ above, below, alike, unclear, tests }: ManyAreas, one: SchemeRows, study: Study): string {
  const { scheme, rows, leftOut, family, whole } = one;
  const [row, test] = [rows[0], tests[0]];
  const number = row?.numbers[0];
  if (row === undefined || number === undefined || test === undefined) return "";
  const { of } = row.figure;
  const sd = family?.shrinkage?.sdBetween ?? 0;
  const spread =
    sd === 0
      ? ""
      : ` Beyond chance, areas differ with a standard deviation of about ${readable(sd, number)} ${number.unit}.`;
  const others =
    test.margin === null
      ? `for the other ${unclear} the data do not tell`
      : `in ${alike} it was alike, to within ${marginWords(test)}; for the other ${unclear} the data do not tell`;
  return `By ${scheme}, the gap of ${populationNoun(study, of.population)} in ${of.year} was larger than that of ${placeNoun(whole)} in ${above} of ${tests.length} areas and smaller in ${below}; ${others}. This allows for all areas having been looked at.${leftOutWords(leftOut)}${spread}`;
}

/** What the test of the smallest and the largest of a few areas says, and which others differ if these do not. */
function extremesWords({ least, most, extremes, clearest }: FewAreas): string {
  const p = pickedP(extremes);
  if (extremes.outcome === "differs") return `the two differ (${p})`;
  if (extremes.outcome === "alike") return `the two are alike, to within ${marginWords(extremes)}`;
  const others =
    clearest === null
      ? ""
      : `; but it was larger in ${placeNoun(clearest.more.figure.of.area.name)} than in ${placeNoun(clearest.less.figure.of.area.name)}`;
  return `it is not clear whether ${placeNoun(most.figure.of.area.name)} and ${placeNoun(least.figure.of.area.name)} differ (${p})${others}`;
}

/** Smallest and largest of a few areas, with what can be said about extremes that were picked. */
function extremes(few: FewAreas, { scheme, rows, leftOut, beside }: SchemeRows, study: Study): string | null {
  const { least, most } = few;
  const [low, high] = [least.numbers[0], most.numbers[0]];
  if (low === undefined || high === undefined) return null;
  const ends = (finding: ShownFinding, number: ShownNumber) => pickedInterval(finding, beside) ?? number;
  const { of } = least.figure;
  const kind = beside.has(least.figure.id) ? `95% interval for all ${rows.length} together` : "95% interval";
  const end = (finding: ShownFinding, number: ShownNumber) =>
    `${readable(number.value, number)} ${number.unit} in ${placeNoun(finding.figure.of.area.name)} (${kind} ${readableInterval({ ...number, ...ends(finding, number) })})`;
  const picked =
    rows.length < 3
      ? ""
      : ` Estimates that are picked as the extremes of ${rows.length} tend to lie further apart than the truth.`;
  return `By ${scheme}, the gap of ${populationNoun(study, of.population)} in ${of.year} ran from ${end(least, low)} to ${end(most, high)}; ${extremesWords(few)}.${leftOutWords(leftOut)}${picked}`;
}

function schemeSentence(compared: AreasCompared, rows: SchemeRows, study: Study): string | null {
  return compared.kind === "many" ? clearOfWhole(compared, rows, study) : extremes(compared, rows, study);
}

/** The tests whose outcomes a sentence on areas gives. */
function testsSaid(compared: AreasCompared): readonly string[] {
  if (compared.kind === "many") return compared.tests.map(({ id }) => id);
  return [compared.extremes.id, ...(compared.clearest === null ? [] : [compared.clearest.test.id])];
}

function sameQuestion(a: Finding["figure"], b: Finding["figure"]): boolean {
  return (
    a.measure === b.measure &&
    a.statistic === b.statistic &&
    a.of.population === b.of.population &&
    a.of.year === b.of.year
  );
}

function ranges({ findings, study, families, register }: Asked): readonly Said[] {
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
    const compared = areasCompared(rows, register);
    if (compared === null) return [];
    const one: SchemeRows = {
      scheme,
      rows,
      whole: nation?.figure.of.area.name ?? "",
      leftOut: leftOut.get(key) ?? 0,
      beside,
      family: familyOf(rows, beside),
    };
    const sentence = schemeSentence(compared, one, study);
    const about = [...rows, ...(nation === undefined ? [] : [nation])];
    const figures = rows.map((row) => row.figure);
    return sentence === null
      ? []
      : [
          {
            text: withCautions(ofMeasure(study, figure.measure, sentence), figures, study),
            about,
            tests: testsSaid(compared),
          },
        ];
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
    const what = `the largest estimate of a change in the ${base === "mean" ? "mean" : base.replaceAll("_", " ")} of ${populationNoun(study, of.population)} from ${other.year} to ${of.year} was`;
    const title = study.places.schemes.get(scheme)?.title ?? scheme;
    const interval = `95% interval for all ${areas.length} together ${readableInterval({ ...number, ...together })}`;
    const test = families.testOf.get(finding.figure.id) ?? null;
    const sure =
      test?.outcome === "differs" && (together.lower > 0 || together.upper < 0)
        ? ""
        : " Allowing for all comparisons, it is not clear that it changed at all.";
    const text = `By ${title}, ${what} in ${placeNoun(finding.figure.of.area.name)}: ${readable(number.value, number)} ${number.unit} (${interval}).${sure}`;
    const said = ofMeasure(study, measure, breakFirst(text, finding.figure.crosses));
    return [
      {
        text: withCautions(said, [finding.figure], study),
        about: [finding],
        tests: test === null ? [] : [test.id],
      },
    ];
  });
}

function claimed(content: ReleasedContent): readonly Said[] {
  return toldClaims(content).map(({ says, verdict, p, sides, seal }, index) => {
    const text =
      p === "–"
        ? `Claimed (${seal}): “${says}” This was ${verdict}.`
        : `Claimed (${seal}): “${says}” This is ${verdict} (${sides} p ${p}).`;
    const claim = content.study.claims[index];
    const cautions = claim === undefined ? [] : claimCautions(claim, content);
    return { text: [text, ...cautions].join(" "), about: [], tests: [] };
  });
}

function comparisons(all: Asked): readonly Said[] {
  const { findings, study, families } = all;
  const asked = new Set(
    families.entries.flatMap(({ questions }) =>
      questions.flatMap(({ stated }) => stated.map(({ finding }) => finding.figure.id)),
    ),
  );
  return findings
    .filter(isShown)
    .filter(({ figure }) => asked.has(figure.id) && !isOfSchools(study, figure.measure))
    .filter(({ figure }) => figure.with !== null && figure.of.year === Math.max(...study.years))
    .slice(0, mostComparisons)
    .map((finding) => saidOf(finding, all));
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
      finding.figure.of.key !== finding.figure.against?.key &&
      !holds(study, finding.figure.of.population, finding.figure.against?.population),
  );
  const compared = own.filter(({ figure }) => figure.with !== null);
  return [...whole, ...compared]
    .slice(0, mostComparisons)
    .map((finding) => ({ text: valueSentence(finding, study), about: [finding], tests: [] }));
}

/** Shares of pupils of the whole in the last year. */
function shares(asked: Asked): readonly Said[] {
  const { findings, study } = asked;
  const last = Math.max(...study.years);
  return findings
    .filter(isShown)
    .filter((finding) => isNational(finding) && isOfMembership(finding.figure) && finding.figure.with === null)
    .filter(({ figure }) => figure.of.year === last)
    .slice(0, mostComparisons)
    .map((finding) => saidOf(finding, asked));
}

/** For grades: how the whole changed between the two times, and the comparisons of areas that were asked for. */
function grades(all: Asked): readonly Said[] {
  const { findings, study } = all;
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
  return [...whole, ...asked].slice(0, mostComparisons).map((finding) => saidOf(finding, all));
}

/** The findings in words, with the figures they are about, most general first. */
export function findingsSaid(content: ReleasedContent): readonly Said[] {
  const { study } = content;
  const findings = withRole(content.findings, "asked");
  const { register } = content.groupings;
  const asked: Asked = { findings, study, families: foundFamilies(content.findings, content.groupings), register };
  return [
    ...headlineGaps(asked, content),
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
