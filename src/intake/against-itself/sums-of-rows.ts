import { ColdspotError } from "../../effects/coldspot-error.ts";
import { mostTogether } from "../school-row.ts";
import { pupilsApart, type RowOfTable, recordsInWords, sameTotal, type Total, totalOf } from "./row-of-table.ts";

/** Rows found to be sums of others, and by what they were found. */
export interface SumsFound {
  readonly rows: readonly RowOfTable[];
  readonly how: string;
}

const groupNames = (rows: readonly RowOfTable[]) =>
  [...new Set(rows.flatMap(({ groups }) => [...groups.keys()]))].sort();

const valuesOf = (rows: readonly RowOfTable[], group: string) => rows.flatMap(({ groups }) => groups.get(group) ?? []);

/** Whether two sets of rows hold the same pupils: equal numbers and, within rounding, equal sums, in every group. */
function samePupils(some: readonly RowOfTable[], others: readonly RowOfTable[], groups: readonly string[]): boolean {
  return groups.every((group) => sameTotal(totalOf(valuesOf(some, group)), totalOf(valuesOf(others, group))));
}

/** A sum of fewer rows than this may be chance, or a school with two sites. */
const fewestParts = 3;

/** The form of an id: digits as 9 and letters as A, each run as one sign, and the number of signs. */
function formOf(id: string): string {
  return `${id.replace(/\d+/g, "9").replace(/[A-Za-z]+/g, "A")} ${id.length}`;
}

function most<Key>(keys: readonly Key[]): Key | undefined {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].reduce<readonly [Key, number] | undefined>(
    (best, one) => (best === undefined || one[1] > best[1] ? one : best),
    undefined,
  )?.[0];
}

/** How many pupils a row has: those of `all`, otherwise of its groups together. */
function pupilsOf({ groups }: RowOfTable): number {
  return groups.get("all")?.pupils ?? [...groups.values()].reduce((sum, { pupils }) => sum + pupils, 0);
}

/** Rows whose groups are one: how many pupils each has, with what rounding of counts can do to that. */
function ownTotal(rows: readonly RowOfTable[]): Total {
  return totalOf(
    rows.map(({ groups }) => {
      const all = groups.get("all");
      const own = all === undefined ? [...groups.values()] : [all];
      const pupils = own.reduce((sum, one) => sum + one.pupils, 0);
      return { pupils, value: 0, printed: false, within: mostTogether(own) };
    }),
  );
}

const areRounded = (rows: readonly RowOfTable[]) =>
  rows.some(({ groups }) => [...groups.values()].some(({ within = 0 }) => within > 0));

const pupilsTogether = (rows: readonly RowOfTable[]) => rows.reduce((sum, row) => sum + pupilsOf(row), 0);

/** Rows of another kind than most, by a column or by the form of their ids, that have as many pupils as the others. */
function byKind(rows: readonly RowOfTable[], groups: readonly string[]): SumsFound | null {
  const ways = [
    { how: "ids of another form", near: true, of: ({ school }: RowOfTable) => formOf(school) },
    ...[...(rows[0]?.kinds.keys() ?? [])].map((column) => ({
      how: `another ${column}`,
      near: false,
      of: ({ kinds }: RowOfTable) => kinds.get(column) ?? "",
    })),
  ];
  for (const { how, near, of } of ways) {
    const kinds = rows.map(of);
    const usual = most(kinds);
    const own = rows.filter((_, index) => kinds[index] === usual);
    for (const kind of new Set(kinds)) {
      if (kind === usual) continue;
      const odd = rows.filter((_, index) => kinds[index] === kind);
      // Some schools have no figure in their own row, or are in no district, so numbers need not agree to the pupil.
      const nearly =
        pupilsTogether(odd) >= 0.8 * pupilsTogether(own) && pupilsTogether(odd) <= 1.25 * pupilsTogether(own);
      const larger = pupilsTogether(odd) / odd.length >= 3 * (pupilsTogether(own) / own.length);
      if (
        own.length >= fewestParts &&
        odd.length < own.length &&
        (samePupils(odd, own, groups) || (near && nearly && larger))
      )
        return { rows: odd, how };
    }
  }
  return null;
}

/** A row with at least four fifths of the pupils of all others is a total, where there are ten others or more. */
function byShare(rows: readonly RowOfTable[]): SumsFound | null {
  const total = pupilsTogether(rows);
  const found = rows.filter((row) => pupilsOf(row) >= 0.8 * (total - pupilsOf(row)));
  return rows.length > 10 && found.length === 1 ? { rows: found, how: "as many pupils as all others" } : null;
}

/** Rows that have as many pupils, in each group, as the other rows of their area. */
function byArea(rows: readonly RowOfTable[], groups: readonly string[]): SumsFound | null {
  for (const role of rows[0]?.attributes.keys() ?? []) {
    const areas = new Map<string, RowOfTable[]>();
    for (const row of rows) {
      const area = row.attributes.get(role) ?? "";
      if (area !== "") areas.set(area, [...(areas.get(area) ?? []), row]);
    }
    const found = [...areas.values()].flatMap((own) => {
      const largest = own.reduce((a, b) => (pupilsOf(b) > pupilsOf(a) ? b : a));
      const others = own.filter((row) => row !== largest);
      return others.length >= fewestParts && samePupils([largest], others, groups) ? [largest] : [];
    });
    const judged = [...areas.values()].filter((own) => own.length > fewestParts).length;
    if (found.length > 0 && (!areRounded(rows) || found.length > judged / 2))
      return { rows: found, how: `the pupils of all others of their ${role}` };
  }
  return null;
}

/** Rows just before or after one that have as many pupils together as it has; more than one such set where counts are rounded. */
function neighbours(rows: readonly RowOfTable[], at: number, by: 1 | -1): readonly (readonly RowOfTable[])[] {
  const own = rows[at];
  if (own === undefined) return [];
  const total = ownTotal([own]);
  const found: RowOfTable[] = [];
  const sets: RowOfTable[][] = [];
  for (let next = at + by; ; next += by) {
    const row = rows[next];
    if (row === undefined) return sets;
    found.push(row);
    const others = ownTotal(found);
    const apart = pupilsApart(total, others);
    if (others.pupils > total.pupils + apart) return sets;
    if (total.pupils - others.pupils <= apart) sets.push([...found]);
    if (apart === 0 && others.pupils === total.pupils) return sets;
  }
}

/** Rows that have as many pupils, in two groups at least, as the rows just before or after them: subtotals. */
function byOrder(rows: readonly RowOfTable[], groups: readonly string[]): SumsFound | null {
  if (groups.length < 2) return null;
  const partsOf = new Map<RowOfTable, number>();
  for (const [at, own] of rows.entries()) {
    const sets = ([-1, 1] as const).flatMap((by) => neighbours(rows, at, by));
    const parts = sets.find((others) => others.length >= fewestParts && samePupils([own], others, groups));
    if (parts !== undefined) partsOf.set(own, parts.length);
  }
  const found = [...partsOf.keys()];
  const parts = [...partsOf.values()].reduce((sum, one) => sum + one, 0);
  // Among many rounded numbers a few agree by chance: the subtotals of a table have most of its other rows as parts.
  const byChance = areRounded(rows) && parts <= (rows.length - found.length) / 2;
  return found.length === 0 || byChance ? null : { rows: found, how: "the pupils of the rows before or after" };
}

/** The largest rows, where together they have as many pupils in two groups at least as all others. */
function bySize(rows: readonly RowOfTable[], groups: readonly string[]): SumsFound | null {
  if (groups.length < 2) return null;
  const sorted = [...rows].sort((a, b) => pupilsOf(b) - pupilsOf(a));
  const total = ownTotal(rows);
  const apart = pupilsApart(total, total) / 2;
  let pupils = 0;
  for (const [index, row] of sorted.entries()) {
    pupils += pupilsOf(row);
    if (pupils > total.pupils / 2 + apart) return null;
    if (pupils < total.pupils / 2 - apart) continue;
    const [some, others] = [sorted.slice(0, index + 1), sorted.slice(index + 1)];
    if (others.length >= fewestParts * some.length && samePupils(some, others, groups))
      return { rows: some, how: "as many pupils as all smaller rows" };
  }
  return null;
}

/**
 * Rows of a table of one year that are sums of other rows, or null: of a district, an authority, a region or the nation
 * among rows of schools. The first way that finds some decides.
 *
 * @param rows in the order of the file
 */
export function sumsAmong(rows: readonly RowOfTable[]): SumsFound | null {
  const groups = groupNames(rows);
  return byKind(rows, groups) ?? byShare(rows) ?? byArea(rows, groups) ?? byOrder(rows, groups) ?? bySize(rows, groups);
}

/**
 * Refuses a table in which rows are sums of other rows, so that pupils count twice.
 *
 * @throws ColdspotError (3) with the records of the sums
 */
export function refuseSums(rows: readonly RowOfTable[]): void {
  for (const year of new Set(rows.map((row) => row.year))) {
    const found = sumsAmong(rows.filter((row) => row.year === year));
    if (found === null) continue;
    throw new ColdspotError(
      `${recordsInWords(found.rows)}: sums of other rows, in ${year}: ${found.how}, in ${found.rows.length} of ${rows.filter((row) => row.year === year).length} rows`,
      {
        exitCode: 3,
        advice:
          "their pupils would count twice: keep only the rows of schools (keep: { column: values }), or name these as witnesses (witnesses: { column: values })",
      },
    );
  }
}
