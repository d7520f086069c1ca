import { digitsOf } from "../../cells/atoms.ts";
import type { CountCells } from "../../cells/cells.ts";
import type { MixOfCohort } from "../../cells/school-mix.ts";
import { memberOf, type Primitive, type State } from "../../cohort/membership.ts";
import type { BandMerge } from "../../scores/bands.ts";
import type { Study } from "../../study/study.ts";
import type { PupilNote } from "../scored.ts";

/** Membership in a population for the digits of an atom. */
export function membership(study: Study, primitives: readonly Primitive[]) {
  return (population: string, digits: readonly State[]): State => {
    const find = (matches: (primitive: Primitive) => boolean): State => digits[primitives.findIndex(matches)] ?? 2;
    return memberOf(population, study.populations, {
      flag: (role) =>
        find((one) => (one.kind === "flag" && one.role === role) || (one.kind === "fsm6" && role === "fsm6")),
      is: (name, role) => find((one) => one.kind === "is" && one.population === name && one.role === role),
      share: (name) => find((one) => one.kind === "share" && one.population === name),
    });
  };
}

export function pupilNotes(study: Study, cells: CountCells): readonly PupilNote[] {
  const notes: PupilNote[] = [];
  for (const population of study.populations.keys()) {
    const unknown = Uint8Array.from(cells.frame.atoms.keys, (key) =>
      key.split(", ").includes(`unknown whether ${population}`) ? 1 : 0,
    );
    let pupils = 0;
    for (let row = 0; row < cells.n.length; row++)
      if (unknown[cells.key.atom[row] ?? -1] === 1) pupils += cells.n[row] ?? 0;
    if (pupils > 0)
      notes.push({
        what: `not observed whether ${study.populations.get(population)?.title ?? population}: counted in all pupils, but in neither group`,
        pupils,
      });
  }
  return notes;
}

/** Pupils who reach a share but do not belong to the population it is declared within: by rule not members. */
export function outsideNotes(
  study: Study,
  primitives: readonly Primitive[],
  byCode: ReadonlyMap<number, number>,
): readonly PupilNote[] {
  const belongs = membership(study, primitives);
  return [...study.populations].flatMap(([population, { title, within }]) => {
    const at = primitives.findIndex((one) => one.kind === "share" && one.population === population);
    if (within === null || at === -1) return [];
    let pupils = 0;
    for (const [code, n] of byCode) {
      const digits = digitsOf(code, primitives.length);
      if (digits[at] === 1 && belongs(within, digits) === 0) pupils += n;
    }
    const outer = study.populations.get(within)?.title ?? within;
    return pupils === 0
      ? []
      : [{ what: `reach the share of ${title} but are not ${outer}: counted as not ${title}`, pupils }];
  });
}

/** Where schools were cut into fifths by a share of their pupils, in whole per cent: no school's own share is shown. */
export function mixNotes(study: Study, mixes: ReadonlyMap<string, readonly MixOfCohort[]>): readonly PupilNote[] {
  return [...mixes].flatMap(([scheme, cohorts]) => {
    const spec = study.places.schemes.get(scheme);
    if (spec?.kind !== "mix-fifths") return [];
    const title = study.populations.get(spec.shareOf)?.title ?? spec.shareOf;
    return cohorts.map(({ year, cuts, pupils }) => {
      const shares = cuts.map((cut) => `${Math.round(100 * cut)}%`).join(", ");
      return {
        what: `known whether ${title}, in schools that ${scheme} cuts into fifths by the share of these, ${year}: at about ${shares}`,
        pupils,
      };
    });
  });
}

/** Pupils who are in no known area of a scheme: they count only for the whole. */
export function unplacedNotes(study: Study, pupils: ReadonlyMap<string, number>): readonly PupilNote[] {
  const where = study.places.pupilsBy === "home" ? "home" : "school";
  return [...pupils].map(([scheme, n]) => ({
    what: `in no known area of ${scheme} by their ${where}: counted for the whole alone`,
    pupils: n,
  }));
}

/**
 * How many pupils were in bands of prior attainment too small to use, merged with a neighbour; each pupil counts once.
 */
export function mergeNotes(merges: readonly BandMerge[], minimum: number): readonly PupilNote[] {
  const inside = (one: BandMerge, other: BandMerge) =>
    one.year === other.year && other.from.lower <= one.from.lower && one.from.upper <= other.from.upper;
  const once = merges.filter((one, index) => !merges.slice(index + 1).some((later) => inside(one, later)));
  return [...new Set(once.map(({ year }) => year))].map((year) => ({
    what: `in bands of prior attainment that had fewer than ${minimum} pupils and were merged with a neighbour, ${year}`,
    pupils: once.reduce((sum, merge) => sum + (merge.year === year ? merge.pupils : 0), 0),
  }));
}
