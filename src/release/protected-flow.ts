import type { FileLedger, ReasonCount, SourceOfRows } from "../intake/ledger.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";

/** A count as it may be shown; null means too small to show. */
export type ProtectedCount = number | null;

export interface ProtectedReason {
  readonly reason: string;
  readonly rows: ProtectedCount;
}

/** What became of the rows of one file, in protected counts. */
export interface ProtectedFlow {
  readonly source: SourceOfRows;
  /** The measures whose reading this is; empty when all read the file alike. */
  readonly measures: readonly string[];
  readonly rowsRead: ProtectedCount;
  readonly rowsUsed: ProtectedCount;
  readonly refused: readonly ProtectedReason[];
  readonly inPart: readonly ProtectedReason[];
}

/** Ends every list where zeros count as small: a reason that is not listed may have had some rows or none. */
const anyOther: ProtectedReason = { reason: "any other reason", rows: null };

/** Reasons with their counts as they may be shown; where zeros are small, those with a small count are not named. */
export function protectReasons(counts: readonly ReasonCount[], rules: Rules): readonly ProtectedReason[] {
  const shown = counts.map(({ reason, rows }) => ({ reason, rows: protectCount(rows, rules) }));
  return zerosAreSmall(rules) ? [...shown.filter(({ rows }) => rows !== null), anyOther] : shown;
}

export function protectFlow(ledger: FileLedger, rules: Rules): ProtectedFlow {
  return {
    source: ledger.source,
    measures: ledger.measures ?? [],
    rowsRead: protectCount(ledger.rowsRead, rules),
    rowsUsed: protectCount(ledger.rowsUsed, rules),
    refused: protectReasons(ledger.refused, rules),
    inPart: protectReasons(ledger.inPart, rules),
  };
}
