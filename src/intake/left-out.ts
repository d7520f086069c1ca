import type { LedgerEntry } from "./ledger.ts";

/** How far a row got before it was left out. The reason of the rows that got farthest is the one that decides. */
const stages = { kept: 0, school: 1, year: 2, group: 3, value: 4 } as const;

/** A row that was left out. */
export interface LeftOut {
  readonly stage: number;
  readonly entry: LedgerEntry;
  /** The cell as a message may show it. */
  readonly shown: () => string;
}

export type Stage = keyof typeof stages;

/** The place of a stage in the order in which rows are looked at. */
export function stageOf(stage: Stage): number {
  return stages[stage];
}

/**
 * Why no row of a table could be used: the commonest reason of the rows that got farthest, with the first such cell. Rows
 * that were never meant to count do not decide, however many there are.
 *
 * @returns the end of a message
 */
export function whyNone(left: readonly LeftOut[]): string {
  const farthest = left.reduce((most, { stage }) => Math.max(most, stage), 0);
  const last = left.filter(({ stage }) => stage === farthest);
  const counts = new Map<string, number>();
  for (const { entry } of last) counts.set(entry.reason, (counts.get(entry.reason) ?? 0) + 1);
  const [reason] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
  const first = last.find(({ entry }) => entry.reason === reason);
  if (first === undefined) return ": no rows";
  const { file, record, column } = first.entry;
  const where = `${file}, record ${record}${column === "" ? "" : `, column ${column}`}`;
  const shown = column === "" ? "" : first.shown();
  const isSaid = shown === "" || reason?.startsWith("blank") || reason?.includes(`(${shown})`);
  return `; ${where}: ${reason}${isSaid ? "" : `: ${shown}`}`;
}
