import type { FileLedger, LedgerEntry } from "../intake/ledger.ts";

/** What intake wrote down for one measure, file by file in the order of the study. */
interface Written {
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
}

/** Each entry's ledgers by measure, in the order in which entries were met. */
function byEntry(measures: ReadonlyMap<string, Written>): ReadonlyMap<string, Map<string, FileLedger[]>> {
  const found = new Map<string, Map<string, FileLedger[]>>();
  for (const [measure, { ledgers }] of measures)
    for (const ledger of ledgers) {
      const entry = found.get(ledger.source.entry) ?? new Map<string, FileLedger[]>();
      entry.set(measure, [...(entry.get(measure) ?? []), ledger]);
      found.set(ledger.source.entry, entry);
    }
  return found;
}

/** Ledgers of the same files with the columns of both: a column that two measures use has one profile. */
function withColumns(some: readonly FileLedger[], more: readonly FileLedger[]): readonly FileLedger[] {
  return some.map((ledger, index) => {
    const own = ledger.columns ?? [];
    const known = new Set(own.map(({ column }) => column));
    const others = (more[index]?.columns ?? []).filter(({ column }) => !known.has(column));
    return others.length === 0 ? ledger : { ...ledger, columns: [...own, ...others] };
  });
}

/**
 * The ledgers of an entry's files once, however many measures read them. Measures that read them differently, for
 * example because one asks for a column that the other does not, have ledgers of their own with their names. Files of
 * two years may have the same name.
 */
export function ledgersOf(measures: ReadonlyMap<string, Written>): readonly FileLedger[] {
  return [...byEntry(measures).values()].flatMap((entry) => {
    const alike = new Map<string, { readonly measures: string[]; readonly ledgers: readonly FileLedger[] }>();
    for (const [measure, ledgers] of entry) {
      // Which columns a measure uses does not make it read the rows differently.
      const text = JSON.stringify(ledgers.map(({ columns: _, ...rows }) => rows));
      const group = alike.get(text) ?? { measures: [], ledgers };
      group.measures.push(measure);
      alike.set(text, { ...group, ledgers: withColumns(group.ledgers, ledgers) });
    }
    const groups = [...alike.values()];
    return groups.flatMap((group) =>
      groups.length === 1 ? group.ledgers : group.ledgers.map((ledger) => ({ ...ledger, measures: group.measures })),
    );
  });
}

/** Each entry as often as the measure that has it most often: what two measures say about one row is listed once. */
export function entriesOf(measures: Iterable<Written>): readonly LedgerEntry[] {
  const found = new Map<string, LedgerEntry>();
  for (const { entries } of measures) {
    const seen = new Map<string, number>();
    for (const entry of entries) {
      const text = JSON.stringify(entry);
      const times = (seen.get(text) ?? 0) + 1;
      seen.set(text, times);
      found.set(`${times} ${text}`, entry);
    }
  }
  return [...found.values()];
}
