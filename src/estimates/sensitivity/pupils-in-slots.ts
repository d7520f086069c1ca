import type { Domain } from "../../figures/domain.ts";
import type { FirstStage } from "../../scores/first-stage.ts";
import type { Moments } from "../../scores/moments.ts";

/** Pupils of a domain with the same school and slot. */
export interface PupilsInSlot {
  readonly school: number;
  readonly slot: number;
  readonly n: number;
}

/**
 * The pupils of a domain by school and slot.
 *
 * @param places 1 for each place of the domain's area
 * @returns none for a population or year that the frame does not have
 */
export function pupilsInSlots(
  { frame, key }: Moments,
  { pupils }: FirstStage,
  { population, year }: Domain,
  places: Uint8Array,
): readonly PupilsInSlot[] {
  const atoms = frame.populations.get(population);
  const code = frame.years.indexOf.get(year);
  if (atoms === undefined || code === undefined) return [];
  const found: PupilsInSlot[] = [];
  for (const [row, ofRow] of key.year.entries()) {
    if (ofRow !== code || atoms[key.atom[row] ?? -1] !== 1 || places[key.place[row] ?? -1] !== 1) continue;
    for (let entry = pupils.startOfRow[row] ?? 0; entry < (pupils.endOfRow[row] ?? 0); entry++)
      found.push({ school: key.school[row] ?? -1, slot: pupils.slot[entry] ?? -1, n: pupils.n[entry] ?? 0 });
  }
  return found;
}
