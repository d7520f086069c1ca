import type { Highs } from "highs";
import type { Facts, Hidden, Range, Union } from "./facts.ts";
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

/**
 * What facts leave open about hidden numbers, worked out by linear programs.
 *
 * Every solution of a program is a state of the data that nobody can exclude, so it says something about all hidden
 * numbers: `seen` collects their ends. Where these are far apart already nothing need be solved.
 */
export class Possible {
  readonly #program: Program;
  readonly #linear: LinearProgram;

  constructor(solver: Highs, facts: Facts) {
    this.#linear = linearProgram(facts);
    this.#program = new Program(solver, this.#linear);
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

  #ends(weights: Weights, solve: (weights: Weights) => Least): Range & { readonly points: readonly Float64Array[] } {
    const down = solve(weights);
    const up = solve(new Map([...weights].map(([at, by]) => [at, -by])));
    return { least: down.value, most: -up.value, points: [down, up].flatMap(({ point }) => point ?? []) };
  }

  /** How large and small a hidden number can be, with fractions of pupils; never narrower than the truth. */
  ofSum({ of, outcome }: Hidden): Range & { readonly points: readonly Float64Array[] } {
    return this.#ends(new Map(weigh(of, this.#first(outcome), 1)), (weights) => this.#program.least(weights));
  }

  /** The same with whole pupils: slower, and never wider. */
  ofWhole({ of, outcome }: Hidden): Range {
    const ends = this.#ends(new Map(weigh(of, this.#first(outcome), 1)), (weights) =>
      this.#program.leastWhole(weights),
    );
    return wholeEnds(ends);
  }

  /**
   * How large and small the mean of an outcome over a union can be, if somebody is there.
   *
   * The mean is a quotient of two sums. For a guess t of its least value, the least of sum - t x number is found; where
   * that is below zero the quotient there is a better guess. (Dinkelbach 1967: second hand)
   */
  ofMean(of: Union, outcome: string): Range {
    const first = this.#first(outcome);
    const number: Weights = new Map(weigh(of, 0, 1));
    const least = (sign: 1 | -1): number => {
      const sums: Weights = new Map(weigh(of, first, sign));
      let guess = Number.POSITIVE_INFINITY;
      let weights: Weights = sums;
      for (let step = 0; step < mostSteps; step += 1) {
        const { value, point } = this.#program.least(weights);
        if (point === null) return Number.NEGATIVE_INFINITY;
        if (step > 0 && value >= -solverTolerance) return guess;
        guess = sumOver(point, sums) / sumOver(point, number);
        weights = new Map([...sums, ...weigh(of, 0, -guess)]);
      }
      return guess;
    };
    return this.#program.demanding(number, 1, () => ({ least: least(1), most: -least(-1) }));
  }

  /** The value of a hidden number in one state of the data. */
  at(point: Float64Array, { of, outcome }: Hidden): number {
    return sumOver(point, new Map(weigh(of, this.#first(outcome), 1)));
  }

  dispose(): void {
    this.#program.dispose();
  }
}
