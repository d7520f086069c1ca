/** One thing that was not used, wholly or in part. Lives in the private folder; `value` never leaves it. */
export interface LedgerEntry {
  readonly file: string;
  /** Position in the file; record 1 is the header of a text file. */
  readonly record: number;
  readonly column: string;
  readonly reason: string;
  readonly value: string;
  /** `no`: the whole row was left out. `in part`: the row was used without this group. */
  readonly used: "no" | "in part";
  /** The line stands for so many rows after the last one that is listed, and for no row of its own. */
  readonly more?: number;
}

/** How many rows a line of the ledger stands for. */
export function rowsOfEntry({ more = 1 }: LedgerEntry): number {
  return more;
}

/** Rows of one file by what became of them; `rowsRead = rowsUsed + sum of refused`. */
export interface FileLedger {
  readonly source: SourceOfRows;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly refused: readonly ReasonCount[];
  /** Rows used without one of their groups: a part of `rowsUsed`, not taken from it. */
  readonly inPart: readonly ReasonCount[];
  /** The measures whose reading this is, where others read the file otherwise; absent when all read it alike. */
  readonly measures?: readonly string[];
  /** Reasons in the order in which rows were asked. A reason that is not among them, as of a row that cannot be read, came before. */
  readonly checked: readonly string[];
}

export interface SourceOfRows {
  readonly file: string;
  /** The study's name for it. */
  readonly entry: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly readAs: string;
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
 * @param checked reasons in the order in which rows were asked, where there is one
 * @throws Error when the counts do not add up: a fault of ours, never of the data
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
