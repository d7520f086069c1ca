import type { CountCells } from "../cells/cells.ts";
import type { Bands } from "./bands.ts";
import type { MidRanks } from "./mid-rank.ts";
import type { Fractions } from "./residual.ts";
import type { Rows } from "./rows.ts";
import { pupilsByYear } from "./selection.ts";
import type { Slots } from "./slots.ts";

/** Something that was found to hold exactly, in one year, for a number of pupils. */
export interface Invariant {
  readonly claim: "pupils are kept" | "mean percentile rank is 50" | "residuals sum to zero in every band";
  readonly year: number;
  readonly pupils: number;
}

/**
 * Rows hold the pupils of the scored cells, no more and no fewer.
 *
 * @returns one entry per year with pupils
 * @throws Error naming the year and the difference
 */
export function pupilsAreKept(cells: CountCells, scored: Uint8Array, rows: Rows): Invariant[] {
  const found = new Float64Array(cells.frame.years.keys.length);
  for (const [row, year] of rows.key.year.entries()) found[year] = (found[year] as number) + (rows.n[row] as number);
  return everyYear(cells, scored, "pupils are kept", (code, pupils) => (found[code] as number) - pupils);
}

/**
 * The pupil-weighted mean percentile rank of the ranked population is 50: positions sum to N squared.
 *
 * @param ranked 1 for each ranked cell; the sum runs over cells, not over the slots that made the ranks
 * @returns one entry per year with pupils
 * @throws Error naming the year and the difference of the sums
 */
export function meanRankIsFifty(cells: CountCells, ranked: Uint8Array, slots: Slots, ranks: MidRanks): Invariant[] {
  const sums = new Float64Array(cells.frame.years.keys.length);
  for (let cell = 0; cell < ranked.length; cell++) {
    if (ranked[cell] !== 1) continue;
    const year = cells.key.year[cell] as number;
    const position = ranks.position[slots.ofCell[cell] as number] as number;
    sums[year] = (sums[year] as number) + (cells.n[cell] as number) * position;
  }
  return everyYear(cells, ranked, "mean percentile rank is 50", (code, pupils) => (sums[code] as number) - pupils ** 2);
}

/**
 * Residuals of the expectation population sum to zero in every band, as fractions, and no pupil of it is missing.
 *
 * @returns one entry per year with pupils
 * @throws Error naming the year and the difference, of pupils or of residuals times the pupils of their band
 */
export function residualsSumToZero(stage: {
  readonly cells: CountCells;
  readonly expected: Uint8Array;
  readonly bands: Bands;
  readonly slots: Slots;
  readonly pupils: Float64Array;
  readonly residuals: Fractions;
}): Invariant[] {
  const { cells, expected, bands, slots, pupils, residuals } = stage;
  const sums = new Array<bigint>(bands.lower.length).fill(0n);
  const counts = new Float64Array(cells.frame.years.keys.length);
  let year = 0;
  for (const [slot, band] of slots.band.entries()) {
    while (slot >= (slots.start[year + 1] as number)) year++;
    const count = pupils[slot] as number;
    counts[year] = (counts[year] as number) + count;
    sums[band] = (sums[band] as bigint) + BigInt(count) * BigInt(residuals.numerator[slot] as number);
  }
  return everyYear(cells, expected, "residuals sum to zero in every band", (code, total) => {
    const ofYear = sums.slice(bands.start[code], bands.start[code + 1]);
    return (counts[code] as number) - total || Number(ofYear.find((sum) => sum !== 0n) ?? 0n);
  });
}

function everyYear(
  cells: CountCells,
  mask: Uint8Array,
  claim: Invariant["claim"],
  difference: (code: number, pupils: number) => number,
): Invariant[] {
  const counted = pupilsByYear(cells, mask);
  return cells.frame.years.keys.flatMap((year, code) => {
    const pupils = counted[code] as number;
    const off = difference(code, pupils);
    if (off !== 0) throw new Error(`bug in Coldspot: it does not hold that ${claim} in ${year}, by ${off}`);
    return pupils === 0 ? [] : [{ claim, year, pupils }];
  });
}
