import { type Column, textColumn } from "./column.ts";
import { fill, type Table, type TableOf } from "./table.ts";

interface Row {
  readonly file: string;
  readonly column: Column;
}

function unitText({ unit }: Column): string | null {
  return typeof unit === "object" && unit !== null ? `see column ${unit.column}` : unit;
}

/** The dictionary before it has rows. */
export const dictionary: TableOf<Row> = {
  file: "data-dictionary.csv",
  title: "what each column of each table is",
  columns: [
    textColumn("file", "id", "The table", ({ file }) => file),
    textColumn("column", "id", "The name of the column", ({ column }) => column.name),
    textColumn("role", "kind", "What the column is for", ({ column }) => column.role),
    textColumn("title", "note", "What it holds", ({ column }) => column.title),
    textColumn("unit", "unit", "The unit of its numbers, or the column that names it", ({ column }) =>
      unitText(column),
    ),
    textColumn("values", "kind", "text, whole number or number", ({ column }) => column.values),
  ],
};

/** What the dictionary needs to know about a table. */
type Described = Pick<Table, "file"> & { readonly columns: readonly Column[] };

/** data-dictionary.csv: one row per column of each table, with its own columns at the end. */
export function dataDictionary(tables: readonly Described[]): Table {
  return fill(
    dictionary,
    [...tables, dictionary].flatMap(({ file, columns }) => columns.map((column) => ({ file, column }))),
  );
}
