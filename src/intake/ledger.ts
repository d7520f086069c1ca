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
  /** The measures that read the file in this way, where others read it differently; absent when all read it alike. */
  readonly measures?: readonly string[];
  /** Reasons in the order in which rows were checked. Other reasons, such as of unreadable rows, came before them. */
  readonly checked: readonly string[];
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
    checked,
  };
}
