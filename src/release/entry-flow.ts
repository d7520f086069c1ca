import type { FileLedger, ReasonCount, SourceOfRows } from "../intake/ledger.ts";
import { type ProtectedCount, type ProtectedReason, protectReasons } from "./protected-flow.ts";
import { protectCount, type Rules } from "./rules.ts";

/** Rows left out for one reason, and how many were left after it. */
export interface FlowStep extends ProtectedReason {
  /** From the counts that are shown, so that it reveals nothing more: never fewer than the rows used. */
  readonly left: ProtectedCount;
}

/** What became of the rows of all files of one entry together, step by step, in protected counts. */
export interface EntryFlow {
  readonly entry: string;
  /** The measures whose reading this is; empty when all read the entry alike. */
  readonly measures: readonly string[];
  readonly files: readonly SourceOfRows[];
  readonly rowsRead: ProtectedCount;
  readonly steps: readonly FlowStep[];
  readonly rowsUsed: ProtectedCount;
  readonly inPart: readonly ProtectedReason[];
}

function summed(lists: readonly (readonly ReasonCount[])[]): readonly ReasonCount[] {
  const sums = new Map<string, number>();
  for (const { reason, rows } of lists.flat()) sums.set(reason, (sums.get(reason) ?? 0) + rows);
  return [...sums]
    .map(([reason, rows]) => ({ reason, rows }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}

/** Reasons in the order of the checks; those that come from no check are first, the most frequent on top. */
function inTurn(ledgers: readonly FileLedger[], refused: readonly ReasonCount[]): readonly ReasonCount[] {
  const asked = [...new Set(ledgers.flatMap(({ checked }) => checked))];
  return [...refused].sort((a, b) => asked.indexOf(a.reason) - asked.indexOf(b.reason));
}

function stepsOf(read: ProtectedCount, used: ProtectedCount, reasons: readonly ProtectedReason[]): readonly FlowStep[] {
  let left = read;
  return reasons.map(({ reason, rows }): FlowStep => {
    if (left === null || used === null) return { reason, rows, left: null };
    left = rows === null ? used : Math.max(used, left - rows);
    return { reason, rows, left };
  });
}

const readingOf = ({ source, measures = [] }: FileLedger) => JSON.stringify([source.entry, measures]);

/** The flow of each entry, and of each reading of it: the ledgers of its files are added up before anything is rounded or hidden. */
export function entryFlows(ledgers: readonly FileLedger[], rules: Rules): readonly EntryFlow[] {
  return [...new Set(ledgers.map(readingOf))].map((reading): EntryFlow => {
    const own = ledgers.filter((ledger) => readingOf(ledger) === reading);
    const sum = (count: (ledger: FileLedger) => number) => own.reduce((total, ledger) => total + count(ledger), 0);
    const rowsRead = protectCount(
      sum((ledger) => ledger.rowsRead),
      rules,
    );
    const rowsUsed = protectCount(
      sum((ledger) => ledger.rowsUsed),
      rules,
    );
    const refused = inTurn(own, summed(own.map((ledger) => ledger.refused)));
    return {
      entry: own[0]?.source.entry ?? "",
      measures: own[0]?.measures ?? [],
      files: own.map(({ source }) => source),
      rowsRead,
      steps: stepsOf(rowsRead, rowsUsed, protectReasons(refused, rules)),
      rowsUsed,
      inPart: protectReasons(summed(own.map((ledger) => ledger.inPart)), rules),
    };
  });
}
