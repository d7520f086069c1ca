import type { CountCells } from "../cells/cells.ts";
import { type BandRule, bandNumbers, type PriorCount } from "./band-rule.ts";
import { indicesOf, sortedBy } from "./order.ts";
import { type CountedBand, mergeThinBands, type ThinBand } from "./thin-bands.ts";

/**
 * Prior-attainment bands of all years in one list: by year, then from the lowest prior up.
 *
 * The bands of year code t are `start[t]` to `start[t + 1] - 1`. `lower` and `upper` are the lowest and highest scaled
 * prior seen in the band. `ofCell` is the band of each cell, -1 for a cell out of scope.
 */
export interface Bands {
  readonly ofCell: Int32Array;
  readonly start: Int32Array;
  readonly lower: Int32Array;
  readonly upper: Int32Array;
}

/** A merge as reported: priors are scaled, pupils are those of the expectation population in `from`. */
export interface BandMerge extends ThinBand {
  readonly year: number;
}

/**
 * Puts cells into prior-attainment bands, year by year, and merges thin bands.
 *
 * Bands depend on the expectation population alone; other cells in scope go to the band their prior falls in.
 *
 * @param scope 1 for each cell that needs a band
 * @param expectation 1 for each cell of the expectation population, all of them in scope
 * @param minimum pupils of the expectation population that a band needs in its year; fewer are merged
 * @throws RangeError for an impossible rule or minimum
 * @example bandCells(cells, mask, mask, { kind: "each score" }, 30).merges // [] when every score has 30 pupils
 */
export function bandCells(
  cells: CountCells,
  scope: Uint8Array,
  expectation: Uint8Array,
  rule: BandRule,
  minimum: number,
): { readonly bands: Bands; readonly merges: readonly BandMerge[] } {
  const { key, prior, frame } = cells;
  const order = sortedBy([key.year, prior], indicesOf(scope));
  const ofCell = new Int32Array(cells.n.length).fill(-1);
  const all: CountedBand[] = [];
  const merges: BandMerge[] = [];
  const start = [0];
  let from = 0;
  for (const [code, year] of frame.years.keys.entries()) {
    let to = from;
    while (to < order.length && key.year[order[to] as number] === code) to++;
    const ofYear = order.subarray(from, to);
    const priors = countPriors(cells, ofYear, expectation);
    const merged = mergeThinBands(gather(priors, bandNumbers(rule, priors)), minimum);
    for (const merge of merged.merges) merges.push({ year, ...merge });
    let band = 0;
    for (const cell of ofYear) {
      while ((prior[cell] as number) > (merged.bands[band]?.upper ?? Number.POSITIVE_INFINITY)) band++;
      ofCell[cell] = all.length + band;
    }
    for (const counted of merged.bands) all.push(counted);
    start.push(all.length);
    from = to;
  }
  const lower = Int32Array.from(all, (band) => band.lower);
  const upper = Int32Array.from(all, (band) => band.upper);
  return { bands: { ofCell, start: Int32Array.from(start), lower, upper }, merges };
}

function countPriors(cells: CountCells, sorted: Int32Array, expectation: Uint8Array): PriorCount[] {
  const counts: { prior: number; expectation: number; others: number }[] = [];
  for (const cell of sorted) {
    const prior = cells.prior[cell] as number;
    let count = counts.at(-1);
    if (count === undefined || count.prior !== prior) {
      count = { prior, expectation: 0, others: 0 };
      counts.push(count);
    }
    count[expectation[cell] === 1 ? "expectation" : "others"] += cells.n[cell] as number;
  }
  return counts;
}

function gather(priors: readonly PriorCount[], numbers: readonly number[]): CountedBand[] {
  const bands: CountedBand[] = [];
  for (const [index, { prior, expectation, others }] of priors.entries()) {
    const same = index > 0 && numbers[index] === numbers[index - 1];
    const band = same ? bands.pop() : undefined;
    bands.push({
      lower: band?.lower ?? prior,
      upper: prior,
      pupils: (band?.pupils ?? 0) + expectation,
      priors: (band?.priors ?? 0) + prior * expectation,
      others: (band?.others ?? 0) + others,
      othersPriors: (band?.othersPriors ?? 0) + prior * others,
    });
  }
  return bands;
}
