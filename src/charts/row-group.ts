import type { IntervalRow } from "./interval-row.ts";

/** Rows under one heading; the heading may have figures of its own, like a region above its authorities. */
export interface RowGroup {
  readonly heading: string | null;
  readonly own: IntervalRow | null;
  readonly rows: readonly IntervalRow[];
}

/**
 * Groups consecutive rows that share a group. A first row with the name of its group becomes the heading itself.
 *
 * @example groupRows([england, northEast, gateshead]) // England without a heading, then the North East over Gateshead
 */
export function groupRows(rows: readonly IntervalRow[]): RowGroup[] {
  const runs: IntervalRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && run[0]?.group === row.group) run.push(row);
    else runs.push([row]);
  }
  return runs.map((run) => {
    const [first, ...others] = run;
    const heading = first?.group ?? null;
    return first !== undefined && first.label === heading
      ? { heading, own: first, rows: others }
      : { heading, own: null, rows: run };
  });
}
