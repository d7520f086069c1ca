import { ColdspotError } from "../effects/coldspot-error.ts";
import { shownKey } from "../effects/words-of-files.ts";
import type { RowOfTable } from "./against-itself/row-of-table.ts";
import type { SchoolInYear } from "./checked-school-table.ts";
import { idsTold, type WrittenIds } from "./ids-told.ts";
import type { LedgerEntry } from "./ledger.ts";
import { excessOfParts } from "./parts-of-all.ts";
import type { GroupValue } from "./school-row.ts";
import type { Sentence } from "./sentence.ts";
import type { WitnessRow } from "./witness-rows.ts";

/** The place of a row, and one text with all that it says about its groups, including hidden ones. */
export interface RowPlace {
  readonly file: string;
  readonly record: number;
  readonly says: string;
  /** The number of the school as the row writes it. */
  readonly writes: string;
  /** Cells of columns that may say what kind of row it is. */
  readonly kinds: ReadonlyMap<string, string>;
}

interface Collected {
  readonly school: string;
  readonly year: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly groups: Map<string, GroupValue>;
  /** Which row gave each group. */
  readonly places: Map<string, RowPlace>;
}

function both(first: RowPlace, second: RowPlace): string {
  if (first.file === second.file) return `${first.file}, records ${first.record} and ${second.record}`;
  return `${first.file}, record ${first.record}, and ${second.file}, record ${second.record}`;
}

function refuseImpossible({ school, year, groups, places }: Collected): void {
  const excess = excessOfParts(groups);
  const [first] = [...groups.keys()].filter((group) => group !== "all");
  const [whole, part] = [places.get("all"), places.get(first ?? "")];
  if (excess === null || excess.pupils <= excess.allowed || whole === undefined || part === undefined) return;
  throw new ColdspotError(
    `${both(whole, part)}: school ${shownKey(school)} has more pupils in its groups than in all in ${year}`,
    { exitCode: 3, advice: "correct the records, or check whether the groups of the study overlap" },
  );
}

/** Combines the rows of each school and year, from any number of rows and files. */
export class SchoolCollector {
  readonly years: readonly number[];
  readonly #found = new Map<string, Collected>();
  readonly #entries: LedgerEntry[] = [];
  readonly #written = new Map<string, Set<string>>();
  /** Rows with published totals, in the order of the files. */
  readonly witnesses: WitnessRow[] = [];

  constructor(years: readonly number[]) {
    this.years = years;
  }

  note(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) this.#entries.push(entry);
  }

  /** School numbers as the rows write them, by their normal form. */
  get written(): WrittenIds {
    return this.#written;
  }

  /** What is to be said about the school numbers of all rows. */
  told(what: string): readonly Sentence[] {
    return idsTold(what, this.#written);
  }

  entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  /**
   * Every school in every year, in order of year and school number.
   *
   * @throws ColdspotError (3) when rows that are each valid together give a school's groups more pupils than the school
   */
  schools(): readonly SchoolInYear[] {
    const schools = [...this.#found.values()].sort(
      (a, b) => a.year - b.year || (a.school < b.school ? -1 : a.school > b.school ? 1 : 0),
    );
    for (const school of schools) refuseImpossible(school);
    return schools;
  }

  /** Every school in every year as the tables print it, in the order of the files. */
  rows(): readonly RowOfTable[] {
    return [...this.#found.values()].flatMap(({ places, ...row }) => {
      const [first] = places.values();
      return first === undefined ? [] : [{ ...row, file: first.file, record: first.record }];
    });
  }

  /**
   * Adds a row. Returns the row that it repeats word for word, or null when it was used.
   *
   * The result never depends on the order of a school's rows, since any two either say the same or share no group.
   *
   * @throws ColdspotError (3) when it contradicts an earlier row of the same school and year
   */
  add(row: SchoolInYear, place: RowPlace): RowPlace | null {
    this.#written.set(row.school, (this.#written.get(row.school) ?? new Set()).add(place.writes));
    const key = `${row.year} ${row.school}`;
    const known = this.#found.get(key);
    const places = [...row.groups.keys()].map((group) => [group, place] as const);
    if (known === undefined) {
      const { kinds } = place;
      this.#found.set(key, { ...row, kinds, groups: new Map(row.groups), places: new Map(places) });
      return null;
    }
    const [first = place] = known.places.values();
    for (const [role, value] of row.attributes) {
      const before = known.attributes.get(role) ?? "";
      if (before !== value) this.#contradiction(row, first, place, `different values for ${role}`);
    }
    for (const [group, value] of row.groups) {
      const before = known.groups.get(group);
      if (before === undefined || (before.pupils === value.pupils && before.value === value.value)) continue;
      this.#contradiction(row, known.places.get(group) ?? first, place, `different values for ${group}`);
    }
    const earlier = [...row.groups.keys()].flatMap((group) => known.places.get(group) ?? []);
    const [repeated] = earlier;
    if (repeated !== undefined) {
      if (repeated.says === place.says) return repeated;
      this.#contradiction(row, repeated, place, "different groups shown or hidden");
    }
    for (const [group, value] of row.groups) known.groups.set(group, value);
    for (const [group, where] of places) known.places.set(group, where);
    return null;
  }

  #contradiction(row: SchoolInYear, first: RowPlace, second: RowPlace, what: string): never {
    throw new ColdspotError(
      `${both(first, second)}: school ${shownKey(row.school)} appears twice in ${row.year}, with ${what}`,
      {
        exitCode: 3,
        advice: "keep one of the two records, or tell years apart with a year column",
      },
    );
  }
}
