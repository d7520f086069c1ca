import type { Domain } from "../figures/domain.ts";
import type { Area } from "../places/area.ts";
import type { Frame } from "./frame.ts";

/** Some of the units of a frame: those of these atoms in these places, in a year. 1 means inside. */
export interface UnitsInside {
  readonly atoms: Uint8Array;
  readonly places: Uint8Array;
  readonly year: number;
}

/** The sets of units that a domain is about; none where the frame does not have them. */
export type InsideOf = (domain: Domain) => readonly UnitsInside[];

/**
 * The sets of units that domains are about, as unions of atoms and places of the frame: one for a mean, two for a share
 * (its part and its whole) or for school means (both sides).
 *
 * @param placesOf 1 for each place of an area
 * @example // the share of a in b: the pupils of both, and those of b
 */
export function unitsInside(
  { populations }: Pick<Frame, "populations">,
  placesOf: (area: Area) => Uint8Array,
): InsideOf {
  const inside: InsideOf = (domain) => {
    const { area, year } = domain;
    const of = (atoms: Uint8Array | undefined) =>
      atoms === undefined ? [] : [{ atoms, places: placesOf(area), year }];
    switch (domain.kind) {
      case "units":
        return of(populations.get(domain.population));
      case "share": {
        const [part, whole] = [populations.get(domain.part), populations.get(domain.whole)];
        return [...of(part?.map((value, atom) => value & (whole?.[atom] ?? 0))), ...of(whole)];
      }
      case "school means":
        return [...inside(domain.side), ...inside(domain.other)];
    }
  };
  return inside;
}
