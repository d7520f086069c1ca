import type { SmallAreas } from "./adjustment.ts";
import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import { cellsOf } from "./read-characteristics.ts";
import { readLeadershipAsk, readLeadershipComparison } from "./read-leadership.ts";
import { placeNames } from "./read-measures.ts";
import { checkOtherChange } from "./read-other-change.ts";
import { england, isPlaceName } from "./read-places.ts";
import type { Request } from "./request.ts";
import {
  type Comparison,
  isShownStatistic,
  type OtherChange,
  type ShownStatistic,
  shownStatistics,
  statisticSpec,
} from "./statistic.ts";
import type { MeasureSpec, PlaceSpec, PopulationRule, PupilMeasure } from "./study.ts";
import type { StudyPath } from "./study-path.ts";
import { readYears } from "./years.ts";

/** Names that a request may use. */
export interface Known {
  readonly years: readonly number[];
  readonly populations: ReadonlyMap<string, PopulationRule>;
  readonly characteristics: ReadonlyMap<string, readonly string[]>;
  readonly places: PlaceSpec;
  readonly measures: ReadonlyMap<string, MeasureSpec>;
}

interface Wanted {
  readonly of?: readonly string[] | undefined;
  readonly in?: readonly string[] | undefined;
  readonly year?: readonly string[] | undefined;
  readonly for?: readonly string[] | undefined;
  readonly small_areas?: SmallAreas | undefined;
}

/** More cells than this are of too few pupils even in a nation, and each takes a mean of its own. */
const mostCells = 200;

/** Looks up the names in requests. */
export class AskReader {
  readonly #known: Known;
  readonly #problems: Problems;

  constructor(known: Known, problems: Problems) {
    this.#known = known;
    this.#problems = problems;
  }

  #populations(names: readonly string[], at: StudyPath): readonly string[] {
    return names.filter((name) => this.#problems.known(at, "population", name, this.#known.populations.keys()));
  }

  #places(names: readonly string[], at: StudyPath): readonly string[] {
    return names.filter((name) => {
      if (isPlaceName(name, this.#known.places)) return true;
      return this.#problems.known(at, "place", name, placeNames(this.#known.places));
    });
  }

  #years(written: readonly string[] | undefined, at: StudyPath): readonly number[] {
    if (written === undefined) return this.#known.years;
    const years = readYears(written);
    if (years === null) this.#problems.add(at, `not a year: ${written.join(", ")}`);
    for (const year of years ?? []) {
      if (!this.#known.years.includes(year)) this.#problems.add(at, `a year that is not in the study: ${year}`);
    }
    return years ?? [];
  }

  #measure(name: string, at: StudyPath): MeasureSpec | null {
    return this.#problems.known(at, "measure", name, this.#known.measures.keys())
      ? (this.#known.measures.get(name) ?? null)
      : null;
  }

  #needsAgainst(statistic: ShownStatistic, measure: MeasureSpec, at: StudyPath): void {
    const needs = statisticSpec(statistic)?.against?.startsWith("comparison") === true;
    if (needs && measure.of === "pupils" && measure.against === null) {
      this.#problems.add(
        at,
        `a ${statistic.replaceAll("_", "-")} needs a comparison: give measure ${measure.name} an against: { population, in }`,
        true,
      );
    }
  }

  /** The characteristics of an adjusted gap. */
  #adjustedFor(
    statistic: ShownStatistic,
    written: readonly string[] | undefined,
    measure: PupilMeasure,
    at: StudyPath,
  ): readonly string[] {
    const what = statistic.replaceAll("_", " ");
    if (statisticSpec(statistic)?.adjusts !== true) {
      if (written !== undefined)
        this.#problems.add([...at, "for"], `only an adjusted_gap is for something, not a ${what}`, true);
      return [];
    }
    if (measure.method === "published")
      this.#problems.add(at, `groups of a table have no pupil in common, so it gives no ${what}: ${measure.name}`);
    if (written === undefined) {
      this.#problems.add(at, `an ${what} needs characteristics: for: [...]`, true);
      return [];
    }
    const { characteristics } = this.#known;
    const known = written.filter((name) =>
      this.#problems.known([...at, "for"], "characteristic", name, characteristics.keys()),
    );
    if (new Set(known).size < known.length)
      this.#problems.add([...at, "for"], `a characteristic is listed twice in: ${known.join(", ")}`);
    const cells = cellsOf(known, characteristics);
    if (cells > mostCells)
      this.#problems.add([...at, "for"], `more than ${mostCells} cells, most of them of few pupils: ${cells}`);
    return known;
  }

  show(
    statistic: ShownStatistic,
    raw: Wanted & { readonly measure?: string | undefined },
    at: StudyPath,
  ): Request | null {
    const only = [...this.#known.measures.values()].find(({ of }) => of === "pupils")?.name;
    // Comparisons and claims give their measure after the statistic: gap: progress.
    const measure = this.#measure(raw.measure ?? only ?? "", [...at, at[0] === "show" ? "measure" : statistic]);
    if (measure === null) return null;
    if (measure.of === "schools") {
      this.#problems.add(
        at,
        `a ${statistic.replaceAll("_", "-")} needs a measure of pupils; ask for leadership: ${measure.name}`,
      );
      return null;
    }
    this.#needsAgainst(statistic, measure, at);
    if (statisticSpec(statistic)?.averages === "membership" && (raw.of ?? ["all"]).includes("all"))
      this.#problems.add([...at, "of"], `a ${statistic.replaceAll("_", " ")} needs a group, as it is 1 for: all`, true);
    return {
      kind: "show",
      statistic,
      measure: measure.name,
      of: this.#populations(raw.of ?? ["all"], [...at, "of"]),
      in: this.#places(raw.in ?? [england], [...at, "in"]),
      years: this.#years(raw.year, [...at, "year"]),
      adjustedFor: this.#adjustedFor(statistic, raw.for, measure, at),
      smallAreas: raw.small_areas ?? null,
      path: at,
    };
  }

  compare(raw: NonNullable<RawStudy["compare"]>[number], at: StudyPath): Request | null {
    if (raw.leadership !== undefined) return readLeadershipComparison(raw, this.#known, this.#problems, at);
    const given = shownStatistics.filter((statistic) => raw[statistic] !== undefined);
    const [statistic] = given;
    if (statistic === undefined || given.length > 1) {
      this.#problems.add(at, `a comparison needs one of: ${shownStatistics.join(", ")}, leadership`);
      return null;
    }
    const shown = this.show(statistic, { ...raw, measure: raw[statistic] }, at);
    if (shown === null || shown.kind !== "show") return null;
    const { of, in: place, year } = raw.with;
    if (of === undefined && place === undefined && year === undefined) {
      this.#problems.add([...at, "with"], "with must name what differs: of, in or year");
    }
    if (of !== undefined) this.#populations([of], [...at, "with", "of"]);
    if (place !== undefined) this.#places([place], [...at, "with", "in"]);
    if (place !== undefined && this.#known.places.schemes.has(place)) {
      this.#problems.add([...at, "with", "in"], `with needs one area, not a whole scheme: ${place}`);
    }
    if (year !== undefined) this.#years([String(year)], [...at, "with", "year"]);
    const as: readonly Comparison[] = Array.isArray(raw.as) ? raw.as : [raw.as];
    const { smallAreas: _, ...common } = shown;
    const other = { of: of ?? null, in: place ?? null, year: year ?? null };
    const against = this.#otherChange(raw, as, at);
    return { ...common, kind: "compare", with: other, against, as, adjust: raw.adjust ?? null };
  }

  /** Whose change a change is set against; null where a comparison names none. */
  #otherChange(
    raw: NonNullable<RawStudy["compare"]>[number],
    as: readonly Comparison[],
    at: StudyPath,
  ): OtherChange<string> | null {
    const { against } = raw;
    if (against === undefined) return null;
    checkOtherChange(against, { with: raw.with, as }, this.#known.places, at, this.#problems);
    if (against.of !== undefined) this.#populations([against.of], [...at, "against", "of"]);
    if (against.in !== undefined) this.#places([against.in], [...at, "against", "in"]);
    return { of: against.of ?? null, in: against.in ?? null };
  }
}

/** What the study asks for; without `show`, the gap of every population but the comparator, in England and each scheme. */
export function readAsk(raw: RawStudy, known: Known, problems: Problems, assumed: string[]): readonly Request[] {
  const reader = new AskReader(known, problems);
  const requests: (Request | null)[] = [];
  for (const [index, entry] of (raw.show ?? []).entries()) {
    for (const [statistic, wanted] of Object.entries(entry)) {
      const at: StudyPath = ["show", index, statistic];
      if (wanted === undefined) continue;
      if (statistic === "leadership") requests.push(readLeadershipAsk(wanted, known, problems, at));
      else if (isShownStatistic(statistic)) requests.push(reader.show(statistic, wanted, at));
    }
  }
  if (raw.show === undefined) {
    for (const measure of known.measures.values()) {
      if (measure.of === "schools") {
        const places = [england, ...known.places.schemes.keys()];
        assumed.push(`show: leadership in ${places.join(", ")}`);
        requests.push(readLeadershipAsk({ measure: measure.name, in: places }, known, problems, ["show"]));
        continue;
      }
      const statistic = measure.against === null ? "mean" : "gap";
      const of = [...known.populations.keys()].filter((name) => name !== "all" && name !== measure.against?.population);
      const places = [england, ...known.places.schemes.keys()];
      assumed.push(`show: ${statistic} of ${of.length === 0 ? "all" : of.join(", ")} in ${places.join(", ")}`);
      requests.push(
        reader.show(statistic, { measure: measure.name, of: of.length === 0 ? ["all"] : of, in: places }, ["show"]),
      );
    }
  }
  for (const [index, entry] of (raw.compare ?? []).entries()) requests.push(reader.compare(entry, ["compare", index]));
  return requests.filter((request) => request !== null);
}
