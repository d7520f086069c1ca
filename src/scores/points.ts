import type { CountCells } from "../cells/cells.ts";
import type { Bands } from "./bands.ts";
import type { Expectation } from "./expectation.ts";
import { indicesCoded, sortedBy } from "./order.ts";
import type { Fractions } from "./residual.ts";
import { type Rows, wholeSums } from "./rows.ts";
import type { Slots } from "./slots.ts";

/**
 * Sum of the residuals of each row, in outcome steps.
 *
 * Residuals are fractions with a different denominator in every band, so these sums cannot be whole. For each row and
 * band the pupils n and their outcomes Y are added up as whole numbers, `(Y N_b - n S_b) / N_b` is rounded once, and
 * bands are added from the lowest up: the same bits for any order of the cells.
 *
 * @param bands with a band for each cell of `rows`
 * @returns doubles, one per row; multiply by `outcomeStep` for points
 * @source DfE (2015), KS2 to KS4 value added technical guide
 * @example // a row of two pupils with outcomes 10 and 16, N_b = 3, S_b = 36: (26 x 3 - 2 x 36) / 3 = 2
 */
export function residualSums(cells: CountCells, rows: Rows, bands: Bands, expectation: Expectation): Float64Array {
  const sums = new Float64Array(rows.n.length);
  const order = sortedBy([rows.ofCell, bands.ofCell], indicesCoded(rows.ofCell));
  for (let from = 0; from < order.length; ) {
    const row = rows.ofCell[order[from] as number] as number;
    const band = bands.ofCell[order[from] as number] as number;
    let pupils = 0;
    let outcomes = 0;
    for (; from < order.length; from++) {
      const cell = order[from] as number;
      if (rows.ofCell[cell] !== row || bands.ofCell[cell] !== band) break;
      pupils += cells.n[cell] as number;
      outcomes += (cells.n[cell] as number) * (cells.outcome[cell] as number);
    }
    const expected = expectation.pupils[band] as number;
    const residual = (outcomes * expected - pupils * (expectation.sum[band] as number)) / expected;
    sums[row] = (sums[row] as number) + residual;
  }
  return sums;
}

/**
 * Sum of the outcomes of each row, in outcome steps: attainment, without an expectation.
 *
 * @returns whole numbers, one per row; multiply by `outcomeStep` for points
 */
export function outcomeSums(cells: CountCells, rows: Rows): Float64Array {
  return wholeSums(cells, rows, (cell) => cells.outcome[cell] as number);
}

/** Outcomes as exact scores, one per slot: what `midRanks` needs to rank outcomes themselves. */
export function outcomesOf(slots: Slots): Fractions {
  return {
    numerator: Float64Array.from(slots.outcome),
    denominator: new Float64Array(slots.outcome.length).fill(1),
  };
}
