import {
  type LeadershipRequest,
  type LeadershipSet,
  type LeadershipStatistic,
  leadershipSets,
  leadershipStatistics,
  type SchoolMeasure,
} from "./grades-of-schools.ts";
import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import { england, isPlaceName } from "./read-places.ts";
import type { Comparison } from "./statistic.ts";
import type { MeasureSpec, PlaceSpec } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

interface Known {
  readonly places: PlaceSpec;
  readonly measures: ReadonlyMap<string, MeasureSpec>;
}

/** The words for each statistic in a study. */
const words: ReadonlyMap<string, LeadershipStatistic> = new Map<string, LeadershipStatistic>([
  ["good or outstanding", "share_good_or_outstanding"],
  ["outstanding", "share_outstanding"],
  ["declined", "share_declined"],
  ["improved", "share_improved"],
  ["lost outstanding", "share_lost_outstanding"],
  ["relative reduction", "relative_reduction_weak"],
  ...leadershipStatistics.map((statistic) => [statistic, statistic] as const),
]);

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
    compare: null,
    path: at,
  };
}

/** `compare: leadership: declined`: one statistic of grades compared with itself elsewhere or at another time. */
export function readLeadershipComparison(
  raw: NonNullable<RawStudy["compare"]>[number],
  known: Known,
  problems: Problems,
  at: StudyPath,
): LeadershipRequest | null {
  const measure = measureOf(raw.measure, known, at, problems);
  const statistic = words.get(raw.leadership ?? "");
  if (statistic === undefined) problems.known([...at, "leadership"], "statistic", raw.leadership ?? "", words.keys());
  if (measure === null || statistic === undefined) return null;
  const years = measure.on.kind === "dates" ? [measure.on.first, measure.on.last].map((day) => day.slice(0, 4)) : [];
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
  return {
    kind: "leadership",
    measure: measure.name,
    of: setsOf(raw.of ?? ["matched"], [...at, "of"], problems),
    in: placesOf(raw.in ?? [england], known, [...at, "in"], problems),
    compare: {
      statistic,
      year: year === undefined ? null : Number(year),
      with: { of: ofOther ?? null, in: isOne ?? null, year: other ?? null },
      as,
    },
    path: at,
  };
}
