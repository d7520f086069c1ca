import type { Facts, Hidden, Range } from "./facts.ts";
import type { Possible, Wanted } from "./range.ts";

/** How far apart what is hidden must be able to lie. */
export interface Width {
  /** A count below this is small. */
  readonly below: number;
  /** A hidden count must be able to take two values this far apart. */
  readonly counts: number;
}

/** `narrow`: nearer together than they must be; `small`: it can only be one of the small counts above none. */
export type Verdict = "open" | "narrow" | "small";

/** What an attack finds of one hidden number. */
export interface Found {
  readonly hidden: Hidden;
  /** Of the number of those there, or who reached something; of a mean, its ends. */
  readonly range: Range;
  readonly verdict: Verdict;
  /** Facts without which the range would be wider, as far as known. */
  readonly held: ReadonlySet<number>;
}

/** Ranges up to this many widths are worked out again with whole pupils, */
const nearWidths = 3;

/** but only where shown numbers link few classes: among many, fractions of pupils are rarely what makes a range wide. */
const mostClasses = 60;

/** The width from which on fractions of pupils are not looked at. */
const wideEnough = (possible: Possible, width: Width) =>
  (possible.classes > mostClasses ? 1 : nearWidths) * width.counts;

const isScore = ({ outcomes }: Facts, { outcome }: Hidden) =>
  outcome !== null && outcomes.get(outcome)?.kind === "score";

function verdictOf({ least, most }: Range, hidden: Hidden, width: Width): Verdict {
  if (most - least < width.counts) return "narrow";
  return hidden.outcome === null && least > 0 && most < width.below ? "small" : "open";
}

/** What is seen of hidden numbers in the states of the data met so far; of scores, their means. */
export class Witnesses {
  readonly #ends: { least: number; most: number }[];
  readonly #hidden: readonly Hidden[];
  readonly #isScore: readonly boolean[];

  constructor(facts: Facts, hidden: readonly Hidden[]) {
    this.#hidden = hidden;
    this.#isScore = hidden.map((one) => isScore(facts, one));
    this.#ends = hidden.map((one) => {
      const { truth } = one;
      return { least: truth ?? Number.POSITIVE_INFINITY, most: truth ?? Number.NEGATIVE_INFINITY };
    });
  }

  add(possible: Possible, points: readonly Float64Array[]): void {
    for (const point of points)
      for (const [at, one] of this.#hidden.entries()) {
        const ends = this.#ends[at];
        const pupils = this.#isScore[at] === true ? possible.at(point, { ...one, outcome: null }) : 1;
        // The mean of less than one pupil is not a mean.
        if (ends === undefined || pupils < 1) continue;
        const value = possible.at(point, one) / pupils;
        this.#ends[at] = { least: Math.min(ends.least, value), most: Math.max(ends.most, value) };
      }
  }

  /** A range that is certainly possible. */
  of(at: number): Range {
    return this.#ends[at] ?? { least: 0, most: 0 };
  }

  isScore(at: number): boolean {
    return this.#isScore[at] === true;
  }
}

/** How wide a witnessed range must be for nothing to be solved. */
function enough(possible: Possible, met: Witnesses, at: number, hidden: Hidden, width: Width): boolean {
  const { least, most } = met.of(at);
  if (!met.isScore(at)) return most - least >= wideEnough(possible, width);
  const { wide: wanted } = hidden;
  return wanted === undefined || most - least >= wanted;
}

/** Rounds of looking for states in which many hidden numbers are far from where they were seen. */
const mostRounds = 3;

/**
 * Looks for states of the data in which as many hidden numbers as possible are far from where they were seen, so that
 * few have to be solved for one by one.
 */
export function lookAround(possible: Possible, hidden: readonly Hidden[], width: Width, met: Witnesses): void {
  for (let round = 0; round < mostRounds; round += 1) {
    const left = [...hidden.entries()].filter(([at, one]) => !enough(possible, met, at, one, width));
    if (left.length === 0) return;
    for (const up of [true, false]) {
      const point = possible.reaching(left.flatMap(([at, one]) => wantedOf(one, at, up, width, met)));
      if (point !== null) met.add(possible, [point]);
    }
  }
}

function wantedOf(hidden: Hidden, at: number, up: boolean, width: Width, met: Witnesses): readonly Wanted[] {
  const sign = up ? 1 : -1;
  if (!met.isScore(at)) {
    const [pupils, sum] = hidden.outcome === null ? [sign, 0] : [0, sign];
    return [{ hidden, pupils, sum, least: up ? nearWidths * width.counts : 0 }];
  }
  const { wide } = hidden;
  const { least, most } = met.of(at);
  if (wide === undefined || !Number.isFinite(least)) return [];
  // The sum less a mean that is far enough away times the number of pupils, above none.
  const mean = up ? least + wide : most - wide;
  return [{ hidden, pupils: -sign * mean, sum: sign, least: 1 }];
}

/** Judges one hidden number. Where states met before show that it is open, nothing is solved. */
export function judge(possible: Possible, at: number, hidden: Hidden, width: Width, met: Witnesses): Found {
  if (enough(possible, met, at, hidden, width)) return { hidden, range: met.of(at), verdict: "open", held: new Set() };
  // Among many classes a mean takes too long to bound by itself: what was seen of it has to do.
  if (met.isScore(at) && possible.classes > mostClasses)
    return { hidden, range: met.of(at), verdict: "open", held: new Set() };
  if (met.isScore(at)) {
    const { points, held, ...range } = possible.ofMean(hidden.of, hidden.outcome ?? "");
    met.add(possible, points);
    const { wide: wanted } = hidden;
    return {
      hidden,
      range,
      verdict: wanted !== undefined && range.most - range.least < wanted ? "narrow" : "open",
      held,
    };
  }
  const { points, held, ...range } = possible.ofSum(hidden);
  met.add(possible, points);
  const near = range.most - range.least < wideEnough(possible, width) && possible.classes <= mostClasses;
  const whole = near ? possible.ofWhole(hidden) : range;
  return { hidden, range: whole, verdict: verdictOf(whole, hidden, width), held };
}
