/** What is looked at of a file in order to say what it is. */
export interface SeenFile {
  readonly name: string;
  /** Names of the columns, in order. */
  readonly header: readonly string[];
  /** The first some hundred records after the header. */
  readonly rows: readonly (readonly string[])[];
}

/** The name of a column without capitals and blanks at its ends: publishers change both from year to year. */
export const plainColumn = (name: string): string => name.trim().toLowerCase();

/** The name of a column by its letters and digits alone: "PP/FSM Ever 6 Y/N" is `ppfsmever6yn`. */
export const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * The column of a header that has a name, as the header writes it.
 *
 * @example columnNamed(["TNotFSM6CLA1A"], "TNOTFSM6CLA1A") // "TNotFSM6CLA1A"
 */
export function columnNamed(header: readonly string[], name: string): string | null {
  const wanted = plainColumn(name);
  return header.find((column) => column === name) ?? header.find((column) => plainColumn(column) === wanted) ?? null;
}

/** The first of some names that a header has. */
export function firstNamed(header: readonly string[], names: readonly string[]): string | null {
  for (const name of names) {
    const column = columnNamed(header, name);
    if (column !== null) return column;
  }
  return null;
}

/** The cells of a column in the records seen, without blanks at their ends; blank ones are left out. */
export function cellsSeen({ header, rows }: SeenFile, column: string): readonly string[] {
  const index = header.indexOf(column);
  if (index === -1) return [];
  return rows.map((row) => (row[index] ?? "").trim()).filter((cell) => cell !== "");
}

/** Whether nearly all cells of a column that are not blank have a form; false where all are blank. */
export function nearlyAll(cells: readonly string[], form: RegExp): boolean {
  return cells.length > 0 && cells.filter((cell) => form.test(cell)).length >= 0.95 * cells.length;
}

/** The codes of the Office for National Statistics for areas, such as E10000014. */
export const areaCode = /^[EWSNKJ]\d{8}$/;
