import type { ComparedGrades } from "../../study/grades-of-schools.ts";
import type { Study } from "../../study/study.ts";
import { statisticNoun } from "./leadership-sentence.ts";
import { gradedNoun, schoolMeasure, setNoun } from "./leadership-words.ts";
import { listed } from "./words.ts";

const setsNoun = (sets: readonly string[]) => listed(sets.map((population) => setNoun({ population })));

/** Statistics that belong to one of the two times; the others compare both. */
const ofOneTime: readonly string[] = ["share_good_or_outstanding", "share_outstanding"];

/**
 * A claim on grades as a sentence.
 *
 * @param placeWords a place of the study after "in"
 * @example // { leadership: declined, in: opportunity areas, with: { in: elsewhere }, says: larger }
 *   // "The share of good or outstanding schools that fell below good for leadership and management among schools rated
 *   // both times was higher in opportunity areas than in elsewhere."
 */
export function gradedClaimWords(
  says: "larger" | "smaller",
  { measure: name, of, in: places, compare }: ComparedGrades,
  study: Study,
  placeWords: (name: string) => string,
): string {
  const measure = schoolMeasure(study, name);
  const { statistic, year, with: other } = compare;
  const dateOf = (one: number | null) => {
    if (measure.on.kind === "previous and latest") return "at their latest judgement";
    const { first, last } = measure.on;
    return `on ${one !== null && first.startsWith(String(one)) ? first : last}`;
  };
  const each = places.length > 1 ? "each of " : "";
  const here = `in ${each}${listed(places.map(placeWords))}`;
  const when = ofOneTime.includes(statistic) ? ` ${dateOf(year)}` : "";
  const same = [
    ...(other.of === null ? [` among ${setsNoun(of)}`] : []),
    ...(other.in === null ? [` ${here}`] : []),
    ...(other.year === null ? [when] : []),
  ].join("");
  const sides = [
    ...(other.of === null ? [] : [[`among ${setsNoun(of)}`, `among ${setsNoun([other.of])}`] as const]),
    ...(other.in === null ? [] : [[here, `in ${placeWords(other.in)}`] as const]),
    ...(other.year === null ? [] : [[dateOf(year), dateOf(other.year)] as const]),
  ];
  const { against } = compare;
  if (against !== null) {
    const set = against.of === null ? ["", ""] : [` among ${setsNoun(of)}`, ` among ${setsNoun([against.of])}`];
    const place = against.in === null ? ["", ""] : [` ${here}`, ` in ${placeWords(against.in)}`];
    const kept = `${against.of === null ? ` among ${setsNoun(of)}` : ""}${against.in === null ? ` ${here}` : ""}`;
    const moved = says === "larger" ? "rose more, or fell less," : "fell more, or rose less,";
    const dates = measure.on.kind === "dates" ? `${measure.on.first} to ${measure.on.last}` : "";
    return `From ${dates}, the ${statisticNoun(statistic)} for ${gradedNoun(measure)}${kept} ${moved}${set[0]}${place[0]} than${set[1]}${place[1]}.`;
  }
  const [own, its] = [0, 1].map((side) => sides.map((pair) => pair[side]).join(" "));
  const more = statistic === "relative_reduction_weak" ? says : says === "larger" ? "higher" : "lower";
  return `The ${statisticNoun(statistic)} for ${gradedNoun(measure)}${same} was ${more} ${own} than ${its}.`;
}
