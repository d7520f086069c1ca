import type { Highs } from "highs";
import type { Facts, Hidden, Range, Union } from "./facts.ts";
import { reaching } from "./goals.ts";
import { type LinearProgram, linearProgram } from "./linear-rows.ts";
import { type Least, Program, solverTolerance, type Weights } from "./program.ts";

const weigh = (of: Union, first: number, by: number): [number, number][] => of.map((atom) => [first + atom, by]);

/** Ends moved out to the next whole number, less what the solver may be wrong by. */
const wholeEnds = ({ least, most }: Range): Range => ({
  // + 0 turns a minus zero into zero.
  least: Math.ceil(least - solverTolerance) + 0,
  most: Math.floor(most + solverTolerance) + 0,
});

const sumOver = (point: Float64Array, weights: Weights) => {
  let sum = 0;
  for (const [at, by] of weights) sum += by * (point[at] ?? 0);
  return sum;
};

/** Steps after which a mean is as near its end as it will be. */
const mostSteps = 50;

/** A sum that is wanted to be at least so much: pupils x their number + sum x their outcome. */
export interface Wanted {
  readonly hidden: Hidden;
  readonly pupils: number;
  readonly sum: number;
  readonly least: number;
}

/** A range with states of the data at its ends, and the facts without which it would be wider. */
export interface Ends extends Range {
  readonly points: readonly Float64Array[];
  readonly held: ReadonlySet<number>;
}

/**
 * What facts leave open about hidden numbers, worked out by linear programs.
 *
 * Every solution of a program is a state of the data that nobody can exclude, so it says something about all hidden
 * numbers at once: see `at`.
 */
export class Possible {
  readonly #program: Program;
  readonly #linear: LinearProgram;
  readonly #factOfRow: ReadonlyMap<number, number>;

  readonly #solver: Highs;
  readonly #classes: number;
  readonly #forgotten = new Set<number>();

  constructor(solver: Highs, facts: Facts) {
    this.#solver = solver;
    this.#classes = facts.atoms;
    this.#linear = linearProgram(facts);
    this.#factOfRow = new Map(this.#linear.rowsOfFact.flatMap((rows, fact) => rows.map((row) => [row, fact] as const)));
    this.#program = new Program(solver, this.#linear);
  }

  /** Classes of pupils that the facts are about. */
  get classes(): number {
    return this.#classes;
  }

  get solved(): number {
    return this.#program.solved;
  }

  #first(outcome: string | null): number {
    if (outcome === null) return 0;
    const first = this.#linear.firstOf.get(outcome);
    if (first === undefined) throw new Error(`no such outcome: ${outcome}`);
    return first;
  }

  #endsOf(least: Least, most: Least): Ends {
    const rows = [...least.held, ...most.held];
    return {
      least: least.value,
      most: -most.value,
      points: [least, most].flatMap(({ point }) => point ?? []),
      held: new Set(rows.flatMap((row) => this.#factOfRow.get(row) ?? [])),
    };
  }

  #ends(weights: Weights, solve: (weights: Weights) => Least): Ends {
    return this.#endsOf(solve(weights), solve(new Map([...weights].map(([at, by]) => [at, -by]))));
  }

  /** How large and small a hidden number can be, with fractions of pupils; never narrower than the truth. */
  ofSum({ of, outcome }: Hidden): Ends {
    return this.#ends(new Map(weigh(of, this.#first(outcome), 1)), (weights) => this.#program.least(weights));
  }

  /** The same with whole pupils: slower, and never wider. */
  ofWhole({ of, outcome }: Hidden): Range {
    const weights = new Map(weigh(of, this.#first(outcome), 1));
    return wholeEnds(this.#ends(weights, (each) => this.#program.leastWhole(each)));
  }

  /**
   * How large and small the mean of an outcome over a union can be, if somebody is there.
   *
   * The mean is a quotient of two sums. For a guess t of its least value, the least of sum - t x number is found; where
   * that is below zero the quotient there is a better guess. (Dinkelbach 1967: second hand)
   */
  ofMean(of: Union, outcome: string): Ends {
    const first = this.#first(outcome);
    const number: Weights = new Map(weigh(of, 0, 1));
    const least = (sign: 1 | -1): Least => {
      const sums: Weights = new Map(weigh(of, first, sign));
      let guess = Number.POSITIVE_INFINITY;
      let found = this.#program.least(sums);
      for (let step = 0; step < mostSteps; step += 1) {
        if (found.point === null) return found;
        if (step > 0 && found.value >= -solverTolerance) break;
        guess = sumOver(found.point, sums) / sumOver(found.point, number);
        found = this.#program.least(new Map([...sums, ...weigh(of, 0, -guess)]));
      }
      return { ...found, value: guess };
    };
    return this.#program.demanding(number, 1, () => this.#endsOf(least(1), least(-1)));
  }

  /**
   * A state of the data in which as many sums as possible are as much as is wanted, or more.
   *
   * @param wanted for each, the weight of its pupils and of its outcome, and what is wanted of the sum
   */
  reaching(wanted: readonly Wanted[]): Float64Array | null {
    const goals = wanted.map(({ hidden: { of, outcome }, pupils, sum, least }) => ({
      weights: new Map([
        ...(pupils === 0 ? [] : weigh(of, 0, pupils)),
        ...(sum === 0 || outcome === null ? [] : weigh(of, this.#first(outcome), sum)),
      ]),
      wanted: least,
    }));
    return reaching(this.#solver, this.#asItIs(), goals);
  }

  /** The program without what was taken back. */
  #asItIs(): LinearProgram {
    if (this.#forgotten.size === 0) return this.#linear;
    const { rows } = this.#linear;
    const open = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
    return { ...this.#linear, rows: rows.map((row, at) => (this.#forgotten.has(at) ? { ...row, ...open } : row)) };
  }

  /** The value of a hidden number in one state of the data. */
  at(point: Float64Array, { of, outcome }: Hidden): number {
    return sumOver(point, new Map(weigh(of, this.#first(outcome), 1)));
  }

  /** Takes a fact back. */
  forget(fact: number): void {
    for (const row of this.#linear.rowsOfFact[fact] ?? []) {
      this.#program.forget(row);
      this.#forgotten.add(row);
    }
  }

  dispose(): void {
    this.#program.dispose();
  }
}
