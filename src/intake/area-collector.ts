import { ColdspotError } from "../effects/coldspot-error.ts";
import { shortWord } from "../effects/words-of-files.ts";
import type { AreaInYear } from "./checked-area-table.ts";
import { shownArea } from "./level-of-row.ts";
import { excessOfParts } from "./parts-of-all.ts";

/** The place of a row, and one text with all that it says about its groups, including hidden ones. */
export interface PlaceOfRow {
  readonly file: string;
  readonly record: number;
  readonly says: string;
}

interface Collected {
  area: AreaInYear;
  readonly places: Map<string, PlaceOfRow>;
}

function both(first: PlaceOfRow, second: PlaceOfRow): string {
  if (first.file === second.file) return `${first.file}, records ${first.record} and ${second.record}`;
  return `${first.file}, record ${first.record}, and ${second.file}, record ${second.record}`;
}

/** Combines the rows of each area and year, from any number of rows and files. */
export class AreaCollector {
  readonly #found = new Map<string, Collected>();

  /**
   * Adds a row. Returns the row that it repeats word for word, or null when it was used.
   *
   * @param groups the groups that the row is about, hidden or not
   * @throws ColdspotError (3) when it contradicts an earlier row of the same area and year
   */
  add(row: AreaInYear, groups: readonly string[], place: PlaceOfRow): PlaceOfRow | null {
    const key = JSON.stringify([row.level, row.area, row.year]);
    const known = this.#found.get(key);
    const places = groups.map((group) => [group, place] as const);
    if (known === undefined) {
      this.#found.set(key, { area: row, places: new Map(places) });
      return null;
    }
    for (const group of groups) {
      const earlier = known.places.get(group);
      if (earlier === undefined) continue;
      if (earlier.says === place.says) return earlier;
      this.#contradiction(row, earlier, place, `two different rows for ${shortWord(group)}`);
    }
    for (const [role, value] of row.attributes) {
      if ((known.area.attributes.get(role) ?? "") === value) continue;
      const [first = place] = known.places.values();
      this.#contradiction(row, first, place, `different values for ${role}`);
    }
    known.area = { ...known.area, groups: new Map([...known.area.groups, ...row.groups]) };
    for (const [group, where] of places) known.places.set(group, where);
    return null;
  }

  /**
   * Every area in every year, in order of year and area.
   *
   * @throws ColdspotError (3) where the groups of an area have more pupils than all of its pupils
   */
  areas(): readonly AreaInYear[] {
    const sorted = [...this.#found.values()].sort(
      ({ area: a }, { area: b }) => a.year - b.year || (a.area < b.area ? -1 : a.area > b.area ? 1 : 0),
    );
    for (const one of sorted) refuseImpossible(one);
    return sorted.map(({ area }) => area);
  }

  #contradiction(row: AreaInYear, first: PlaceOfRow, second: PlaceOfRow, what: string): never {
    throw new ColdspotError(
      `${both(first, second)}: area ${shownArea(row.area)} is there twice in ${row.year}, with ${what}`,
      {
        exitCode: 3,
        advice:
          "say which rows are meant: keep: { its column: its value }, for example for all pupils and not boys or girls; or tell years apart with a year column",
      },
    );
  }
}

function refuseImpossible({ area, places }: Collected): void {
  const excess = excessOfParts(area.groups);
  const [first] = [...area.groups.keys()].filter((group) => group !== "all");
  const [whole, part] = [places.get("all"), places.get(first ?? "")];
  if (excess === null || excess.pupils <= excess.allowed || whole === undefined || part === undefined) return;
  throw new ColdspotError(
    `${both(whole, part)}: area ${shownArea(area.area)} has more pupils in its groups than in all in ${area.year}`,
    { exitCode: 3, advice: "check whether the groups of the study overlap: each pupil belongs to one of them" },
  );
}
