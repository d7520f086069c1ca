import type { MixOfCohort } from "../../cells/school-mix.ts";
import type { Study } from "../../study/study.ts";
import type { PupilNote } from "../measured.ts";

/** Where schools were cut into fifths by a share of their pupils, in whole per cent: no school's own share is told. */
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
