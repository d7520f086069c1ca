import type { CountCells } from "../cells/cells.ts";
import type { BandRule } from "./band-rule.ts";
import { bandCells } from "./bands.ts";
import { expectationOf } from "./expectation.ts";
import { histogram } from "./histogram.ts";
import { midRanks } from "./mid-rank.ts";
import type { Moments } from "./moments.ts";
import { outcomesOf } from "./points.ts";
import { type Fractions, residualsOf } from "./residual.ts";
import { rowsOf, wholeSums } from "./rows.ts";
import { inside, type Selection, union } from "./selection.ts";
import { type Slots, slotsOf } from "./slots.ts";

/** All pupils of a nation by year, prior score and outcome: parallel arrays, in the steps of the cells that are scored. */
export interface NationCounts {
  /** Code of the year in the frame of the cells. */
  readonly year: Int32Array;
  readonly prior: Int32Array;
  readonly outcome: Int32Array;
  readonly n: Int32Array;
}

/** Who is scored, and the bands of prior attainment; null where outcomes themselves are ranked. */
export interface NationQuestion {
  readonly scored: Selection;
  readonly bands: { readonly rule: BandRule; readonly minimum: number } | null;
}

function joined(own: Int32Array, nation: Int32Array): Int32Array {
  const both = new Int32Array(own.length + nation.length);
  both.set(own);
  both.set(nation, own.length);
  return both;
}

/** The cells with the nation's pupils after them, and which of them are the nation's. */
function together(
  cells: CountCells,
  nation: NationCounts,
): { readonly all: CountCells; readonly ofNation: Uint8Array } {
  const nowhere = new Int32Array(nation.n.length);
  const { school, place, atom, year } = cells.key;
  const all = {
    ...cells,
    key: {
      school: joined(school, nowhere),
      place: joined(place, nowhere),
      atom: joined(atom, nowhere),
      year: joined(year, nation.year),
    },
    prior: joined(cells.prior, nation.prior),
    outcome: joined(cells.outcome, nation.outcome),
    n: joined(cells.n, nation.n),
  };
  return { all, ofNation: Uint8Array.from(all.n, (_, cell) => (cell < cells.n.length ? 0 : 1)) };
}

function exactScores(
  all: CountCells,
  bands: NationQuestion["bands"],
  scope: Uint8Array,
  ofNation: Uint8Array,
): { readonly slots: Slots; readonly scores: Fractions } {
  if (bands === null) {
    const slots = slotsOf(all, bandCells(all, scope, scope, { kind: "none" }, 0).bands);
    return { slots, scores: outcomesOf(slots) };
  }
  const found = bandCells(all, scope, ofNation, bands.rule, Math.max(1, bands.minimum)).bands;
  const slots = slotsOf(all, found);
  const expectation = expectationOf(slots, histogram(all, slots, ofNation), found, all.frame.years.keys);
  return { slots, scores: residualsOf(slots, expectation) };
}

/**
 * Scores cells as percentile ranks among all pupils of a nation of the same year, who are known by their counts alone.
 *
 * Residuals are outcomes less the mean of the nation's pupils in the same band of the nation's prior attainment. A pupil
 * whose outcome no pupil of the nation has lies between those below and those above. So the pupils of an authority have
 * the ranks that they have in the nation. The nation's distribution is taken as given: the first stage is `not shown`.
 *
 * @throws RangeError for a year of which the nation has no pupils
 * @example // the nation has outcomes 10, 20, 20 and 40: a pupil with 20 has rank 50, one with 30 has 75, one with 5 has 0
 */
export function scoreOnNation(cells: CountCells, { scored, bands }: NationQuestion, nation: NationCounts): Moments {
  const { all, ofNation } = together(cells, nation);
  const own = inside(cells, scored);
  const extended = Uint8Array.from(ofNation, (_, cell) => own[cell] ?? 0);
  const { slots, scores } = exactScores(all, bands, union([extended, ofNation]), ofNation);
  const { position, unitOfYear } = midRanks(scores, histogram(all, slots, ofNation), slots.start);
  const without = unitOfYear.indexOf(0);
  if (without >= 0) throw new RangeError(`no pupils of the nation in ${cells.frame.years.keys[without]}`);
  const rows = rowsOf(cells, own);
  return {
    frame: cells.frame,
    key: rows.key,
    n: rows.n,
    sum: wholeSums(cells, rows, (cell) => position[slots.ofCell[cell] ?? -1] ?? Number.NaN),
    unitOfYear,
    rests: null,
    firstStage: "not shown",
  };
}
