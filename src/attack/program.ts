import type { Highs, Model, ModelData, SymbolDisposable } from "highs";
import type { LinearProgram } from "./linear-rows.ts";

/** Weights of unknowns in what is made as small as possible. */
export type Weights = ReadonlyMap<number, number>;

/** The least that a weighted sum can be, and unknowns with which it is reached; null where only a bound is known. */
export interface Least {
  readonly value: number;
  readonly point: Float64Array | null;
  /** Rows without which it could be less; empty where that is not known. */
  readonly held: readonly number[];
}

/** How far a solver may break a statement, in pupils. */
export const solverTolerance = 1e-6;

/** Smaller prices of a row are rounding. */
const leastDual = 1e-9;

/** Branches after which the search for whole numbers stops; what it has proved until then is still a bound. */
const mostBranches = 100;

/** Facts that no data can make true: the program that released them, or the file, is wrong. */
export class Contradiction extends Error {}

function matrixOf({ rows, unknowns }: LinearProgram) {
  const starts = [0];
  for (const { indices } of rows) starts.push((starts.at(-1) ?? 0) + indices.length);
  return {
    format: "csr" as const,
    numRows: rows.length,
    numCols: unknowns.length,
    starts,
    indices: rows.flatMap(({ indices }) => indices),
    values: rows.flatMap(({ values }) => values),
  };
}

function dataOf(program: LinearProgram): ModelData {
  const { unknowns, rows } = program;
  return {
    numCols: unknowns.length,
    numRows: rows.length,
    colCost: unknowns.map(() => 0),
    colLower: unknowns.map(({ lower }) => lower),
    colUpper: unknowns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: matrixOf(program),
  };
}

const precise = { output_flag: false, primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 } as const;

/**
 * A linear program that is solved again and again for other objectives. Each solution starts at the one before, which
 * takes a few steps where a new program would take hundreds. Answers do not depend on the machine: one thread, no clock.
 */
export class Program {
  readonly #solver: Highs;
  readonly #program: LinearProgram;
  readonly #model: SymbolDisposable<Model>;
  /** The same with whole numbers, made when it is first asked for. */
  #whole: SymbolDisposable<Model> | null = null;
  readonly #forgotten = new Set<number>();
  #costs: readonly number[] = [];
  #solved = 0;

  /** @param presolve worth its time for a program that is solved once */
  constructor(solver: Highs, program: LinearProgram, presolve: "on" | "off" = "off") {
    this.#solver = solver;
    this.#program = program;
    this.#model = solver.createModel(dataOf(program));
    this.#model.options.set({ ...precise, presolve });
  }

  /** Programs solved so far. */
  get solved(): number {
    return this.#solved;
  }

  #aim(weights: Weights): void {
    for (const at of this.#costs) this.#model.changeColCost(at, 0);
    for (const [at, weight] of weights) this.#model.changeColCost(at, weight);
    this.#costs = [...weights.keys()];
  }

  #status(): number {
    this.#solved += 1;
    return this.#model.run().modelStatus;
  }

  #inWhole(): SymbolDisposable<Model> {
    if (this.#whole !== null) return this.#whole;
    const { integer, continuous } = this.#solver.constants.variableType;
    const whole = this.#solver.createModel({
      ...dataOf(this.#program),
      integrality: this.#program.unknowns.map((unknown) => (unknown.whole ? integer : continuous)),
    });
    whole.options.set({ ...precise, presolve: "on", mip_rel_gap: 0, mip_abs_gap: 0.5, mip_max_nodes: mostBranches });
    for (const row of this.#forgotten) whole.changeRowBounds(row, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    this.#whole = whole;
    return whole;
  }

  /**
   * The least that a weighted sum of the unknowns can be, with fractions allowed. It is never above what whole numbers
   * allow. Minus infinity where nothing bounds it.
   *
   * @throws Contradiction where no values satisfy all facts
   */
  least(weights: Weights): Least {
    const { optimal, unbounded, unboundedOrInfeasible, infeasible } = this.#solver.constants.modelStatus;
    this.#aim(weights);
    let status = this.#status();
    if (status !== optimal && status !== unbounded) {
      // From another start: the last one may be a bad one for this aim.
      this.#model.clearSolver();
      status = this.#status();
    }
    if (status === optimal) {
      const { colValue, rowDual } = this.#model.getSolution();
      const held = Array.from(rowDual).flatMap((dual, row) => (Math.abs(dual) > leastDual ? [row] : []));
      return { value: this.#model.getObjectiveValue(), point: Float64Array.from(colValue), held };
    }
    if (status === unbounded) return { value: Number.NEGATIVE_INFINITY, point: null, held: [] };
    if (status === infeasible || status === unboundedOrInfeasible)
      throw new Contradiction("no numbers satisfy everything that is shown");
    throw new Error(`the solver stopped with status ${status}`);
  }

  /**
   * The same for whole numbers of pupils. Where the search was stopped, the value is what was proved: a sum is at least
   * this.
   */
  leastWhole(weights: Weights): Least {
    const { optimal, infeasible, solutionLimit, unbounded } = this.#solver.constants.modelStatus;
    const whole = this.#inWhole();
    for (const [at, weight] of weights) whole.changeColCost(at, weight);
    this.#solved += 1;
    const status = whole.run().modelStatus;
    const bound = Number(whole.info.get("mip_dual_bound"));
    const point = status === optimal ? Float64Array.from(whole.getSolution().colValue) : null;
    for (const at of weights.keys()) whole.changeColCost(at, 0);
    whole.clearSolver();
    if (status === infeasible) throw new Contradiction("no whole numbers satisfy everything that is shown");
    if (status === unbounded) return { value: Number.NEGATIVE_INFINITY, point: null, held: [] };
    if (status !== optimal && status !== solutionLimit) throw new Error(`the solver stopped with status ${status}`);
    return { value: bound, point, held: [] };
  }

  /** Demands that a weighted sum be at least something, until it is taken back. */
  demanding<T>(weights: Weights, least: number, work: () => T): T {
    const row = this.#model.getDimensions().numRows;
    const entries = { indices: [...weights.keys()], values: [...weights.values()] };
    this.#model.addRow(least, Number.POSITIVE_INFINITY, entries);
    try {
      return work();
    } finally {
      this.#model.deleteRows({ kind: "range", from: row, to: row });
      this.#model.clearSolver();
    }
  }

  /** Takes a statement back for good. */
  forget(row: number): void {
    this.#forgotten.add(row);
    for (const model of [this.#model, this.#whole])
      model?.changeRowBounds(row, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  }

  /** Gives the memory back. */
  dispose(): void {
    this.#model.dispose();
    this.#whole?.dispose();
  }
}
