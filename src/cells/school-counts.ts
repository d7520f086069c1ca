import type { UnitsDomain } from "../figures/domain.ts";
import type { NamedSet } from "../figures/grades/grade-counts.ts";
import { dayNumber } from "../schools/calendar-date.ts";
import type { FollowedSchool } from "../schools/followed-school.ts";
import { dictionary } from "./dictionary.ts";
import type { Frame } from "./frame.ts";
import { isIn, profileKey, profileOf } from "./school-profile.ts";

/** Where the schools lie: the places and schemes of a frame, and the place of each school. */
export interface PlacedSchools {
  readonly frame: Pick<Frame, "places" | "schemes">;
  readonly placeOf: Int32Array;
}

const setKey = ({ population, year }: Pick<UnitsDomain, "population" | "year">) => `${population}|${year}`;

/**
 * Every school followed between two times, rated or not, once: what counts of schools are taken from.
 *
 * Its atoms are groups of schools that belong to the same sets. A set is known by its population and year, as the same
 * name is used for two times.
 */
export class SchoolCounts {
  readonly frame: Frame;
  /** Atom and place of each school, in the order given. */
  readonly atomOf: Int32Array;
  readonly placeOf: Int32Array;
  readonly #lastInspected: readonly (string | null)[];

  constructor(schools: readonly FollowedSchool[], placed: PlacedSchools, sets: readonly NamedSet[]) {
    const profiles = schools.map(profileOf);
    const keys = profiles.map(profileKey);
    const atoms = dictionary(keys);
    const profileOfAtom = new Map(profiles.map((profile, at) => [keys[at] ?? "", profile]));
    const inAtoms = atoms.keys.flatMap((key) => profileOfAtom.get(key) ?? []);
    const populations = new Map<string, Uint8Array>();
    for (const { domain, schools: set } of sets)
      if (!populations.has(setKey(domain)))
        populations.set(
          setKey(domain),
          Uint8Array.from(inAtoms, (profile) => (isIn(set, profile) ? 1 : 0)),
        );
    this.frame = {
      schools: dictionary(schools.map(({ chain }) => chain)),
      places: placed.frame.places,
      atoms,
      years: dictionary(sets.map(({ domain }) => domain.year)),
      populations,
      schemes: placed.frame.schemes,
    };
    this.atomOf = Int32Array.from(keys, (key) => atoms.indexOf.get(key) ?? -1);
    this.placeOf = placed.placeOf;
    this.#lastInspected = schools.map(({ last }) => last?.inspected ?? null);
  }

  /** The atoms of a set of schools; null for one that is not known. */
  atomsOf(domain: Pick<UnitsDomain, "population" | "year">): Uint8Array | null {
    return this.frame.populations.get(setKey(domain)) ?? null;
  }

  /** Calls back with every school of a set in an area. */
  #each(domain: UnitsDomain, places: Uint8Array, take: (school: number) => void): void {
    const atoms = this.atomsOf(domain);
    if (atoms === null) throw new Error(`a count of schools of an unknown set: ${domain.key}`);
    for (let school = 0; school < this.atomOf.length; school++)
      if (atoms[this.atomOf[school] ?? -1] === 1 && places[this.placeOf[school] ?? -1] === 1) take(school);
  }

  /**
   * How many schools a set has in an area.
   *
   * @param places 1 for each place of the area
   */
  count(domain: UnitsDomain, places: Uint8Array): number {
    let schools = 0;
    this.#each(domain, places, () => {
      schools++;
    });
    return schools;
  }

  /**
   * The middle number of years of 365.25 days between the inspection of the last grade and a day; null for no school.
   *
   * @param on the day, as in 2016-03-31
   */
  medianYearsSince(domain: UnitsDomain, places: Uint8Array, on: string): number | null {
    const day = dayNumber(on);
    const years: number[] = [];
    this.#each(domain, places, (school) => {
      const inspected = this.#lastInspected[school] ?? null;
      if (inspected !== null) years.push((day - dayNumber(inspected)) / 365.25);
    });
    years.sort((a, b) => a - b);
    const [low, high] = [years[Math.floor((years.length - 1) / 2)], years[Math.floor(years.length / 2)]];
    return low === undefined || high === undefined ? null : (low + high) / 2;
  }
}
