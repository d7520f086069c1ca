import type { Facts, Hidden, Range } from "./facts.ts";
import type { Possible } from "./range.ts";

/** How far apart what is hidden must be able to lie. */
export interface Width {
  /** A count below this is small. */
  readonly below: number;
  /** A hidden count must be able to take two values this far apart. */
  readonly counts: number;
  /** The same of hidden means, in their own unit; null for those for which it is not known. */
  readonly means: (hidden: Hidden) => number | null;
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

/** Ranges up to this many widths are worked out again with whole pupils. */
const nearWidths = 3;

const isScore = ({ outcomes }: Facts, { outcome }: Hidden) =>
  outcome !== null && outcomes.get(outcome)?.kind === "score";

function verdictOf({ least, most }: Range, hidden: Hidden, width: Width): Verdict {
  if (most - least < width.counts) return "narrow";
  return hidden.outcome === null && least > 0 && most < width.below ? "small" : "open";
}

/** What is seen of hidden numbers in the states of the data met so far. */
export class Witnesses {
  readonly #ends: { least: number; most: number }[];
  readonly #hidden: readonly Hidden[];

  constructor(hidden: readonly Hidden[]) {
    this.#hidden = hidden;
    this.#ends = hidden.map(() => ({ least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY }));
  }

  add(possible: Possible, points: readonly Float64Array[]): void {
    for (const point of points)
      for (const [at, one] of this.#hidden.entries()) {
        const ends = this.#ends[at];
        const value = possible.at(point, one);
        if (ends !== undefined)
          this.#ends[at] = { least: Math.min(ends.least, value), most: Math.max(ends.most, value) };
      }
  }

  /** A range that is certainly possible. */
  of(at: number): Range {
    return this.#ends[at] ?? { least: 0, most: 0 };
  }
}

/** Judges one hidden number. Where states met before show that it is open, nothing is solved. */
export function judge(
  possible: Possible,
  facts: Facts,
  at: number,
  hidden: Hidden,
  width: Width,
  met: Witnesses,
): Found {
  if (isScore(facts, hidden)) {
    const { points, held, ...range } = possible.ofMean(hidden.of, hidden.outcome ?? "");
    met.add(possible, points);
    const wanted = width.means(hidden);
    return { hidden, range, verdict: wanted !== null && range.most - range.least < wanted ? "narrow" : "open", held };
  }
  const known = met.of(at);
  if (known.most - known.least >= nearWidths * width.counts)
    return { hidden, range: known, verdict: "open", held: new Set() };
  const { points, held, ...range } = possible.ofSum(hidden);
  met.add(possible, points);
  const near = range.most - range.least < nearWidths * width.counts;
  const whole = near ? possible.ofWhole(hidden) : range;
  return { hidden, range: whole, verdict: verdictOf(whole, hidden, width), held };
}
