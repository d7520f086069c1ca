import type { Witness } from "../estimates/witness.ts";
import { formatFixed } from "../number/decimal.ts";
import type { Area } from "../places/area.ts";
import { hiddenBecause, isTooSmall } from "./primary.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";

/** A published total next to ours, as the rules allow. */
export interface ShownWitness {
  readonly measure: string;
  readonly population: string;
  readonly area: Area;
  readonly year: number;
  readonly unit: string;
  readonly decimals: number;
  readonly published: { readonly mean: number; readonly pupils: number } | null;
  readonly ours: { readonly mean: number; readonly pupils: number; readonly schools: number } | null;
  /** Pupils of the published total who are not in our schools, as a share of it; null where it cannot be shown. */
  readonly missing: number | null;
  /** How many pupils the two may be apart because numbers of pupils are rounded; 0 where they are exact. */
  readonly roundedBy: number;
  readonly status: "compared" | "suppressed" | "not_available";
  readonly note: string;
}

interface Side {
  readonly mean: number;
  readonly pupils: number;
}

/** How our pupils and mean compare with the published ones, in words; empty where they agree. */
function noteOf(published: Side, ours: Side, { decimals, roundedBy }: Pick<Witness, "decimals" | "roundedBy">): string {
  const missing = published.pupils - ours.pupils;
  if (missing < -roundedBy)
    return "our schools have more pupils than the published total: check whether pupils count twice";
  const apart = Math.abs(Number(formatFixed(ours.mean, decimals)) - Number(formatFixed(published.mean, decimals)));
  if (missing === 0 && roundedBy === 0 && apart > 1.5 * 10 ** -decimals)
    return "the same pupils have another mean: check whether the columns are the same measure";
  return "";
}

/**
 * A published total next to ours. Ours is hidden like any mean. Under rules that hide small counts, both are hidden where
 * the difference between the two numbers of pupils is small, for the pupils who are missing would follow from it.
 *
 * @example // Hampshire 2018: ours -0.65 on 2,199 pupils, published -0.68 on 2,246; missing 0.021
 */
export function protectWitness(witness: Witness, rules: Rules): ShownWitness {
  const { measure, population, area, year, unit, decimals, published, ours, roundedBy } = witness;
  const own = { measure, population, area, year, unit, decimals, roundedBy };
  const to = (mean: number) => Number(formatFixed(mean, decimals));
  const hidden = { ...own, published: null, ours: null, missing: null };
  if (published === null) return { ...hidden, status: "not_available", note: witness.why };
  const pupils = protectCount(published.pupils, rules);
  const small = { ...hidden, status: "suppressed", note: hiddenBecause(rules) } as const;
  if (pupils === null) return small;
  const total = { mean: to(published.mean), pupils };
  if (ours === null)
    return { ...own, published: total, ours: null, missing: null, status: "not_available", note: witness.why };
  const ourPupils = protectCount(ours.pupils, rules);
  const apart = Math.abs(published.pupils - ours.pupils);
  const tooNear = zerosAreSmall(rules) && apart < rules.hide.pupilsBelow;
  if (ourPupils === null || isTooSmall(ours, rules) || tooNear) return small;
  const missing = (pupils - ourPupils) / pupils;
  return {
    ...own,
    published: total,
    ours: { mean: to(ours.mean), pupils: ourPupils, schools: ours.schools },
    missing,
    status: "compared",
    note: noteOf(published, ours, witness),
  };
}
