import type { PopulationRule, SchemeSpec } from "../study/study.ts";
import { areaFifthsOf } from "./area-fifths.ts";
import { atomKey, digitsOf } from "./atoms.ts";
import type { CountCells } from "./cells.ts";
import { dictionary } from "./dictionary.ts";
import type { Frame } from "./frame.ts";
import { type FifthsOfAreas, memberOfScheme } from "./member-of-scheme.ts";
import type { Unplaced } from "./place-of-school.ts";
import { chainOf, type SchoolFacts } from "./school-facts.ts";
import { placeKey, schemesOnPlaces, type Whereabouts } from "./whereabouts.ts";

/** What the statement gave for one cohort, with the texts of its school and place codes. */
export interface CountedCohort {
  readonly year: number;
  readonly schools: readonly string[];
  /** Texts of the pupils' place columns, by place code. */
  readonly places: readonly (readonly string[])[];
  readonly columns: ReadonlyMap<string, Int32Array>;
}

export interface PupilCellsQuestion {
  readonly populations: ReadonlyMap<string, PopulationRule>;
  readonly schemes: ReadonlyMap<string, SchemeSpec>;
  readonly facts: SchoolFacts;
  /** Roles of the pupils' place columns, in the order of the texts. */
  readonly placeRoles: readonly string[];
  readonly primitives: number;
  /** Membership of a population for an atom code: 0 no, 1 yes, 2 not observed. */
  readonly memberOf: (population: string, digits: readonly (0 | 1 | 2)[]) => 0 | 1 | 2;
  readonly districtsOn: string | null;
  readonly priorStep: number;
  readonly outcomeStep: number;
}

type Profile = readonly Whereabouts[];

function column(cohort: CountedCohort, name: string): Int32Array {
  const values = cohort.columns.get(name);
  if (values === undefined) throw new Error(`the statement gave no column ${name}`);
  return values;
}

/** Where each school and place text of a cohort is counted: one member, or none, for every scheme. */
function profilesOf(cohort: CountedCohort, question: PupilCellsQuestion, fifths: FifthsOfAreas): readonly Profile[] {
  const on = question.districtsOn ?? `${cohort.year}-08-31`;
  return cohort.schools.flatMap((urn) =>
    cohort.places.map((texts) => {
      const own = new Map(question.placeRoles.map((role, index) => [role, texts[index] ?? ""]));
      return [...question.schemes].map(([name, spec]) => {
        if (spec.kind === "fifths") throw new RangeError("fifths of schools are cut in school tables only");
        return memberOfScheme(name, spec, question.facts, fifths, { urn, own, on });
      });
    }),
  );
}

/** Fifths of areas, each as one for all cohorts. */
function fifthsOfAreas(cohorts: readonly CountedCohort[], question: PupilCellsQuestion): FifthsOfAreas {
  const pupils = new Map<string, number>();
  for (const cohort of cohorts) {
    const n = column(cohort, "n");
    for (const [row, school] of column(cohort, "school").entries()) {
      const urn = cohort.schools[school] ?? "";
      pupils.set(urn, (pupils.get(urn) ?? 0) + (n[row] ?? 0));
    }
  }
  const schools = [...pupils].map(([urn, count]) => ({ urn, pupils: count, own: new Map<string, string>() }));
  return areaFifthsOf(question.schemes, question.facts, schools);
}

/** Indices into the profiles of a cohort of the pairs of school and place that some pupil has. */
function pairsOf(cohort: CountedCohort): ReadonlySet<number> {
  const place = column(cohort, "place");
  const seen = new Uint8Array(cohort.schools.length * cohort.places.length);
  const school = column(cohort, "school");
  for (let row = 0; row < school.length; row++) seen[(school[row] ?? 0) * cohort.places.length + (place[row] ?? 0)] = 1;
  const pairs = new Set<number>();
  for (let pair = 0; pair < seen.length; pair++) if (seen[pair] === 1) pairs.add(pair);
  return pairs;
}

function unplacedSchools(
  cohorts: readonly CountedCohort[],
  profiles: readonly (readonly Profile[])[],
  question: PupilCellsQuestion,
): readonly Unplaced[] {
  const pairs = cohorts.map(pairsOf);
  return [...question.schemes.keys()].flatMap((scheme, at) => {
    const without = new Set<string>();
    for (const [index, cohort] of cohorts.entries()) {
      for (const pair of pairs[index] ?? []) {
        const urn = cohort.schools[Math.floor(pair / cohort.places.length)] ?? "";
        if (profiles[index]?.[pair]?.[at]?.kind === "unknown") without.add(chainOf(question.facts, urn));
      }
    }
    return without.size === 0
      ? []
      : [{ scheme, reason: "no known area for the school or some of its pupils", schools: without.size }];
  });
}

function frameOf(
  cohorts: readonly CountedCohort[],
  profiles: readonly (readonly Profile[])[],
  atomOf: ReadonlyMap<number, string>,
  question: PupilCellsQuestion,
): Frame {
  const places = dictionary(profiles.flatMap((list) => list.map(placeKey)));
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
    schemes: schemesOnPlaces([...question.schemes.keys()], profiles.flat(), places),
  };
}

/** Brings the counts of all cohorts into one frame: schools through time, places, atoms, years. */
export function pupilCells(
  cohorts: readonly CountedCohort[],
  question: PupilCellsQuestion,
): {
  readonly cells: CountCells;
  readonly unplaced: readonly Unplaced[];
  readonly byCode: ReadonlyMap<number, number>;
} {
  const fifths = fifthsOfAreas(cohorts, question);
  const profiles = cohorts.map((cohort) => profilesOf(cohort, question, fifths));
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
    const placeCode = Int32Array.from(
      profiles[index] ?? [],
      (profile) => frame.places.indexOf.get(placeKey(profile)) ?? -1,
    );
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
    byCode,
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
