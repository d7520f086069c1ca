import type { Domain } from "../../figures/domain.ts";
import type { Moments } from "../../scores/moments.ts";
import { pupilsInSlots } from "./pupils-in-slots.ts";

/**
 * The lowest percentile rank that at least the given share of a domain's pupils does not exceed.
 *
 * @param share above 0 and up to 1
 * @param places 1 for each place of the domain's area
 * @returns null where pupils are not ranked or the domain has no pupils
 * @source the inverse of the empirical distribution: type 1 of Hyndman and Fan (1996), The American Statistician 50
 * @example // ranks 10, 20, 30 and 40 with a pupil each: 10 for a share of 0.1, 40 for 0.9
 */
export function rankQuantile(moments: Moments, domain: Domain, places: Uint8Array, share: number): number | null {
  const { firstStage: stage, frame, unitOfYear } = moments;
  const year = frame.years.indexOf.get(domain.year);
  if (typeof stage === "string" || stage.position === null || year === undefined) return null;
  const { position } = stage;
  const counts = new Map<number, number>();
  let pupils = 0;
  for (const { slot, n } of pupilsInSlots(moments, stage, domain, places)) {
    const at = position[slot] ?? 0;
    counts.set(at, (counts.get(at) ?? 0) + n);
    pupils += n;
  }
  let below = 0;
  for (const [at, n] of [...counts].sort(([a], [b]) => a - b)) {
    below += n;
    if (below >= share * pupils) return at * (unitOfYear[year] ?? 1);
  }
  return null;
}
