import type { ShownTest } from "../../release/families.ts";
import type { ShownFinding, ShownNumber } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { changesWords, toldChanges } from "./changes-compared.ts";
import {
  betweenTimes,
  gradedNoun,
  percentInterval,
  percentText,
  pointsInterval,
  pointsText,
  schoolMeasure,
  schoolsNoun,
  setNoun,
  whenOf,
} from "./leadership-words.ts";
import { noDifferenceOf, readable, readableInterval, turned } from "./readable.ts";
import { surenessOf } from "./sureness.ts";
import { asideOf, marginWords } from "./test-words.ts";
import { capital, placeNoun } from "./words.ts";

const interval = (number: ShownNumber) => `(95% interval ${percentInterval(number)})`;

/** One statistic of schools of an area. */
function shareSentence({ figure }: ShownFinding, number: ShownNumber, study: Study, test: ShownTest | null): string {
  const measure = schoolMeasure(study, figure.measure);
  const graded = gradedNoun(measure);
  const who = schoolsNoun(figure.of);
  const size = `${percentText(number.value, number)} ${interval(number)}`;
  const between = betweenTimes(measure);
  switch (figure.base) {
    case "share_good_or_outstanding":
      return `Of ${who}, ${size} were good or outstanding for ${graded} ${whenOf(measure, figure.of)}.`;
    case "share_outstanding":
      return `Of ${who}, ${size} were outstanding for ${graded} ${whenOf(measure, figure.of)}.`;
    case "share_declined":
      return `Of ${who} whose ${graded} was good or outstanding, ${size} fell below good ${between}.`;
    case "share_improved":
      return `Of ${who} whose ${graded} was below good, ${size} became good or outstanding ${between}.`;
    case "share_lost_outstanding":
      return `Of ${who} whose ${graded} was outstanding, ${size} were no longer so ${between}.`;
    default: {
      const way = number.value < 0 ? "larger" : "smaller";
      const ends = number.value < 0 ? turned(number) : number;
      const sureness = surenessOf(number, 0, test);
      const aside = asideOf(number, 0, test);
      const size = `${percentText(Math.abs(number.value), ends)} ${way}`;
      const spread = `(95% interval ${percentInterval(ends)})`;
      if (sureness === "unclear")
        return `Among ${who}, it is not clear whether the share below good for ${graded} was ${way} at the end than at the start: ${size} ${spread}.${aside}`;
      if (sureness === "alike")
        return `Among ${who}, the share below good for ${graded} was alike at the end and at the start, to within ${test === null ? "" : marginWords(test)}: ${size} ${spread}.${aside}`;
      return `Among ${who}, the share below good for ${graded} was ${size} at the end than at the start ${spread}.${aside}`;
    }
  }
}

const nouns: Readonly<Record<string, string>> = {
  share_good_or_outstanding: "share good or outstanding",
  share_outstanding: "share outstanding",
  share_declined: "share of good or outstanding schools that fell below good",
  share_improved: "share of weaker schools that became good or outstanding",
  share_lost_outstanding: "share of outstanding schools that were no longer so",
  relative_reduction_weak: "relative reduction of the share below good",
};

/** The statistic of grades as a noun. */
export function statisticNoun(statistic: string): string {
  return nouns[statistic] ?? statistic;
}

/** How a share of schools changed, compared with how it changed elsewhere or among other schools. */
function changesOfGrades(
  { figure, rests }: ShownFinding,
  number: ShownNumber,
  study: Study,
  test: ShownTest | null,
): string {
  const measure = schoolMeasure(study, figure.measure);
  const { of, versus = of, with: before } = figure;
  const [sameSet, sameArea] = [versus.population === of.population, versus.area.key === of.area.key];
  const side = (domain: typeof of) =>
    [...(sameSet ? [] : [`among ${setNoun(domain)}`]), ...(sameArea ? [] : [`in ${placeNoun(domain.area.name)}`])].join(
      " ",
    );
  const what = [
    `the ${statisticNoun(figure.base)} for ${gradedNoun(measure)}`,
    ...(sameSet ? [`among ${setNoun(of)}`] : []),
    ...(sameArea ? [`in ${placeNoun(of.area.name)}`] : []),
  ].join(" ");
  const forward = before !== null && before.year > of.year ? -number.value : number.value;
  const ends = number.value < 0 ? { lower: -number.upper, upper: -number.lower } : number;
  const points = pointsText(Math.abs(number.value), ends);
  const sureness = surenessOf(number, 0, test);
  const said = changesWords(toldChanges(figure, rests, forward), {
    what,
    when:
      measure.on.kind === "dates"
        ? `${measure.on.first} to ${measure.on.last}`
        : "the previous to the latest judgement",
    size: `${points} percentage ${points === "1" ? "point" : "points"}`,
    spread: `(95% interval ${pointsText(ends.lower, ends)} to ${pointsText(ends.upper, ends)})`,
    own: side(of),
    other: side(versus),
    lower: forward < 0,
    sure: sureness === "exact" ? null : sureness,
    within: test === null ? "" : marginWords(test),
  });
  return `${said}${asideOf(number, 0, test)}`;
}

function comparisonSentence(finding: ShownFinding, number: ShownNumber, study: Study, test: ShownTest | null): string {
  const { figure } = finding;
  const measure = schoolMeasure(study, figure.measure);
  const { of, with: other, versus } = figure;
  if (versus !== undefined) return changesOfGrades(finding, number, study, test);
  if (other === null) throw new RangeError(`a comparison with nothing: ${figure.id}`);
  const isPlace = other.area.key !== of.area.key;
  const own = isPlace ? `in ${placeNoun(of.area.name)}` : whenOf(measure, of);
  const its = isPlace ? `in ${placeNoun(other.area.name)}` : whenOf(measure, other);
  const ofTime = figure.base === "share_good_or_outstanding" || figure.base === "share_outstanding";
  const among = ` among ${setNoun(of)}${ofTime ? ` ${whenOf(measure, of)}` : ""}`;
  const same = isPlace ? among : ` of ${schoolsNoun(of)}`;
  const level = noDifferenceOf(number);
  const sureness = surenessOf(number, level, test);
  const aside = asideOf(number, level, test);
  const more = number.value >= level ? "higher" : "lower";
  const what = `${statisticNoun(figure.base)} for ${gradedNoun(measure)}${same}`;
  const ends = figure.statistic !== "ratio" && number.value < 0 ? turned(number) : number;
  const value =
    figure.statistic === "ratio"
      ? `${readable(number.value, number)} times as high (95% interval ${readableInterval(number)})`
      : figure.statistic === "percent"
        ? `${percentText(Math.abs(number.value), ends)} ${more} (95% interval ${percentInterval(ends)})`
        : `${pointsText(Math.abs(number.value), ends)} percentage ${pointsText(Math.abs(number.value), ends) === "1" ? "point" : "points"} ${more} (95% interval ${pointsInterval(ends)})`;
  if (sureness === "unclear")
    return `It is not clear whether the ${what} was ${more} ${own} than ${its}: ${value}.${aside}`;
  if (sureness === "alike")
    return `The ${what} was alike ${own} and ${its}, to within ${test === null ? "" : marginWords(test)}: ${value}.${aside}`;
  const joined = figure.statistic === "ratio" ? "as" : "than";
  return `The ${what} was ${value.replace(" (95%", ` ${own} ${joined} ${its} (95%`)}.${aside}`;
}

/**
 * A finding on grades of schools as a sentence with its interval.
 *
 * @param test what the register has for it; null where it has no test
 */
export function leadershipSentence(finding: ShownFinding, study: Study, test: ShownTest | null): string {
  const [number] = finding.numbers;
  if (number === undefined) throw new Error(`a shown finding without a number: ${finding.figure.id}`);
  const text =
    finding.figure.with === null
      ? shareSentence(finding, number, study, test)
      : comparisonSentence(finding, number, study, test);
  return finding.status === "unreliable"
    ? `${capital(text)} Unreliable: it ${finding.marks.join("; it ")}.`
    : capital(text);
}
