import type { CountCells } from "../cells/cells.ts";
import { type BandReport, reportBands } from "./band-report.ts";
import { bandCells } from "./bands.ts";
import type { FirstStage, FirstStageOfMoments } from "./first-stage.ts";
import { histogram } from "./histogram.ts";
import { type Invariant, meanRankIsFifty, pupilsAreKept } from "./invariants.ts";
import type { Method } from "./method.ts";
import { midRanks } from "./mid-rank.ts";
import type { Moments } from "./moments.ts";
import { outcomeSums, outcomesOf } from "./points.ts";
import type { Fractions } from "./residual.ts";
import type { ResidualStage } from "./residual-stage.ts";
import { type Rows, wholeSums } from "./rows.ts";
import { pupilsByYear } from "./selection.ts";
import { SharedWork } from "./shared-work.ts";
import { type Slots, slotsOf } from "./slots.ts";
import { deviations, unitsOfDeviation } from "./standardised.ts";
import { thresholdSums } from "./threshold.ts";

/** Moments of the scored pupils, what the report says about bands (null without residuals), and what was checked. */
export interface ScoredCells {
  readonly moments: Moments;
  readonly bands: BandReport | null;
  readonly invariants: readonly Invariant[];
}

/** Sums under a transform, before they are added to their rows. */
interface Sums {
  readonly sum: Float64Array;
  readonly unitOfYear: Float64Array;
  readonly bands: BandReport | null;
  readonly invariants: readonly Invariant[];
  readonly firstStage: FirstStageOfMoments;
}

/**
 * Scores cells: transforms outcomes by the method and adds them up per school, place, atom and year.
 *
 * The same bits for any order of the cells, and for cells split in two.
 *
 * @param work what other transforms of the same cells have already worked out
 * @returns moments with one row per school x place x atom x year, sorted by year, school, place and atom
 * @throws RangeError for cells or a method that cannot be scored: pupils scored but not ranked, a band without
 *   expectation, no spread to standardise by
 * @throws Error when an invariant does not hold, which is a bug
 * @example scoreCells(cells, { kind: "rank", scored: all, ranked: all }).moments.unitOfYear[0] // 100 / (2 N)
 */
export function scoreCells(cells: CountCells, method: Method, work = new SharedWork(cells)): ScoredCells {
  const scored = work.inside(method.scored);
  const rows = work.rows(method.scored);
  const kept = pupilsAreKept(cells, scored, rows);
  const { sum, unitOfYear, bands, invariants, firstStage } = sumsOf(work, method, rows, scored);
  const moments = { frame: cells.frame, key: rows.key, n: rows.n, sum, unitOfYear, rests: null, firstStage };
  return { moments, bands, invariants: [...kept, ...invariants] };
}

function sumsOf(work: SharedWork, method: Method, rows: Rows, scored: Uint8Array): Sums {
  const { cells } = work;
  const plain = (sum: Float64Array, unit: number): Sums => {
    const unitOfYear = new Float64Array(cells.frame.years.keys.length).fill(unit);
    return { sum, unitOfYear, bands: null, invariants: [], firstStage: "nothing estimated" };
  };
  switch (method.kind) {
    case "points":
      return plain(outcomeSums(cells, rows), cells.outcomeStep);
    case "threshold":
      return plain(thresholdSums(cells, rows, method.atLeast), 1);
    case "points of residual": {
      const stage = work.stage(method, [method.scored]);
      const sums = plain(work.residualSums(rows, stage.bands, stage.expectation), cells.outcomeStep);
      const firstStage = stageOfResidual(work, rows, stage, scored, "points");
      return { ...sums, bands: reportBands(cells, stage), invariants: stage.invariants, firstStage };
    }
    case "rank":
    case "standardised": {
      const ranked = work.inside(method.ranked);
      const everyYear = bandCells(cells, ranked, ranked, { kind: "none" }, 0).bands;
      const slots = slotsOf(cells, everyYear);
      const distribution = { scored, ranked, slots, scores: outcomesOf(slots) };
      const stage = {
        slots,
        startOfBands: everyYear.start,
        expectation: null,
        outcomeStep: cells.outcomeStep,
        pupils: work.pupils(rows, slots, ranked, null),
      };
      if (method.kind === "rank") {
        const { position, ...sums } = rankSums(cells, rows, distribution);
        return { ...sums, bands: null, firstStage: { ...stage, transform: "rank", position } };
      }
      const unitOfYear = unitsFrom(cells, distribution);
      const firstStage: FirstStage = { ...stage, transform: "standardised", position: null };
      return { sum: outcomeSums(cells, rows), unitOfYear, bands: null, invariants: [], firstStage };
    }
    case "rank of residual":
    case "standardised residual": {
      const ranked = work.inside(method.ranked);
      const stage = work.stage(method, [method.ranked, method.scored]);
      const distribution = { scored, ranked, slots: stage.slots, scores: stage.residuals };
      const bands = reportBands(cells, stage);
      if (method.kind === "rank of residual") {
        const { position, invariants, ...sums } = rankSums(cells, rows, distribution);
        const firstStage = { ...stageOfResidual(work, rows, stage, ranked, "rank"), position };
        return { ...sums, bands, invariants: [...stage.invariants, ...invariants], firstStage };
      }
      const sum = work.residualSums(rows, stage.bands, stage.expectation);
      const firstStage = stageOfResidual(work, rows, stage, ranked, "standardised");
      return { sum, unitOfYear: unitsFrom(cells, distribution), bands, invariants: stage.invariants, firstStage };
    }
  }
}

function stageOfResidual(
  work: SharedWork,
  rows: Rows,
  { slots, bands, expectation, expected }: ResidualStage,
  ranked: Uint8Array,
  transform: FirstStage["transform"],
): FirstStage {
  const pupils = work.pupils(rows, slots, ranked, expected);
  const { outcomeStep } = work.cells;
  return { transform, slots, startOfBands: bands.start, expectation, position: null, outcomeStep, pupils };
}

/** Exact scores per slot, the cells whose distribution is used, and the cells that are placed in it. */
interface Distribution {
  readonly scored: Uint8Array;
  readonly ranked: Uint8Array;
  readonly slots: Slots;
  readonly scores: Fractions;
}

interface RankSums extends Omit<Sums, "bands" | "firstStage"> {
  readonly position: Float64Array;
}

function rankSums(cells: CountCells, rows: Rows, { scored, ranked, slots, scores }: Distribution): RankSums {
  const outside = pupilsByYear(
    cells,
    scored.map((flag, cell) => (flag === 1 && ranked[cell] !== 1 ? 1 : 0)),
  );
  const wrong = outside.findIndex((pupils) => pupils > 0);
  if (wrong >= 0) {
    throw new RangeError(`pupils scored but not ranked in ${cells.frame.years.keys[wrong]}: ${outside[wrong]}`);
  }
  const ranks = midRanks(scores, histogram(cells, slots, ranked), slots.start);
  const sum = wholeSums(cells, rows, (cell) => ranks.position[slots.ofCell[cell] as number] as number);
  const invariants = meanRankIsFifty(cells, ranked, slots, ranks);
  return { sum, unitOfYear: ranks.unitOfYear, invariants, position: ranks.position };
}

function unitsFrom(cells: CountCells, { scored, ranked, slots, scores }: Distribution): Float64Array {
  const deviation = deviations(scores, histogram(cells, slots, ranked), slots.start);
  return unitsOfDeviation(deviation, pupilsByYear(cells, scored), cells.frame.years.keys);
}
