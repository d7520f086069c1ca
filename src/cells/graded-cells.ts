import type { GradedPopulation } from "../figures/grades/set-of-schools.ts";
import type { SchoolInYear } from "../intake/checked-school-table.ts";
import type { FollowedSchool } from "../schools/followed-school.ts";
import type { Grade } from "../schools/grade.ts";
import type { PlaceSpec } from "../study/study.ts";
import type { CellKeys } from "./cells.ts";
import { dictionary } from "./dictionary.ts";
import type { Frame } from "./frame.ts";
import { placeSchools, type Unplaced } from "./place-of-school.ts";
import type { SchoolFacts } from "./school-facts.ts";
import { isIn, profileKey, profileOf, type SchoolProfile } from "./school-profile.ts";
import { placeKey, schemesOnPlaces } from "./whereabouts.ts";

/** One of two times, with the year under which its cells are recorded. */
export interface GradedTime {
  readonly at: "first" | "last";
  readonly year: number;
}

export interface GradedQuestion {
  readonly times: readonly GradedTime[];
  readonly populations: readonly GradedPopulation[];
  readonly places: PlaceSpec;
  readonly facts: SchoolFacts;
  /** Texts in the inspection file about each school, by URN. */
  readonly own: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Schools as counts: one cell for each school and each time at which it was rated. */
export interface GradedCells {
  readonly frame: Frame;
  readonly key: CellKeys;
  readonly grade: readonly Grade[];
  /** Place of each school, in the order given, whether it was rated or not. */
  readonly placeOf: Int32Array;
  readonly unplaced: readonly Unplaced[];
}

/** What decides the populations of a school: the time, its first grade, whether it was rated at both times and inspected again. */
interface Atom {
  readonly at: "first" | "last";
  readonly profile: SchoolProfile;
}

/** Which atoms each population holds. One name may serve for both times, which years then distinguish. */
function populationsOf(
  populations: readonly GradedPopulation[],
  atoms: readonly Atom[],
): ReadonlyMap<string, Uint8Array> {
  const held = new Map<string, Uint8Array>();
  for (const population of populations) {
    const inside = held.get(population.name) ?? new Uint8Array(atoms.length);
    for (const [code, atom] of atoms.entries())
      if (atom.at === population.at && isIn(population.schools, atom.profile)) inside[code] = 1;
    held.set(population.name, inside);
  }
  return held;
}

/** A school as the schemes place it: it counts as one, however many pupils it has. */
function asPlaced(school: FollowedSchool, year: number, { own }: GradedQuestion): SchoolInYear {
  const everybody = new Map([["all", { pupils: 1, value: 0, printed: false }]]);
  return { school: school.urn, year, attributes: own.get(school.urn) ?? new Map(), groups: everybody };
}

/** Puts schools followed between two times into cells, in the order of their URNs. */
export function gradedCells(schools: readonly FollowedSchool[], question: GradedQuestion): GradedCells {
  const last = question.times.find(({ at }) => at === "last")?.year ?? 0;
  const placed = placeSchools(
    schools.map((school) => asPlaced(school, last, question)),
    question.places,
    question.facts,
  );
  const placeKeys = placed.profiles.map(placeKey);
  const places = dictionary(placeKeys);
  const rows = schools.flatMap((school, index) =>
    question.times.flatMap(({ at, year }) => {
      const standing = school[at];
      if (standing === null) return [];
      const atom: Atom = { at, profile: profileOf(school) };
      return [{ school, index, year, grade: standing.grade, atom, key: `${at} ${profileKey(atom.profile)}` }];
    }),
  );
  const atoms = dictionary(rows.map(({ key }) => key));
  const atomOf = new Map(rows.map(({ key, atom }) => [key, atom]));
  const frame: Frame = {
    schools: dictionary(rows.map(({ school }) => school.chain)),
    places,
    atoms,
    years: dictionary(question.times.map(({ year }) => year)),
    populations: populationsOf(
      question.populations,
      atoms.keys.flatMap((key) => atomOf.get(key) ?? []),
    ),
    schemes: schemesOnPlaces([...question.places.schemes.keys()], placed.profiles, places),
  };
  const placeOf = Int32Array.from(placeKeys, (key) => places.indexOf.get(key) ?? -1);
  return {
    frame,
    key: {
      school: Int32Array.from(rows, ({ school }) => frame.schools.indexOf.get(school.chain) ?? -1),
      place: Int32Array.from(rows, ({ index }) => placeOf[index] ?? -1),
      atom: Int32Array.from(rows, ({ key }) => atoms.indexOf.get(key) ?? -1),
      year: Int32Array.from(rows, ({ year }) => frame.years.indexOf.get(year) ?? -1),
    },
    grade: rows.map(({ grade }) => grade),
    placeOf,
    unplaced: placed.unplaced,
  };
}
