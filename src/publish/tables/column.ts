/** What a column is for. Writers of other formats find columns by role, and the data dictionary prints it. */
export const roles = {
  id: "names the row, or the figure it is about",
  group: "a measure, or a group of pupils or schools",
  place: "an area",
  time: "a year or a day",
  kind: "which statistic, scale or choice the row is of",
  method: "how a number was worked out",
  unit: "the unit of the estimate",
  estimate: "a value",
  error: "a standard error, its degrees of freedom, or a ratio of errors",
  lower: "the lower end of an interval",
  upper: "the upper end of an interval",
  test: "a test statistic or its degrees of freedom",
  p: "a p value",
  rank: "a rank, or how many were ranked",
  count: "a number of pupils, schools or rows",
  setting: "a number that the working used",
  status: "whether numbers are shown, or what was concluded",
  note: "words to read with the numbers",
} as const;

export type Role = keyof typeof roles;

/** A number with the decimals that it is printed with. */
export interface Decimals {
  readonly value: number;
  readonly decimals: number;
}

/** A value of a table; null where there is none. */
export type Cell = string | number | Decimals | null;

/** What the cells of a column are, by the name that the data dictionary has for it. */
interface CellOf {
  readonly text: string;
  readonly "whole number": number;
  readonly number: number | Decimals;
}

export type Values = keyof CellOf;

/** The unit of all numbers of a column, or the column that names the unit of each row; null where there is none. */
export type Unit = string | { readonly column: string } | null;

/** What is known about a column whatever its rows. */
export interface Column {
  readonly name: string;
  readonly role: Role;
  readonly values: Values;
  /** In plain words, for the data dictionary. */
  readonly title: string;
  readonly unit: Unit;
}

/** A column, and how to make its cell from what a row is about. */
export type ColumnOf<Row> = {
  readonly [V in Values]: Column & { readonly values: V; readonly cell: (row: Row) => CellOf[V] | null };
}[Values];

/** A column of words, codes or names; an empty text means that there is no value. */
export function textColumn<Row>(
  name: string,
  role: Role,
  title: string,
  cell: (row: Row) => string | null,
): ColumnOf<Row> & { readonly values: "text" } {
  return { name, role, values: "text", title, unit: null, cell: (row) => cell(row) || null };
}

/** A column of whole numbers. */
export function wholeColumn<Row>(
  name: string,
  role: Role,
  unit: Unit,
  title: string,
  cell: (row: Row) => number | null,
): ColumnOf<Row> & { readonly values: "whole number" } {
  return { name, role, values: "whole number", title, unit, cell };
}

/** A column of other numbers. */
export function numberColumn<Row>(
  name: string,
  role: Role,
  unit: Unit,
  title: string,
  cell: (row: Row) => number | Decimals | null,
): ColumnOf<Row> & { readonly values: "number" } {
  return { name, role, values: "number", title, unit, cell };
}

function columnOf<Row, Held>(column: ColumnOf<Held>, held: (row: Row) => Held): ColumnOf<Row> {
  switch (column.values) {
    case "text":
      return { ...column, cell: (row) => column.cell(held(row)) };
    case "whole number":
      return { ...column, cell: (row) => column.cell(held(row)) };
    case "number":
      return { ...column, cell: (row) => column.cell(held(row)) };
  }
}

/**
 * Columns about a part of a row, as columns of the row.
 *
 * @example columnsOf(({ finding }: { finding: Finding }) => finding.figure, asked.figure, asked.year)
 */
export function columnsOf<Row, Held>(
  held: (row: Row) => Held,
  ...columns: readonly ColumnOf<Held>[]
): readonly ColumnOf<Row>[] {
  return columns.map((column) => columnOf(column, held));
}
