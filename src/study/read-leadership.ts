import type { SmallAreas } from "./adjustment.ts";
import {
  type ComparedGrades,
  type LeadershipRequest,
  type LeadershipSet,
  type LeadershipStatistic,
  leadershipSets,
  leadershipWords,
  ofBothTimes,
  type SchoolMeasure,
} from "./grades-of-schools.ts";
import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import { checkOtherChange } from "./read-other-change.ts";
import { england, isPlaceName } from "./read-places.ts";
import type { Comparison, OtherChange } from "./statistic.ts";
import type { MeasureSpec, PlaceSpec } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

interface Known {
  readonly places: PlaceSpec;
  readonly measures: ReadonlyMap<string, MeasureSpec>;
}

const isSet = (word: string): word is LeadershipSet => leadershipSets.some((set) => set === word);

function measureOf(name: string | undefined, { measures }: Known, at: StudyPath, problems: Problems) {
  const all = [...measures.values()].filter((measure): measure is SchoolMeasure => measure.of === "schools");
  const [only, ...more] = all;
  if (name !== undefined) {
    problems.known(
      [...at, "measure"],
      "measure of schools",
      name,
      all.map((measure) => measure.name),
    );
    return all.find((measure) => measure.name === name) ?? null;
  }
  if (only !== undefined && more.length === 0) return only;
  const why = only === undefined ? "leadership needs a measure of schools" : "say which measure of schools: measure";
  problems.add(at, why, true);
  return null;
}

function placesOf(names: readonly string[], { places }: Known, at: StudyPath, problems: Problems) {
  const all = [england, ...places.groups.keys(), ...places.schemes.keys()];
  return names.filter((name) => isPlaceName(name, places) || problems.known(at, "place", name, all));
}

function setsOf(names: readonly string[], at: StudyPath, problems: Problems): readonly LeadershipSet[] {
  for (const name of names) if (!isSet(name)) problems.known(at, "set of schools", name, leadershipSets);
  return names.filter(isSet);
}

interface Wanted {
  readonly measure?: string | undefined;
  readonly of?: readonly string[] | undefined;
  readonly in?: readonly string[] | undefined;
  readonly year?: readonly string[] | undefined;
  readonly small_areas?: SmallAreas | undefined;
}

/** `show: leadership`: every statistic of grades in the areas named. */
export function readLeadershipAsk(
  raw: Wanted,
  known: Known,
  problems: Problems,
  at: StudyPath,
): LeadershipRequest | null {
  const measure = measureOf(raw.measure, known, at, problems);
  if (measure === null) return null;
  if (raw.year !== undefined)
    problems.add([...at, "year"], "leadership is shown for the times of its measure, so leave out: year", true);
  return {
    kind: "leadership",
    measure: measure.name,
    of: setsOf(raw.of ?? leadershipSets, [...at, "of"], problems),
    in: placesOf(raw.in ?? [england], known, [...at, "in"], problems),
    smallAreas: raw.small_areas ?? null,
    compare: null,
    path: at,
  };
}

type RawComparison = Pick<
  NonNullable<RawStudy["compare"]>[number],
  "leadership" | "measure" | "of" | "in" | "year" | "with" | "against" | "as" | "adjust"
>;

/** Refuses sets of schools and years that a statistic of both dates cannot have. */
function refuseWithoutMeaning(
  statistic: LeadershipStatistic,
  sets: readonly LeadershipSet[],
  { leadership, with: other }: RawComparison,
  at: StudyPath,
  problems: Problems,
): void {
  if (!ofBothTimes.includes(statistic)) return;
  if (other.year !== undefined)
    problems.add(
      [...at, "with", "year"],
      `${leadership} is about both dates already, so with cannot name a year: ${other.year}`,
    );
  if (statistic === "relative_reduction_weak") return;
  for (const [path, names] of [
    [[...at, "of"], sets],
    [[...at, "with", "of"], other.of === undefined ? [] : [other.of]],
  ] as const)
    if (names.includes("all"))
      problems.add(path, `${leadership} needs schools rated both times (write matched or re-inspected), not: all`);
}

/** Whose change between the dates a change is set against; null where a comparison names none. */
function otherChange(
  { against, with: other }: RawComparison,
  as: readonly Comparison[],
  known: Known,
  at: StudyPath,
  problems: Problems,
): OtherChange<LeadershipSet> | null {
  if (against === undefined) return null;
  checkOtherChange(against, { with: other, as }, known.places, at, problems);
  const [set] = setsOf(against.of === undefined ? [] : [against.of], [...at, "against", "of"], problems);
  const [place] = placesOf(against.in === undefined ? [] : [against.in], known, [...at, "against", "in"], problems);
  return { of: set ?? null, in: place ?? null };
}

/** `compare: leadership: declined`: one statistic of grades compared with itself elsewhere or at another time. */
export function readLeadershipComparison(
  raw: RawComparison,
  known: Known,
  problems: Problems,
  at: StudyPath,
): ComparedGrades | null {
  const measure = measureOf(raw.measure, known, at, problems);
  const statistic = leadershipWords.get(raw.leadership ?? "");
  if (statistic === undefined)
    problems.known([...at, "leadership"], "statistic", raw.leadership ?? "", leadershipWords.keys());
  if (measure === null || statistic === undefined) return null;
  const years = measure.on.kind === "dates" ? [measure.on.first, measure.on.last].map((day) => day.slice(0, 4)) : [];
  const sets = setsOf(raw.of ?? ["matched"], [...at, "of"], problems);
  refuseWithoutMeaning(statistic, sets, raw, at, problems);
  const { of, in: place, year: other } = raw.with;
  const [year, ...more] = raw.year ?? [];
  if (more.length > 0) problems.add([...at, "year"], "a comparison of leadership needs a single year");
  for (const [where, said] of [
    ["year", year],
    ["with", other === undefined ? undefined : String(other)],
  ] as const)
    if (said !== undefined && !years.includes(said))
      problems.add([...at, where], `not the year of a date of ${measure.name}: ${said}`);
  if (of === undefined && place === undefined && other === undefined)
    problems.add([...at, "with"], "with must name what differs: of, in or year");
  const [isOne] = placesOf(place === undefined ? [] : [place], known, [...at, "with", "in"], problems);
  if (isOne !== undefined && known.places.schemes.has(isOne))
    problems.add([...at, "with", "in"], `with needs one area, not a whole scheme: ${isOne}`);
  const [ofOther] = setsOf(of === undefined ? [] : [of], [...at, "with", "of"], problems);
  const as: readonly Comparison[] = Array.isArray(raw.as) ? raw.as : [raw.as];
  const against = otherChange(raw, as, known, at, problems);
  return {
    kind: "leadership",
    measure: measure.name,
    of: sets,
    in: placesOf(raw.in ?? [england], known, [...at, "in"], problems),
    smallAreas: null,
    compare: {
      statistic,
      year: year === undefined ? null : Number(year),
      with: { of: ofOther ?? null, in: isOne ?? null, year: other ?? null },
      against,
      as,
      adjust: raw.adjust ?? null,
    },
    path: at,
  };
}
