import type { FileLedger, LedgerEntry } from "../intake/ledger.ts";

/** What intake wrote down for one measure, file by file in the order of the study. */
interface Written {
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
}

/** Each file's ledger once, however many measures read it. Files of two years may have one name. */
export function ledgersOf(measures: Iterable<Written>): readonly FileLedger[] {
  const found = new Map<string, FileLedger>();
  for (const { ledgers } of measures) {
    const times = new Map<string, number>();
    for (const ledger of ledgers) {
      const { entry, file, sha256 } = ledger.source;
      const key = JSON.stringify([entry, file, sha256]);
      times.set(key, (times.get(key) ?? 0) + 1);
      found.set(`${times.get(key)} ${key}`, ledger);
    }
  }
  return [...found.values()];
}

/** Each entry as often as the measure that has it most often: what two measures say of one row stands once. */
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
