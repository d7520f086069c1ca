import type { CountCells } from "../cells/cells.ts";
import { type BandMerge, type Bands, bandCells } from "./bands.ts";
import { type Expectation, expectationOf } from "./expectation.ts";
import { histogram } from "./histogram.ts";
import { type Invariant, residualsSumToZero } from "./invariants.ts";
import type { ExpectationRule } from "./method.ts";
import { type Fractions, residualsOf } from "./residual.ts";
import { inside, union } from "./selection.ts";
import { type Slots, slotsOf } from "./slots.ts";
import { steeperExpectation } from "./steeper-expectation.ts";

/** What leads from cells to residuals; `expected` is the mask of the expectation population. */
export interface ResidualStage {
  readonly bands: Bands;
  readonly merges: readonly BandMerge[];
  readonly slots: Slots;
  readonly expected: Uint8Array;
  readonly expectation: Expectation;
  readonly residuals: Fractions;
  readonly invariants: readonly Invariant[];
}

/**
 * Bands, expectations and residuals of the expectation population and of all others who are to be scored.
 *
 * @param others masks of the further cells that need a residual
 * @throws RangeError for impossible rules, and for a band with pupils but none of the expectation population
 * @throws Error when an invariant does not hold, which is a bug
 * @source DfE (2015), KS2 to KS4 value added technical guide
 */
export function residualStage(cells: CountCells, rule: ExpectationRule, others: readonly Uint8Array[]): ResidualStage {
  const years = cells.frame.years.keys;
  const expected = inside(cells, rule.expectation);
  const scope = union([expected, ...others]);
  const { bands, merges } = bandCells(cells, scope, expected, rule.bands, rule.minimum);
  const slots = slotsOf(cells, bands);
  const pupils = histogram(cells, slots, expected);
  const measured = expectationOf(slots, pupils, bands, years);
  const ofMeasured = residualsOf(slots, measured);
  const invariants = residualsSumToZero({ cells, expected, bands, slots, pupils, residuals: ofMeasured });
  const { reliability = 1 } = rule;
  const corrected = reliability < 1;
  const expectation = corrected
    ? steeperExpectation(measured, priorSums(cells, expected, bands), bands.start, reliability)
    : measured;
  const residuals = corrected ? residualsOf(slots, expectation) : ofMeasured;
  return { bands, merges, slots, expected, expectation, residuals, invariants };
}

/** Per band: sum of the scaled prior attainment of its pupils in the expectation population. */
function priorSums(cells: CountCells, expected: Uint8Array, { ofCell, lower }: Bands): Float64Array {
  const sums = new Float64Array(lower.length);
  for (let cell = 0; cell < expected.length; cell++) {
    if (expected[cell] !== 1) continue;
    const band = ofCell[cell] as number;
    sums[band] = (sums[band] as number) + (cells.n[cell] as number) * (cells.prior[cell] as number);
  }
  return sums;
}
