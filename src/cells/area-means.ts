import { ColdspotError } from "../effects/coldspot-error.ts";
import { shownCell } from "../effects/words-of-files.ts";
import type { AreaInYear } from "../intake/checked-area-table.ts";
import type { SumCells } from "./cells.ts";
import { dictionary } from "./dictionary.ts";
import type { Frame } from "./frame.ts";
import { placeKey, schemesOnPlaces, type Whereabouts } from "./whereabouts.ts";

/** A published area with what each scheme says about it. */
export interface PlacedArea extends Pick<AreaInYear, "level" | "area" | "year" | "groups"> {
  readonly profile: readonly Whereabouts[];
}

/** A place of its own for each area, which begins with what the schemes say about it. */
function placeOf({ level, area, profile }: PlacedArea): string {
  const said: readonly unknown[] = JSON.parse(placeKey(profile));
  return JSON.stringify([...said, level, area]);
}

const nameOf = ({ level, area }: PlacedArea) => JSON.stringify([level, area]);

/** Refuses two published areas that are the same area of a scheme in one year: their means cannot be put together. */
function refuseTwoInOne(areas: readonly PlacedArea[], schemes: readonly string[]): void {
  const seen = new Map<string, PlacedArea>();
  for (const area of areas)
    for (const [at, where] of area.profile.entries()) {
      if (where.kind !== "in") continue;
      const member = JSON.stringify([schemes[at], where.member.code, area.year]);
      const other = seen.get(member);
      seen.set(member, area);
      if (other === undefined) continue;
      throw new ColdspotError(
        `two rows of ${area.year} are the same ${schemes[at] ?? "area"}, ${shownCell(where.member.name)}: ${shownCell(other.area)} and ${shownCell(area.area)}`,
        { exitCode: 3, advice: "leave one of them out with keep, or divide by a column in which they differ" },
      );
    }
}

/**
 * Published means without numbers of pupils, by area, group and year. Nothing can be put together from them, so every
 * published area is a place of its own, the nation too, and every mean counts as one.
 *
 * @param groups of the study, each with a mean of its own
 * @param schemes names of the schemes, in the order of each profile
 */
export function areaMeans(
  areas: readonly PlacedArea[],
  groups: readonly string[],
  schemes: readonly string[],
  decimals: number,
): SumCells {
  const byPlace = new Map(areas.map((area) => [placeOf(area), area]));
  const places = dictionary(byPlace.keys());
  const atoms = dictionary(groups);
  const profiles = places.keys.map((key) => byPlace.get(key)?.profile ?? []);
  const frame: Frame = {
    schools: dictionary(areas.map(nameOf)),
    places,
    atoms,
    years: dictionary(areas.map(({ year }) => year)),
    populations: new Map(groups.map((name) => [name, Uint8Array.from(atoms.keys, (atom) => (atom === name ? 1 : 0))])),
    schemes: schemesOnPlaces(schemes, profiles, places),
    whole: Uint8Array.from(places.keys, (key) => (byPlace.get(key)?.level === "national" ? 1 : 0)),
  };
  refuseTwoInOne(areas, schemes);
  const rows = areas.flatMap((area) =>
    atoms.keys.flatMap((group) => {
      const value = area.groups.get(group)?.value;
      return value === undefined ? [] : [{ area, group, value }];
    }),
  );
  const code = <Key>(of: { readonly indexOf: ReadonlyMap<Key, number> }, one: Key) => of.indexOf.get(one) ?? -1;
  return {
    kind: "sums",
    frame,
    key: {
      school: Int32Array.from(rows, ({ area }) => code(frame.schools, nameOf(area))),
      place: Int32Array.from(rows, ({ area }) => code(places, placeOf(area))),
      atom: Int32Array.from(rows, ({ group }) => code(atoms, group)),
      year: Int32Array.from(rows, ({ area }) => code(frame.years, area.year)),
    },
    n: new Int32Array(rows.length).fill(1),
    sum: Float64Array.from(rows, ({ value }) => value),
    step: 10 ** -decimals,
    rests: {
      cell: Int32Array.from(rows, (_, row) => row),
      printed: Int32Array.from(rows, (_, row) => row),
      pupils: new Int32Array(rows.length).fill(1),
      printedMeans: rows.length,
      halfDigit: 0.5 * 10 ** -decimals,
    },
  };
}
