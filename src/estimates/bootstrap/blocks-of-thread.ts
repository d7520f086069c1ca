import { type ReplicateTable, replicateBlock } from "./replicate-block.ts";
import type { ResamplingPlan } from "./resampling-plan.ts";
import { lanes, type Resampling } from "./school-weights.ts";
import { workspaceFor } from "./workspace.ts";

/** The blocks that one thread works out: every `threads`-th, starting with its own number. */
export interface BlocksOfThread {
  readonly plan: ResamplingPlan;
  readonly resampling: Resampling;
  /** Shared by all threads; each writes the replicates of its own blocks. */
  readonly table: ReplicateTable;
  readonly thread: number;
  readonly threads: number;
}

export function runBlocks({ plan, resampling, table, thread, threads }: BlocksOfThread): void {
  const space = workspaceFor(plan);
  for (let first = thread * lanes; first < table.replicates; first += threads * lanes)
    replicateBlock(plan, resampling, space, first, table);
}
