import { ColdspotError } from "../effects/coldspot-error.ts";
import type { SchoolInYear } from "./checked-school-table.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { GroupValue } from "./school-row.ts";

interface Collected {
  readonly school: string;
  readonly year: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly groups: Map<string, GroupValue>;
  readonly records: Map<string, { readonly file: string; readonly record: number }>;
}

function same(a: GroupValue | undefined, b: GroupValue): boolean {
  return a !== undefined && a.pupils === b.pupils && a.value === b.value;
}

/** Brings the rows of one school and year together, from however many rows and files they come. */
export class SchoolCollector {
  readonly years: readonly number[];
  readonly #found = new Map<string, Collected>();
  readonly #entries: LedgerEntry[] = [];

  constructor(years: readonly number[]) {
    this.years = years;
  }

  note(entries: readonly LedgerEntry[]): void {
    this.#entries.push(...entries);
  }

  entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  /**
   * Everything collected, in canonical order.
   *
   * @throws ColdspotError (3) when the groups of a school, from several rows, have more pupils than the school
   */
  schools(): readonly SchoolInYear[] {
    for (const { school, year, groups } of this.#found.values()) {
      const all = groups.get("all");
      const parts = [...groups].reduce((sum, [group, { pupils }]) => (group === "all" ? sum : sum + pupils), 0);
      if (all === undefined || parts <= all.pupils) continue;
      throw new ColdspotError(`the groups of a school have more pupils than the school: ${school} in ${year}`, {
        exitCode: 3,
        advice: "look whether the groups overlap; groups beside all must not",
      });
    }
    return [...this.#found.values()].sort(
      (a, b) => a.year - b.year || (a.school < b.school ? -1 : a.school > b.school ? 1 : 0),
    );
  }

  /**
   * Adds a row. Returns the record it repeats when it says nothing new, null when it was used.
   *
   * @throws ColdspotError (3) when it contradicts an earlier row of the same school and year
   */
  add(row: SchoolInYear, file: string, record: number): number | null {
    const key = `${row.year} ${row.school}`;
    const known = this.#found.get(key);
    const where = [...row.groups.keys()].map((group) => [group, { file, record }] as const);
    if (known === undefined) {
      this.#found.set(key, { ...row, groups: new Map(row.groups), records: new Map(where) });
      return null;
    }
    const [firstRecord] = known.records.values();
    for (const [role, value] of row.attributes) {
      const before = known.attributes.get(role) ?? "";
      if (before !== value)
        this.#contradiction(row, firstRecord?.record ?? 0, record, file, `${role}: ${before} and ${value}`);
    }
    const fresh = [...row.groups].filter(([group]) => !known.groups.has(group));
    for (const [group, value] of row.groups) {
      const before = known.records.get(group);
      if (before !== undefined && !same(known.groups.get(group), value)) {
        this.#contradiction(row, before.record, record, file, `different values for ${group}`);
      }
    }
    if (fresh.length === 0) return [...row.groups.keys()].map((group) => known.records.get(group)?.record ?? 0)[0] ?? 0;
    if (fresh.length < row.groups.size)
      this.#contradiction(row, firstRecord?.record ?? 0, record, file, "different groups");
    for (const [group, value] of fresh) {
      known.groups.set(group, value);
      known.records.set(group, { file, record });
    }
    return null;
  }

  #contradiction(row: SchoolInYear, first: number, second: number, file: string, what: string): never {
    throw new ColdspotError(
      `${file}, records ${first} and ${second}: school ${row.school} stands twice in ${row.year}, with ${what}`,
      {
        exitCode: 3,
        advice: "keep one of the two records, or tell years apart with a year column",
      },
    );
  }
}
