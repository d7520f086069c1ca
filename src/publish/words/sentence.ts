import { baseNoun, isGap, isOfMembership, setAgainst } from "../../figures/reading.ts";
import type { Area } from "../../places/area.ts";
import type { ShownFinding, ShownNumber } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { type AdjustedComparison, amongOthers } from "./adjusted.ts";
import { belowZeroWords } from "./below-zero.ts";
import { breakFirst } from "./break-words.ts";
import { certaintyOf } from "./certainty-words.ts";
import { changesSentence } from "./changes-sentence.ts";
import { leadershipSentence } from "./leadership-sentence.ts";
import { readable, readableInterval } from "./readable.ts";
import { withCautions } from "./selection-words.ts";
import { shareSentence } from "./share-sentence.ts";
import {
  capital,
  domainNoun,
  isOfSchools,
  listed,
  measureNoun,
  ofMeasure,
  placeNoun,
  populationNoun,
} from "./words.ts";

function between(number: ShownNumber): string {
  return `(95% interval ${readableInterval(number)})`;
}

export function unitWord({ unit }: Pick<ShownNumber, "unit">): string {
  if (unit === "fraction" || unit === "ratio") return "";
  return ` ${unit}`;
}

export function placeOfOthers(own: Area, others: Area): string {
  if (own.key !== others.key) return ` in ${placeNoun(others.name)}`;
  return own.scheme === "national" ? "" : " in the same area";
}

/** What a gap is adjusted for, after the comparators: ", adjusted for sex and month". */
function adjustedWords({ adjusted }: ShownFinding["figure"]): string {
  return adjusted === undefined ? "" : `, adjusted for ${listed(adjusted.for.map(measureNoun))}`;
}

function gapSentence(finding: ShownFinding, number: ShownNumber, study: Study): string {
  const { figure } = finding;
  const who = `${populationNoun(study, figure.of.population)} in ${placeNoun(figure.of.area.name)}`;
  const other = figure.against;
  const whom =
    other === null
      ? ""
      : `${populationNoun(study, other.population)}${placeOfOthers(figure.of.area, other.area)}${adjustedWords(figure)}`;
  const certainty = certaintyOf(number, finding.degreesOfFreedom, 0);
  const size = `${readable(Math.abs(number.value), number)}${unitWord(number)}`;
  const way = number.value >= 0 ? "behind" : "ahead of";
  const spread =
    number.value >= 0
      ? between(number)
      : `(95% interval ${readable(-number.upper, number)} to ${readable(-number.lower, number)})`;
  const start = `In ${figure.of.year}, ${who}`;
  if (certainty === "exactly") return `${start} are the group that others are compared with.`;
  if (certainty === "unclear") {
    return `${start} were ${size} ${way} ${whom} ${spread}: too uncertain to say whether behind or ahead.`;
  }
  if (certainty === "probably") return `${start} were probably ${way} ${whom}, by ${size} ${spread}.`;
  return `${start} were ${size} ${way} ${whom} ${spread}.`;
}

/** A share of pupils in per cent, with its interval. */
function shareWords(number: ShownNumber): string {
  const percent = (value: number) => `${readable(value, number)}%`;
  return `${percent(number.value)} (95% interval ${percent(number.lower)} to ${percent(number.upper)})`;
}

/** What a comparison is of, on both sides, naming only what differs. */
export function sides(
  finding: Pick<ShownFinding, "figure">,
  study: Study,
): { readonly what: string; readonly own: string; readonly other: string } {
  const { of, with: second } = finding.figure;
  const quantity = baseNoun(finding.figure);
  if (second === null) return { what: `The ${quantity}`, own: domainNoun(study, of), other: "" };
  const parts = (domain: typeof of) => [
    ...(second.population === of.population ? [] : [`for ${populationNoun(study, domain.population)}`]),
    ...(second.area.key === of.area.key ? [] : [`in ${placeNoun(domain.area.name)}`]),
    ...(second.year === of.year ? [] : [`in ${domain.year}`]),
  ];
  const same = [
    ...(second.population === of.population ? [`of ${populationNoun(study, of.population)}`] : []),
    ...(second.area.key === of.area.key ? [`in ${placeNoun(of.area.name)}`] : []),
    ...(second.year === of.year ? [`in ${of.year}`] : []),
  ];
  return { what: `The ${quantity} ${same.join(" ")}`, own: parts(of).join(" "), other: parts(second).join(" ") };
}

function comparisonSentence(
  finding: ShownFinding,
  number: ShownNumber,
  study: Study,
  adjusted: AdjustedComparison | null,
): string {
  const { figure } = finding;
  const { what, own, other } = sides(finding, study);
  const level = figure.statistic === "ratio" ? 1 : 0;
  const certainty = certaintyOf(number, finding.degreesOfFreedom, level, adjusted?.adjusted ?? null);
  const below = belowZeroWords(finding, own, other);
  const aside = `${below}${amongOthers(number, level, adjusted)}`;
  const isLevel = !isGap(figure) && (setAgainst(figure) === null || figure.statistic === "difference");
  const [less, more] = isLevel ? ["lower", "higher"] : ["smaller", "larger"];
  const larger = number.value >= level ? more : less;
  const size = `${readable(Math.abs(number.value), number)}${unitWord(number)}`;
  const turned = figure.statistic !== "ratio" && number.value < 0;
  const spread = turned
    ? `(95% interval ${readable(-number.upper, number)} to ${readable(-number.lower, number)})`
    : between(number);
  const value = figure.statistic === "ratio" ? `${readable(number.value, number)} times as large` : `${size} ${larger}`;
  if (certainty === "unclear")
    return `It is not clear whether ${what.replace(/^The/, "the")} was ${larger} ${own} than ${other}: ${value} ${spread}.${aside}`;
  if (certainty === "probably")
    return `${what} was probably ${larger} ${own} than ${other}: ${value} ${spread}.${aside}`;
  if (figure.statistic === "ratio") return `${what} was ${value} ${own} as ${other} ${spread}.${below}`;
  return `${what} was ${value} ${own} than ${other} ${spread}.${below}`;
}

/**
 * A finding as a sentence with its interval and how sure we can be, on its first scale.
 *
 * @param adjusted of a comparison that was asked among several
 */
export function sentenceOf(finding: ShownFinding, study: Study, adjusted: AdjustedComparison | null = null): string {
  if (isOfSchools(study, finding.figure.measure))
    return withCautions(leadershipSentence(finding, study, adjusted), [finding.figure], study);
  const [number] = finding.numbers;
  if (number === undefined) throw new Error(`a shown finding without a number: ${finding.figure.id}`);
  const { statistic, of, versus } = finding.figure;
  const plain =
    versus !== undefined
      ? changesSentence(finding, number, study, adjusted)
      : isOfMembership(finding.figure) && statistic === finding.figure.base
        ? shareSentence(finding, study, shareWords(number))
        : statistic === "mean"
          ? `${capital(domainNoun(study, of))}: ${number.unit === "per cent" ? "share" : "mean"} ${readable(number.value, number)}${unitWord(number)} ${between(number)}.`
          : statistic === finding.figure.base && isGap(finding.figure)
            ? gapSentence(finding, number, study)
            : comparisonSentence(finding, number, study, adjusted);
  const { crosses, measure } = finding.figure;
  const text = ofMeasure(study, measure, breakFirst(plain, crosses));
  const marked = finding.status === "unreliable" ? `${text} Unreliable: it ${finding.marks.join("; it ")}.` : text;
  return withCautions(marked, [finding.figure], study);
}
