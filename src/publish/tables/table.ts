import type { Cell, Column, ColumnOf } from "./column.ts";

/** A table before it has rows. */
export interface TableOf<Row> {
  /** Its path in the folder that it is written to. */
  readonly file: string;
  /** What it is, in a few words. */
  readonly title: string;
  readonly columns: readonly ColumnOf<Row>[];
}

/** A column with a cell for each row. */
export interface FilledColumn extends Column {
  readonly cells: readonly Cell[];
}

/** A table as it is written, in whatever format: cells are found by column. */
export interface Table {
  readonly file: string;
  readonly title: string;
  readonly columns: readonly FilledColumn[];
  /** How many rows there are. */
  readonly rows: number;
}

/**
 * A table with its rows.
 *
 * @throws Error for two columns with the same name, which is a bug
 * @example fill({ file: "a.csv", title: "years", columns: [year] }, [{ year: 2019 }]).columns[0]?.cells // [2019]
 */
export function fill<Row>({ file, title, columns }: TableOf<Row>, rows: readonly Row[]): Table {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`two columns of ${file} have one name: ${twice}`);
  return {
    file,
    title,
    rows: rows.length,
    columns: columns.map(({ name, role, values, title: words, unit, cell }) => ({
      name,
      role,
      values,
      title: words,
      unit,
      cells: rows.map((row): Cell => cell(row)),
    })),
  };
}

/** The rows of a table, each with its cells in the order of the columns: for formats that are written row by row. */
export function rowsOf({ columns, rows }: Table): readonly (readonly Cell[])[] {
  return Array.from({ length: rows }, (_, row) => columns.map(({ cells }) => cells[row] ?? null));
}
