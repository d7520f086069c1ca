import { baseNoun, isGap, isOfMembership, setAgainst } from "../../figures/reading.ts";
import type { Area } from "../../places/area.ts";
import type { ShownTest } from "../../release/families.ts";
import type { ShownFinding, ShownNumber } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { belowZeroWords } from "./below-zero.ts";
import { breakFirst } from "./break-words.ts";
import { changesSentence } from "./changes-sentence.ts";
import { leadershipSentence } from "./leadership-sentence.ts";
import { noDifferenceOf, readable, readableInterval, turned } from "./readable.ts";
import { withCautions } from "./selection-words.ts";
import { shareSentence } from "./share-sentence.ts";
import { surenessOf } from "./sureness.ts";
import { asideOf, marginWords } from "./test-words.ts";
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

function gapSentence(finding: ShownFinding, number: ShownNumber, study: Study, test: ShownTest | null): string {
  const { figure } = finding;
  const who = `${populationNoun(study, figure.of.population)} in ${placeNoun(figure.of.area.name)}`;
  const other = figure.against;
  const whom =
    other === null
      ? ""
      : `${populationNoun(study, other.population)}${placeOfOthers(figure.of.area, other.area)}${adjustedWords(figure)}`;
  const sureness = surenessOf(number, 0, test);
  const size = `${readable(Math.abs(number.value), number)}${unitWord(number)}`;
  const way = number.value >= 0 ? "behind" : "ahead of";
  const spread = between(number.value >= 0 ? number : turned(number));
  const start = `In ${figure.of.year}, ${who}`;
  const aside = asideOf(number, 0, test);
  switch (sureness) {
    case "exact":
      return `${start} are the group that others are compared with.`;
    case "alike":
      return `${start} were within ${test === null ? "" : marginWords(test)} of ${whom}: ${size} ${way} them ${spread}.`;
    case "unclear":
      return `${start} were ${size} ${way} ${whom} ${spread}: too uncertain to say whether behind or ahead.${aside}`;
    case "differs":
      return `${start} were ${size} ${way} ${whom} ${spread}.${aside}`;
  }
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

function comparisonSentence(finding: ShownFinding, number: ShownNumber, study: Study, test: ShownTest | null): string {
  const { figure } = finding;
  const { what, own, other } = sides(finding, study);
  const level = noDifferenceOf(number);
  const sureness = surenessOf(number, level, test);
  const aside = `${belowZeroWords(finding, own, other)}${asideOf(number, level, test)}`;
  const isLevel = !isGap(figure) && (setAgainst(figure) === null || figure.statistic === "difference");
  const [less, more] = isLevel ? ["lower", "higher"] : ["smaller", "larger"];
  const larger = number.value >= level ? more : less;
  const size = `${readable(Math.abs(number.value), number)}${unitWord(number)}`;
  const spread = between(figure.statistic !== "ratio" && number.value < 0 ? turned(number) : number);
  const value = figure.statistic === "ratio" ? `${readable(number.value, number)} times as large` : `${size} ${larger}`;
  switch (sureness) {
    case "unclear":
      return `It is not clear whether ${what.replace(/^The/, "the")} was ${larger} ${own} than ${other}: ${value} ${spread}.${aside}`;
    case "alike":
      return `${what} was alike ${own} and ${other}, to within ${test === null ? "" : marginWords(test)}: ${value} ${spread}.${aside}`;
    case "exact":
    case "differs":
      return `${what} was ${value} ${own} ${figure.statistic === "ratio" ? "as" : "than"} ${other} ${spread}.${aside}`;
  }
}

/**
 * A finding as a sentence with its interval and how sure we can be, on its first scale.
 *
 * @param test what the register has for it; null where it has no test
 */
export function sentenceOf(finding: ShownFinding, study: Study, test: ShownTest | null): string {
  if (isOfSchools(study, finding.figure.measure))
    return withCautions(leadershipSentence(finding, study, test), [finding.figure], study);
  const [number] = finding.numbers;
  if (number === undefined) throw new Error(`a shown finding without a number: ${finding.figure.id}`);
  const { statistic, of, versus } = finding.figure;
  const plain =
    versus !== undefined
      ? changesSentence(finding, number, study, test)
      : isOfMembership(finding.figure) && statistic === finding.figure.base
        ? shareSentence(finding, study, shareWords(number))
        : statistic === "mean"
          ? `${capital(domainNoun(study, of))}: ${number.unit === "per cent" ? "share" : "mean"} ${readable(number.value, number)}${unitWord(number)} ${between(number)}.`
          : statistic === finding.figure.base && isGap(finding.figure)
            ? gapSentence(finding, number, study, test)
            : comparisonSentence(finding, number, study, test);
  const { crosses, measure } = finding.figure;
  const text = ofMeasure(study, measure, breakFirst(plain, crosses));
  const marked = finding.status === "unreliable" ? `${text} Unreliable: it ${finding.marks.join("; it ")}.` : text;
  return withCautions(marked, [finding.figure], study);
}
