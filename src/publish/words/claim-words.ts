import { baseNoun, isGap, setAgainst } from "../../figures/reading.ts";
import type { Claim } from "../../study/claim.ts";
import type { OtherChange } from "../../study/statistic.ts";
import type { Study } from "../../study/study.ts";
import { gradedClaimWords } from "./graded-claim-words.ts";
import { listed, measureNoun, ofMeasure, placeNoun, populationNoun } from "./words.ts";

/** Schemes of which only some areas may be named: a claim about every area is judged on these alone. */
export type SomeNamed = ReadonlySet<string>;

function placeWords(name: string, study: Study, someNamed: SomeNamed): string {
  if (name === "england") return placeNoun(study.places.whole ?? "England");
  const scheme = study.places.schemes.get(name);
  if (scheme === undefined) return placeNoun(name);
  return `every area of “${scheme.title}”${someNamed.has(name) ? " that may be named" : ""}`;
}

function whenWords(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (years.length < 2) return `in ${first ?? ""}`;
  const running = years.every((year, index) => year === (first ?? 0) + index);
  return running ? `in every year from ${first} to ${last}` : `in each of the years ${listed(years.map(String))}`;
}

type OfPupils = Exclude<Claim["request"], { kind: "leadership" }>;

/** The group that a group is behind or ahead of. */
function whomWords({ measure, statistic }: OfPupils, study: Study, someNamed: SomeNamed): string {
  if (setAgainst({ base: statistic }) === "all pupils of the whole") return "the average of all pupils";
  const spec = study.measures.get(measure);
  const against = spec?.of === "pupils" ? spec.against : null;
  if (against === null || against === undefined) throw new RangeError(`a gap without a comparison group: ${measure}`);
  const where =
    setAgainst({ base: statistic }) === "comparison in the same area"
      ? "in the same area"
      : `in ${placeWords(against.in, study, someNamed)}`;
  return `${populationNoun(study, against.population)} ${where}`;
}

/** A claim that something changed more in one group or area than in another. */
function changesClaimed(
  { statistic, years }: OfPupils,
  rose: boolean,
  change: {
    readonly who: string;
    readonly where: string;
    readonly against: OtherChange<string>;
    readonly from: number;
  },
  study: Study,
  someNamed: SomeNamed,
): string {
  const { who, where, against, from } = change;
  const sides = [
    ...(against.of === null ? [] : [[`for ${who}`, `for ${populationNoun(study, against.of)}`] as const]),
    ...(against.in === null ? [] : [[`in ${where}`, `in ${placeWords(against.in, study, someNamed)}`] as const]),
  ];
  const [own, its] = [0, 1].map((side) => sides.map((pair) => pair[side]).join(" "));
  const kept = `${against.of === null ? ` of ${who}` : ""}${against.in === null ? ` in ${where}` : ""}`;
  const [fell, rises] = isGap({ base: statistic }) ? ["closed", "grew"] : ["fell", "rose"];
  const moved = rose ? `${rises} more, or ${fell} less,` : `${fell} more, or ${rises} less,`;
  const to = years.length < 2 ? `${from} to ${years[0] ?? ""}` : `${from} to ${listed(years.map(String))}`;
  return `From ${to}, the ${baseNoun({ base: statistic })}${kept} ${moved} ${own} than ${its}.`;
}

/**
 * A claim as a sentence, in the past tense of its figures.
 *
 * @example claimWords(claim, study)
 *   // "The gap of disadvantaged pupils in areas 5-6 was larger than in areas 1-2, in every year from 2010 to 2015."
 */
export function claimWords({ says, request }: Claim, study: Study, someNamed: SomeNamed = new Set()): string {
  if (request.kind === "leadership")
    return gradedClaimWords(says === "smaller" ? "smaller" : "larger", request, study, (name) =>
      placeWords(name, study, new Set()),
    );
  const { of, in: places, years, statistic } = request;
  const who = listed(of.map((name) => populationNoun(study, name)));
  const each = of.length > 1 ? ", each of them," : "";
  const where = `${places.length > 1 ? "each of " : ""}${listed(places.map((name) => placeWords(name, study, someNamed)))}`;
  const adjusted =
    request.adjustedFor.length === 0 ? "" : `, adjusted for ${listed(request.adjustedFor.map(measureNoun))}`;
  const start = `The ${baseNoun({ base: statistic })} of ${who}${each} in ${where}${adjusted === "" ? "" : `${adjusted},`}`;
  if (request.kind === "show") {
    const behind = `In ${where}, ${who}${each} were ${says === "ahead" ? "ahead of" : says} ${whomWords(request, study, someNamed)}${adjusted}`;
    return ofMeasure(study, request.measure, `${behind}, ${whenWords(years)}.`);
  }
  const { with: other, against } = request;
  if (against !== null && other.year !== null) {
    const change = { who, where, against, from: other.year };
    return ofMeasure(study, request.measure, changesClaimed(request, says === "larger", change, study, someNamed));
  }
  const level = !isGap({ base: statistic });
  const side = level ? (says === "larger" ? "higher" : "lower") : says;
  const than = [
    ...(other.of === null ? [] : [`that of ${populationNoun(study, other.of)}`]),
    ...(other.in === null ? [] : [`in ${placeWords(other.in, study, someNamed)}`]),
    ...(other.year === null ? [] : [`in ${other.year}`]),
  ].join(" ");
  const when = whenWords(years);
  const said = other.year === null ? `${side} than ${than}, ${when}` : `${side} ${when} than ${than}`;
  return ofMeasure(study, request.measure, `${start} was ${said}.`);
}
