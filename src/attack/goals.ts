import type { Highs } from "highs";
import type { LinearProgram, LinearRow, Unknown } from "./linear-rows.ts";
import { Program, type Weights } from "./program.ts";

/** A weighted sum of unknowns that is wanted to be at least so much; more does not count. */
export interface Goal {
  readonly weights: Weights;
  readonly wanted: number;
}

/**
 * One state of the data in which as many goals as possible are reached, or nearly: the sum of what each has, up to what
 * is wanted of it, is as large as it can be. One program says of thousands of hidden numbers at once that they are open.
 *
 * @returns null where nothing bounds the goals from above
 * @throws Contradiction where no data satisfy the facts
 */
export function reaching(
  solver: Highs,
  { unknowns, rows, ...rest }: LinearProgram,
  goals: readonly Goal[],
): Float64Array | null {
  const had: readonly Unknown[] = goals.map(({ wanted }) => ({
    lower: Number.NEGATIVE_INFINITY,
    upper: wanted,
    whole: false,
  }));
  const noMore: readonly LinearRow[] = goals.map(({ weights }, at) => ({
    indices: [unknowns.length + at, ...weights.keys()],
    values: [1, ...[...weights.values()].map((by) => -by)],
    lower: Number.NEGATIVE_INFINITY,
    upper: 0,
  }));
  const program = new Program(solver, { ...rest, unknowns: [...unknowns, ...had], rows: [...rows, ...noMore] }, "on");
  try {
    return program.least(new Map(goals.map((_, at) => [unknowns.length + at, -1]))).point;
  } finally {
    program.dispose();
  }
}
