import type { CountCells } from "../cells/cells.ts";
import { bandCells } from "./bands.ts";
import { baseRanks } from "./base-rank.ts";
import { expectationOf } from "./expectation.ts";
import { histogram } from "./histogram.ts";
import type { ExpectationRule } from "./method.ts";
import type { Moments } from "./moments.ts";
import { outcomesOf } from "./points.ts";
import { type Fractions, residualsOf } from "./residual.ts";
import { rowsOf, wholeSums } from "./rows.ts";
import { inside, type Selection, union } from "./selection.ts";
import { type Slots, slotsOf } from "./slots.ts";

/** Who is ranked among whom, and on what: outcomes, or residuals from an expectation. */
export interface RankQuestion {
  readonly scored: Selection;
  readonly ranked: Selection;
  /** Null where outcomes themselves are ranked. */
  readonly expectation: ExpectationRule | null;
}

/**
 * Scores cells of all years as percentile ranks among the ranked pupils of one base year.
 *
 * Residuals are outcomes less the expectation of the base year: its bands and its means. A prior score that the base
 * year's expectation population does not have goes into the nearest band that it has. So the base year has its ordinary
 * ranks, and in other years all can rise. Use it only where outcome and prior attainment mean the same in all years.
 *
 * The base year's distribution is taken as given: the first stage is `not shown`, so that errors are `fixed`.
 *
 * @throws RangeError for a base year that is not in the cells or has no ranked pupils
 * @example scoreOnBaseYear(cells, { scored: all, ranked: all, expectation: null }, 2010).unitOfYear[0] // 100 / (2 N of 2010)
 */
export function scoreOnBaseYear(cells: CountCells, question: RankQuestion, baseYear: number): Moments {
  const { frame, key, n } = cells;
  const code = frame.years.indexOf.get(baseYear);
  if (code === undefined) throw new RangeError(`no pupils of the base year: ${baseYear}`);
  const ofBase = (mask: Uint8Array) => mask.map((flag, cell) => (key.year[cell] === code ? flag : 0));
  const together: CountCells = {
    ...cells,
    key: { ...key, year: new Int32Array(n.length) },
    frame: { ...frame, years: { keys: [baseYear], indexOf: new Map([[baseYear, 0]]) } },
  };
  const scored = inside(cells, question.scored);
  const { slots, scores } = exactScores(together, question.expectation, scored, ofBase);
  const ranked = histogram(together, slots, ofBase(inside(cells, question.ranked)));
  const { position, unit } = baseRanks({ scores, pupils: ranked }, scores);
  const rows = rowsOf(cells, scored);
  return {
    frame,
    key: rows.key,
    n: rows.n,
    sum: wholeSums(cells, rows, (cell) => position[slots.ofCell[cell] ?? -1] ?? Number.NaN),
    unitOfYear: new Float64Array(frame.years.keys.length).fill(unit),
    rests: null,
    firstStage: "not shown",
  };
}

/** Exact outcomes or residuals of all years, treated as one year whose expectations come from the base year's pupils alone. */
function exactScores(
  cells: CountCells,
  rule: ExpectationRule | null,
  scored: Uint8Array,
  ofBase: (mask: Uint8Array) => Uint8Array,
): { readonly slots: Slots; readonly scores: Fractions } {
  if (rule === null) {
    const slots = slotsOf(cells, bandCells(cells, scored, scored, { kind: "none" }, 0).bands);
    return { slots, scores: outcomesOf(slots) };
  }
  const expected = ofBase(inside(cells, rule.expectation));
  const fewest = Math.max(1, rule.minimum);
  const { bands } = bandCells(cells, union([expected, scored]), expected, rule.bands, fewest);
  const slots = slotsOf(cells, bands);
  const expectation = expectationOf(slots, histogram(cells, slots, expected), bands, cells.frame.years.keys);
  return { slots, scores: residualsOf(slots, expectation) };
}
