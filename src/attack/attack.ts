import type { Highs } from "highs";
import { blocksOf } from "./blocks.ts";
import type { Facts, Hidden } from "./facts.ts";
import { Possible } from "./range.ts";
import { type Found, judge, lookAround, type Width, Witnesses } from "./verdict.ts";

/** What came of an attack. */
export interface Attacked {
  /** In the order of what was hidden. */
  readonly found: readonly Found[];
  /** Programs that were solved. */
  readonly solved: number;
}

/** So few are solved one by one. */
const fewHidden = 4;

/**
 * Works out what facts leave open about what is hidden.
 *
 * @returns for each hidden number a range. Where its verdict is `open` and nothing was solved for it, the range is one
 *   that is certainly possible, and the whole range may be wider
 * @throws Contradiction where no data could have given these facts
 * @example
 * // all 188 and others 181 shown, disadvantaged hidden: 7 to 7, narrow
 */
export function attack(solver: Highs, facts: Facts, hidden: readonly Hidden[], width: Width): Attacked {
  const found: Found[] = [];
  let solved = 0;
  for (const block of blocksOf(facts, hidden)) {
    const possible = new Possible(solver, block.facts);
    try {
      const met = new Witnesses(block.facts, block.hidden);
      if (block.hidden.length > fewHidden) lookAround(possible, block.hidden, width, met);
      for (const [at, one] of block.hidden.entries()) {
        const { held, ...judged } = judge(possible, at, one, width, met);
        const position = block.positions[at] ?? 0;
        const whole = hidden[position] ?? one;
        const facts = new Set([...held].flatMap((fact) => block.factPositions[fact] ?? []));
        found[position] = { ...judged, hidden: whole, held: facts };
      }
      solved += possible.solved;
    } finally {
      possible.dispose();
    }
  }
  return { found, solved };
}
