import { authorityByCode, authorityByOns, authorityNamed } from "../places/authorities.ts";
import { plainColumn } from "./seen-file.ts";

/** More different values than this are not kept. */
const mostValues = 400;

const numberForm = /^[-+]?\d[\d,]*(\.\d+)?(%)?$/;

/** What a column holds, counted cell by cell. */
export class ColumnFacts {
  filled = 0;
  blank = 0;
  numbers = 0;
  /** Cells with a per cent sign. */
  percents = 0;
  /** The most decimals of a number. */
  decimals = 0;
  /** Each different value and how often; null where there are very many. */
  values: Map<string, number> | null = new Map();
  /** The first three characters of the values, as long as there are not very many. */
  readonly beginnings = new Set<string>();

  add(cell: string): void {
    const text = cell.trim();
    if (text === "") {
      this.blank += 1;
      return;
    }
    this.filled += 1;
    const number = numberForm.exec(text);
    if (number !== null) {
      this.numbers += 1;
      this.decimals = Math.max(this.decimals, (number[1] ?? ".").length - 1);
      if (number[2] !== undefined) this.percents += 1;
    }
    if (this.beginnings.size <= mostValues) this.beginnings.add(text.slice(0, 3));
    if (this.values === null) return;
    this.values.set(text, (this.values.get(text) ?? 0) + 1);
    if (this.values.size > mostValues) this.values = null;
  }
}

/** What the columns of a file hold, over the rows that are kept. */
export interface FileFacts {
  readonly columns: ReadonlyMap<string, ColumnFacts>;
  readonly rows: number;
  /** Whether all rows were looked at, and not only those at the beginning. */
  readonly complete: boolean;
}

/** Rows that count: those with one of these values in each of these columns. */
export type KeptRows = ReadonlyMap<string, readonly string[]>;

/** Counts the cells of a file row by row. */
export class FileCount {
  readonly #columns = new Map<string, ColumnFacts>();
  readonly #wanted: readonly (readonly [number, ColumnFacts])[];
  readonly #kept: readonly (readonly [number, ReadonlySet<string>])[];
  #rows = 0;

  /** @param wanted the columns to look at; null for all */
  constructor(header: readonly string[], wanted: readonly string[] | null, kept: KeptRows) {
    this.#wanted = header.flatMap((column, index) => {
      if (wanted?.includes(column) === false || this.#columns.has(column)) return [];
      const facts = new ColumnFacts();
      this.#columns.set(column, facts);
      return [[index, facts] as const];
    });
    this.#kept = [...kept].map(([column, values]) => [header.indexOf(column), new Set(values)] as const);
  }

  add(row: readonly string[]): void {
    if (this.#kept.some(([index, values]) => index !== -1 && !values.has((row[index] ?? "").trim()))) return;
    this.#rows += 1;
    for (const [index, facts] of this.#wanted) facts.add(row[index] ?? "");
  }

  end(complete: boolean): FileFacts {
    return { columns: this.#columns, rows: this.#rows, complete };
  }
}

/** How a column says which local authority a row belongs to. */
export type AuthorityForm = "three-digit" | "ons" | "name" | "laestab";

const namesOfAuthority: readonly string[] = [
  "lea",
  "la",
  "la_code",
  "la code",
  "la (code)",
  "old_la_code",
  "new_la_code",
  "la number",
  "authority",
  "authority code",
  "authority_code",
  "local authority",
  "local authority code",
  "local_authority",
  "la_name",
  "la name",
  "la (name)",
  "ea",
  "ks4_la",
  "ks4_la_9code",
  "ks2_la",
  "laestab",
  "school_laestab",
  "school laestab",
  "dfe number",
  "dfe no",
  "ks4_laestab",
];

const known: Readonly<Record<Exclude<AuthorityForm, "laestab">, (cell: string) => boolean>> = {
  "three-digit": (cell) => /^\d{3}$/.test(cell) && authorityByCode(cell, "9999") !== null,
  ons: (cell) => authorityByOns(cell) !== null,
  name: (cell) => authorityNamed(cell) !== null,
};

/**
 * The form in which cells name local authorities, or null where they do not.
 *
 * @example authorityForm(["850", "936"]) // "three-digit"
 */
export function authorityForm(cells: readonly string[]): AuthorityForm | null {
  if (cells.length === 0) return null;
  for (const form of ["three-digit", "ons", "name"] as const)
    if (cells.filter(known[form]).length >= 0.9 * cells.length) return form;
  return cells.every((cell) => /^\d{3}[ /]?\d{4}(\.0)?$/.test(cell)) ? "laestab" : null;
}

/** The columns of a header that may say to which authority a row belongs, the plainest first. */
export function authorityColumns(header: readonly string[]): readonly string[] {
  return namesOfAuthority.flatMap((name) => header.filter((column) => plainColumn(column) === name));
}

/** The columns of a header that may say to which region a row belongs. */
export function regionColumns(header: readonly string[]): readonly string[] {
  const names = ["region", "region_name", "region name", "gor (name)", "ofsted region"];
  return names.flatMap((name) => header.filter((column) => plainColumn(column) === name));
}
