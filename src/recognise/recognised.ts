import { looksLikeName, shortWord } from "../effects/words-of-files.ts";
import type { KindName } from "./kinds.ts";
import type { TableLayout } from "./table-layout.ts";

/** How sure it is what a file is: the columns leave no doubt, they suggest it, or nothing is known. */
export type Confidence = "certain" | "likely" | "unknown";

/** What a file is, and how that is known. */
export interface Recognised {
  readonly kind: KindName;
  readonly confidence: Confidence;
  /** In words, with names of columns: "columns RECTYPE, P8MEA and ATT8SCR". */
  readonly reasons: readonly string[];
  /** The known columns of a table of schools; null for other files. */
  readonly table: TableLayout | null;
  /** How many records come before the names of the columns, such as a title. */
  readonly titles: number;
}

/** A kind of file that was found, without what is nothing. */
export function found(
  kind: KindName,
  confidence: Confidence,
  reasons: readonly string[],
  table: TableLayout | null = null,
): Recognised {
  return { kind, confidence, reasons, table, titles: 0 };
}

/** A list in words, at most so many of it. */
export function someOf(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most);
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

/** The name of a column as a reason may show it: a file without a header has a record in its place. */
const shownColumn = (name: string) => (looksLikeName(name) ? shortWord(name) : "(not shown)");

/** Columns as a reason. */
export const columns = (names: readonly string[]): string =>
  `${names.length === 1 ? "column" : "columns"} ${someOf(names.map(shownColumn))}`;
