import type { PopulationRule } from "../study/study.ts";
import { atomKey, digitsOf } from "./atoms.ts";
import type { CountCells } from "./cells.ts";
import { dictionary } from "./dictionary.ts";
import type { Frame } from "./frame.ts";
import type { Unplaced } from "./place-of-school.ts";
import { type CountedCohort, column, type Profiles, profilesOf, pupilsOfPairs } from "./pupil-places.ts";
import { chainOf } from "./school-facts.ts";
import { type MixOfCohort, type MixQuestion, schoolMixes } from "./school-mix.ts";
import { placeKey, schemesOnPlaces } from "./whereabouts.ts";

export interface PupilCellsQuestion extends MixQuestion {
  readonly populations: ReadonlyMap<string, PopulationRule>;
  readonly priorStep: number;
  readonly outcomeStep: number;
}

function unplacedSchools(
  cohorts: readonly CountedCohort[],
  profiles: readonly Profiles[],
  question: PupilCellsQuestion,
): readonly Unplaced[] {
  return [...question.schemes.keys()].flatMap((scheme, at) => {
    const without = new Set<string>();
    for (const [index, cohort] of cohorts.entries()) {
      for (const [pair, profile] of profiles[index] ?? []) {
        const urn = cohort.schools[Math.floor(pair / cohort.places.length)] ?? "";
        if (profile[at]?.kind === "unknown") without.add(chainOf(question.facts, urn));
      }
    }
    return without.size === 0
      ? []
      : [{ scheme, reason: "no known area for the school or some of its pupils", schools: without.size }];
  });
}

/** Pupils in no known area of a scheme, over all years, for schemes that have any such pupils. */
function unplacedPupils(
  cohorts: readonly CountedCohort[],
  profiles: readonly Profiles[],
  schemes: Iterable<string>,
): ReadonlyMap<string, number> {
  const counts = cohorts.map(pupilsOfPairs);
  const found = new Map<string, number>();
  for (const [at, scheme] of [...schemes].entries())
    for (const [index, pairs] of profiles.entries())
      for (const [pair, profile] of pairs)
        if (profile[at]?.kind === "unknown")
          found.set(scheme, (found.get(scheme) ?? 0) + (counts[index]?.get(pair) ?? 0));
  return found;
}

function frameOf(
  cohorts: readonly CountedCohort[],
  profiles: readonly Profiles[],
  atomOf: ReadonlyMap<number, string>,
  question: PupilCellsQuestion,
): Frame {
  const places = dictionary(profiles.flatMap((list) => [...list.values()].map(placeKey)));
  const atoms = dictionary(atomOf.values());
  const codeOfAtom = new Map([...atomOf].map(([code, key]) => [key, code]));
  const memberships = [...question.populations.keys()].map((population) => {
    const mask = Uint8Array.from(atoms.keys, (key) =>
      question.memberOf(population, digitsOf(codeOfAtom.get(key) ?? 0, question.primitives)) === 1 ? 1 : 0,
    );
    return [population, mask] as const;
  });
  return {
    schools: dictionary(cohorts.flatMap(({ schools }) => schools.map((urn) => chainOf(question.facts, urn)))),
    places,
    atoms,
    years: dictionary(cohorts.map(({ year }) => year)),
    populations: new Map(memberships),
    schemes: schemesOnPlaces(
      [...question.schemes.keys()],
      profiles.flatMap((list) => [...list.values()]),
      places,
    ),
  };
}

/** Brings the counts of all cohorts into one frame: schools through time, places, atoms, years. */
export function pupilCells(
  cohorts: readonly CountedCohort[],
  question: PupilCellsQuestion,
): {
  readonly cells: CountCells;
  readonly unplaced: readonly Unplaced[];
  readonly unplacedPupils: ReadonlyMap<string, number>;
  readonly byCode: ReadonlyMap<number, number>;
  /** Fifths of schools by a share of their pupils, by scheme, one for each cohort. */
  readonly mixes: ReadonlyMap<string, readonly MixOfCohort[]>;
} {
  const mixes = schoolMixes(cohorts, question);
  const profiles = profilesOf(cohorts, question, mixes);
  const names = [...question.populations.keys()].filter((name) => name !== "all");
  const atomOf = new Map<number, string>();
  const byCode = new Map<number, number>();
  for (const cohort of cohorts) {
    const n = column(cohort, "n");
    const atom = column(cohort, "atom");
    for (let row = 0; row < n.length; row++) {
      const code = atom[row] ?? -1;
      byCode.set(code, (byCode.get(code) ?? 0) + (n[row] ?? 0));
    }
  }
  for (const code of byCode.keys()) {
    const digits = digitsOf(code, question.primitives);
    atomOf.set(code, atomKey(names.map((name) => [name, question.memberOf(name, digits)])));
  }
  const frame = frameOf(cohorts, profiles, atomOf, question);
  const size = cohorts.reduce((sum, cohort) => sum + column(cohort, "n").length, 0);
  const arrays = {
    school: new Int32Array(size),
    place: new Int32Array(size),
    atom: new Int32Array(size),
    year: new Int32Array(size),
    prior: new Int32Array(size),
    outcome: new Int32Array(size),
    n: new Int32Array(size),
  };
  let from = 0;
  for (const [index, cohort] of cohorts.entries()) {
    const schoolCode = Int32Array.from(
      cohort.schools,
      (urn) => frame.schools.indexOf.get(chainOf(question.facts, urn)) ?? -1,
    );
    const placeCode = new Int32Array(cohort.schools.length * cohort.places.length).fill(-1);
    for (const [pair, profile] of profiles[index] ?? [])
      placeCode[pair] = frame.places.indexOf.get(placeKey(profile)) ?? -1;
    const atomCode = new Map([...atomOf].map(([code, key]) => [code, frame.atoms.indexOf.get(key) ?? -1]));
    const [school, place, atom, n] = ["school", "place", "atom", "n"].map((name) => column(cohort, name));
    if (school === undefined || place === undefined || atom === undefined || n === undefined)
      throw new Error("a cohort without columns");
    const year = frame.years.indexOf.get(cohort.year) ?? -1;
    for (let row = 0; row < n.length; row++) {
      const own = school[row] ?? -1;
      arrays.school[from + row] = schoolCode[own] ?? -1;
      arrays.place[from + row] = placeCode[own * cohort.places.length + (place[row] ?? 0)] ?? -1;
      arrays.atom[from + row] = atomCode.get(atom[row] ?? -1) ?? -1;
    }
    arrays.year.fill(year, from, from + n.length);
    arrays.prior.set(column(cohort, "prior"), from);
    arrays.outcome.set(column(cohort, "outcome"), from);
    arrays.n.set(n, from);
    from += n.length;
  }
  const { school, place, atom, year, prior, outcome, n } = arrays;
  return {
    unplaced: unplacedSchools(cohorts, profiles, question),
    unplacedPupils: unplacedPupils(cohorts, profiles, question.schemes.keys()),
    byCode,
    mixes,
    cells: {
      kind: "counts",
      frame,
      key: { school, place, atom, year },
      prior,
      priorStep: question.priorStep,
      outcome,
      outcomeStep: question.outcomeStep,
      n,
    },
  };
}
