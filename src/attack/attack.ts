import type { Highs } from "highs";
import { type Block, blocksOf } from "./blocks.ts";
import type { Facts, Hidden, Range } from "./facts.ts";
import { Possible } from "./range.ts";

/** How far apart what is hidden must be able to lie. */
export interface Width {
  /** A count below this is small. */
  readonly below: number;
  /** A hidden count must be able to take two values this far apart. */
  readonly counts: number;
  /** The same of hidden means, in their own unit, for those for which it is known. */
  readonly means: (hidden: Hidden) => number | null;
}

/** What an attack finds of one hidden number: all that the facts leave open, and whether that is too little. */
export interface Found {
  readonly hidden: Hidden;
  /** The number of those there, or who reached it; of a mean its ends. */
  readonly range: Range;
  readonly verdict: "open" | "narrow" | "small";
}

/** What came of an attack. */
export interface Attacked {
  /** In the order of what was hidden. */
  readonly found: readonly Found[];
  /** Programs that were solved. */
  readonly solved: number;
}

/** Ranges up to this many widths are worked out again with whole pupils. */
const nearWidths = 3;

function verdictOf({ least, most }: Range, hidden: Hidden, width: Width): Found["verdict"] {
  if (most - least < width.counts) return "narrow";
  return hidden.outcome === null && least > 0 && most < width.below ? "small" : "open";
}

/** Whether an outcome is one that is reached or not, or a score. */
const isScore = ({ outcomes }: Facts, { outcome }: Hidden) =>
  outcome !== null && outcomes.get(outcome)?.kind === "score";

function attackBlock(solver: Highs, { facts, hidden }: Block, width: Width): Attacked {
  const possible = new Possible(solver, facts);
  try {
    const seen = hidden.map(() => ({ least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY }));
    const witness = (points: readonly Float64Array[]) => {
      for (const point of points) {
        for (const [at, one] of hidden.entries()) {
          const ends = seen[at];
          const value = possible.at(point, one);
          if (ends !== undefined) seen[at] = { least: Math.min(ends.least, value), most: Math.max(ends.most, value) };
        }
      }
    };
    const found = hidden.map((one, at): Found => {
      if (isScore(facts, one)) {
        const range = possible.ofMean(one.of, one.outcome ?? "");
        const wanted = width.means(one);
        return {
          hidden: one,
          range,
          verdict: wanted !== null && range.most - range.least < wanted ? "narrow" : "open",
        };
      }
      const known = seen[at];
      if (known !== undefined && known.most - known.least >= nearWidths * width.counts)
        return { hidden: one, range: known, verdict: "open" };
      const { points, least, most } = possible.ofSum(one);
      witness(points);
      const range = most - least < nearWidths * width.counts ? possible.ofWhole(one) : { least, most };
      return { hidden: one, range, verdict: verdictOf(range, one, width) };
    });
    return { found, solved: possible.solved };
  } finally {
    possible.dispose();
  }
}

/**
 * Works out what facts leave open about what is hidden.
 *
 * @returns for each hidden number a range; where its verdict is `open` and it was not solved for, the range is one that
 *   is certainly possible, and the whole range may be wider
 * @throws Contradiction where no data could have given these facts
 * @example
 * // all 188 and others 181 shown, disadvantaged hidden: 7 to 7, narrow
 */
export function attack(solver: Highs, facts: Facts, hidden: readonly Hidden[], width: Width): Attacked {
  const found: Found[] = [];
  let solved = 0;
  for (const block of blocksOf(facts, hidden)) {
    const attacked = attackBlock(solver, block, width);
    solved += attacked.solved;
    for (const [at, position] of block.positions.entries()) {
      const [one, whole] = [attacked.found[at], hidden[position]];
      if (one !== undefined && whole !== undefined) found[position] = { ...one, hidden: whole };
    }
  }
  return { found, solved };
}
