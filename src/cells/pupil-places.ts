import type { SchemeSpec } from "../study/study.ts";
import { areaFifthsOf } from "./area-fifths.ts";
import { fifthMember, memberOfScheme } from "./member-of-scheme.ts";
import type { SchoolFacts } from "./school-facts.ts";
import { inMember, unknown, type Whereabouts } from "./whereabouts.ts";

/** The result of the statement for one cohort, with the texts of its school and place codes. */
export interface CountedCohort {
  readonly year: number;
  readonly schools: readonly string[];
  /** Texts of the pupils' place columns, by place code. */
  readonly places: readonly (readonly string[])[];
  readonly columns: ReadonlyMap<string, Int32Array>;
}

/** The data from which places are found. */
export interface PlacesQuestion {
  readonly schemes: ReadonlyMap<string, SchemeSpec>;
  readonly facts: SchoolFacts;
  /** Roles of the pupils' place columns, in the order of the texts. */
  readonly placeRoles: readonly string[];
  readonly districtsOn: string | null;
}

/** What each scheme says about a place. */
export type Profile = readonly Whereabouts[];

/** What the schemes say about each pair of school and place that some pupil has; the key is school x places + place. */
export type Profiles = ReadonlyMap<number, Profile>;

/** A column of the counts. */
export function column(cohort: CountedCohort, name: string): Int32Array {
  const values = cohort.columns.get(name);
  if (values === undefined) throw new Error(`the statement gave no column ${name}`);
  return values;
}

/** The number of pupils of each pair of school and place that some pupil has. */
export function pupilsOfPairs(cohort: CountedCohort): ReadonlyMap<number, number> {
  const [school, place, n] = [column(cohort, "school"), column(cohort, "place"), column(cohort, "n")];
  const count = new Int32Array(cohort.schools.length * cohort.places.length);
  for (let row = 0; row < n.length; row++) {
    const pair = (school[row] ?? 0) * cohort.places.length + (place[row] ?? 0);
    count[pair] = (count[pair] ?? 0) + (n[row] ?? 0);
  }
  const pairs = new Map<number, number>();
  for (let pair = 0; pair < count.length; pair++) if ((count[pair] ?? 0) > 0) pairs.set(pair, count[pair] ?? 0);
  return pairs;
}

/** Where the pupils of each cohort are counted, for every scheme. Fifths of areas are cut once for all cohorts. */
export function profilesOf(
  cohorts: readonly CountedCohort[],
  question: PlacesQuestion,
  mixes: ReadonlyMap<string, readonly { readonly fifthOf: ReadonlyMap<string, number> }[]>,
): readonly Profiles[] {
  const pairs = cohorts.map((cohort) =>
    [...pupilsOfPairs(cohort)].map(([pair, pupils]) => {
      const texts = cohort.places[pair % cohort.places.length] ?? [];
      return {
        pair,
        pupils,
        urn: cohort.schools[Math.floor(pair / cohort.places.length)] ?? "",
        own: new Map(question.placeRoles.map((role, index) => [role, texts[index] ?? ""])),
      };
    }),
  );
  const fifths = areaFifthsOf(question.schemes, question.facts, pairs.flat());
  return pairs.map((list, index) => {
    const on = question.districtsOn ?? `${cohorts[index]?.year ?? ""}-08-31`;
    const profileOf = (urn: string, own: ReadonlyMap<string, string>): Profile =>
      [...question.schemes].map(([name, spec]) => {
        if (spec.kind === "fifths") throw new RangeError("fifths of schools are cut in school tables only");
        if (spec.kind === "mix-fifths") {
          const fifth = mixes.get(name)?.[index]?.fifthOf.get(urn);
          return fifth === undefined
            ? unknown(`no pupil of the school known to be ${spec.shareOf} or not`)
            : inMember(fifthMember(name, fifth));
        }
        return memberOfScheme(name, spec, question.facts, fifths, { urn, own, on });
      });
    return new Map(list.map(({ pair, urn, own }) => [pair, profileOf(urn, own)]));
  });
}
