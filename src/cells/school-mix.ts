import type { SchemeSpec } from "../study/study.ts";
import { digitsOf } from "./atoms.ts";
import { fifthsOf } from "./fifths.ts";
import { type CountedCohort, column, type PlacesQuestion } from "./pupil-places.ts";
import { chainOf } from "./school-facts.ts";

export type MixSpec = Extract<SchemeSpec, { kind: "mix-fifths" }>;

/** What is needed to count shares of pupils. */
export interface MixQuestion extends PlacesQuestion {
  readonly primitives: number;
  /** Membership of a population for an atom code: 0 no, 1 yes, 2 not observed. */
  readonly memberOf: (population: string, digits: readonly (0 | 1 | 2)[]) => 0 | 1 | 2;
}

/** The fifths into which the schools of one cohort were cut. */
export interface MixOfCohort {
  readonly year: number;
  /** By URN; a school is left out if membership is known for none of its pupils. */
  readonly fifthOf: ReadonlyMap<string, number>;
  /** Halfway between the highest share of each fifth and the lowest of the next, where both have schools. */
  readonly cuts: readonly number[];
  readonly pupils: number;
}

/**
 * Cuts the schools of one cohort into five parts of about equal weight by the share that a population has among those
 * of their pupils whose membership is known, 1 the lowest.
 *
 * URNs that are one school through time count as one school. Where membership is known for no pupil, no school has a fifth.
 */
export function schoolMix(cohort: CountedCohort, { shareOf, weightedBy }: MixSpec, question: MixQuestion): MixOfCohort {
  const [school, atom, n] = [column(cohort, "school"), column(cohort, "atom"), column(cohort, "n")];
  const stateOf = new Map<number, 0 | 1 | 2>();
  const chains = cohort.schools.map((urn) => chainOf(question.facts, urn));
  const sums = new Map<string, { members: number; known: number }>();
  for (let row = 0; row < n.length; row++) {
    const code = atom[row] ?? -1;
    const state = stateOf.get(code) ?? question.memberOf(shareOf, digitsOf(code, question.primitives));
    stateOf.set(code, state);
    if (state === 2) continue;
    const chain = chains[school[row] ?? -1] ?? "";
    const sum = sums.get(chain) ?? { members: 0, known: 0 };
    sum.known += n[row] ?? 0;
    sum.members += state === 1 ? (n[row] ?? 0) : 0;
    sums.set(chain, sum);
  }
  const schools = [...sums].map(([chain, { members, known }]) => ({ chain, share: members / known, known }));
  const weighted = schools.map(({ share, known }) => ({ share, weight: weightedBy === "pupils" ? known : 1 }));
  const fifths = weighted.length === 0 ? [] : fifthsOf(weighted);
  const ofChain = new Map(schools.map(({ chain }, index) => [chain, fifths[index] ?? 0]));
  const shares = (fifth: number) => schools.filter((_, at) => fifths[at] === fifth).map(({ share }) => share);
  const cuts = [1, 2, 3, 4].flatMap((fifth) => {
    const [below, above] = [shares(fifth), shares(fifth + 1)];
    if (below.length === 0 || above.length === 0) return [];
    const highest = below.reduce((a, b) => Math.max(a, b));
    return [(highest + above.reduce((a, b) => Math.min(a, b))) / 2];
  });
  return {
    year: cohort.year,
    fifthOf: new Map(
      cohort.schools.flatMap((urn, at) => {
        const fifth = ofChain.get(chains[at] ?? "");
        return fifth === undefined ? [] : [[urn, fifth] as const];
      }),
    ),
    cuts,
    pupils: schools.reduce((sum, { known }) => sum + known, 0),
  };
}

/** The fifths of every scheme that cuts schools by a share of their pupils: by scheme, one for each cohort. */
export function schoolMixes(
  cohorts: readonly CountedCohort[],
  question: MixQuestion,
): ReadonlyMap<string, readonly MixOfCohort[]> {
  return new Map(
    [...question.schemes].flatMap(([name, spec]) =>
      spec.kind === "mix-fifths" ? [[name, cohorts.map((cohort) => schoolMix(cohort, spec, question))] as const] : [],
    ),
  );
}
