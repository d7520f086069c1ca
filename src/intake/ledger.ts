import type { CommonTrait, Loss } from "./loss.ts";
import type { ColumnProfile } from "./profile/column-profile.ts";

/** One thing that was not used, wholly or in part. It is kept in the private folder, and `value` never leaves it. */
export interface LedgerEntry {
  readonly file: string;
  /** Position in the file; record 1 is the header of a text file. */
  readonly record: number;
  readonly column: string;
  readonly reason: string;
  readonly value: string;
  /**
   * `no`: the whole row was left out. `in part`: the row was used without this group. `set aside`: a title or a note
   * outside the table.
   */
  readonly used: "no" | "in part" | "set aside";
  /** The number of rows, after the last one listed, that this line counts; the line has no row of its own. */
  readonly more?: number;
  /** What it means that it was not used; absent: lost. */
  readonly loss?: Loss;
  /** The group without which the row was used. */
  readonly group?: string;
}

/** The number of rows that a line of the ledger counts. */
export function rowsOfEntry({ more = 1 }: LedgerEntry): number {
  return more;
}

/** The rows of one file by what became of them; `rowsRead = rowsUsed + sum of refused`. */
export interface FileLedger {
  readonly source: SourceOfRows;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly refused: readonly ReasonCount[];
  /** Rows used without one of their groups. They are included in `rowsUsed`. */
  readonly inPart: readonly ReasonCount[];
  /** All of these by what it means that they were not used. */
  readonly unused: readonly UnusedRows[];
  /** The measures that read the file in this way, where others read it differently; absent when all read it alike. */
  readonly measures?: readonly string[];
  /** Reasons in the order in which rows were checked. Other reasons, such as of unreadable rows, came before them. */
  readonly checked: readonly string[];
  /** The year of all its rows; absent where a column gives the year. */
  readonly year?: number;
  /** What the lost rows have in common that few others have. */
  readonly traits?: readonly CommonTrait[];
  /** Schools whose mean is not quite that of their groups, of those in which it can be seen. */
  readonly nearly?: { readonly schools: number; readonly of: number };
  /** The columns that the study uses, as the file has them. */
  readonly columns?: readonly ColumnProfile[];
}

export interface SourceOfRows {
  readonly file: string;
  /** The study's name for it. */
  readonly entry: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly readAs: string;
  /** Lines above and below the table, which do not count as rows; absent where there are none. */
  readonly setAside?: { readonly above: number; readonly below: number };
  /** How it was read where it is not simply a table of commas or tabs, in words; absent where it is. */
  readonly shape?: string;
  /** Names of columns that were put together from two rows, as far as they may be shown; absent where none were. */
  readonly joined?: readonly string[];
  /** What the file was recognised as, and how surely. */
  readonly recognised?: string;
}

export interface ReasonCount {
  readonly reason: string;
  readonly rows: number;
}

/** The same, by what it means that the rows were not used. */
export interface UnusedRows extends ReasonCount {
  readonly loss: Loss;
  /** The group without which rows were used; null where the whole row was not, or for no group in particular. */
  readonly group: string | null;
  readonly used: LedgerEntry["used"];
}

/** Rows by reason, the most frequent first. Rows listed one by one count by their records. */
function countReasons(entries: readonly LedgerEntry[]): readonly ReasonCount[] {
  const counts = new Map<string, { readonly records: Set<number>; more: number }>();
  for (const { reason, record, more } of entries) {
    const count = counts.get(reason) ?? { records: new Set<number>(), more: 0 };
    if (more === undefined) count.records.add(record);
    else count.more += more;
    counts.set(reason, count);
  }
  return [...counts]
    .map(([reason, { records, more }]) => ({ reason, rows: records.size + more }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}

/** Rows by what it means that they were not used, and for which group. */
function countUnused(entries: readonly LedgerEntry[]): readonly UnusedRows[] {
  const kinds = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.used, entry.loss ?? "lost", entry.group ?? null]);
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, [entry]);
    else kind.push(entry);
  }
  const inOrder = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.flatMap(([, kind]) => {
    const [{ used, loss = "lost", group = null } = { used: "no" as const }] = kind;
    return countReasons(kind).map((count) => ({ ...count, used, loss, group }));
  });
}

/**
 * Adds up a file's ledger.
 *
 * @param checked reasons in the order in which rows were checked, if there is an order
 * @throws Error when the counts do not add up, which is a bug and never caused by the data
 */
export function closeLedger(
  source: SourceOfRows,
  rowsRead: number,
  rowsUsed: number,
  entries: readonly LedgerEntry[],
  checked: readonly string[] = [],
): FileLedger {
  const refused = countReasons(entries.filter((entry) => entry.used === "no"));
  const total = refused.reduce((sum, { rows }) => sum + rows, rowsUsed);
  if (total !== rowsRead) throw new Error(`ledger of ${source.file} does not add up: ${total} of ${rowsRead} rows`);
  return {
    source,
    rowsRead,
    rowsUsed,
    refused,
    inPart: countReasons(entries.filter((entry) => entry.used === "in part")),
    unused: countUnused(entries),
    checked,
  };
}
