import type { FirstStage } from "../../scores/first-stage.ts";

/** Bit of `ScoredPupils.part`. */
const ranked = 1;

/**
 * The slots of one year, numbered from 0, as the first stage needs them.
 *
 * `score` is the residual (or the outcome) in outcome steps, as the nearest double; within a band it rises. Bands are
 * numbered from 0 and their slots are next to each other: band b has slots `startOfBand[b]` to `startOfBand[b + 1] - 1`.
 */
export interface YearOfSlots {
  /** Number of the first slot among those of all years. */
  readonly first: number;
  readonly size: number;
  readonly score: Float64Array;
  readonly outcome: Int32Array;
  readonly band: Int32Array;
  readonly startOfBand: Int32Array;
  /** Ranked pupils per slot, and in total. */
  readonly ranked: Float64Array;
  readonly rankedPupils: number;
  /** Expectation pupils per band; null where the outcome itself is scored. */
  readonly expected: Float64Array | null;
  /** How expectations were made steeper, by band, with their measured means; null where they are as measured. */
  readonly steeper: { readonly by: number; readonly offset: Float64Array; readonly measured: Float64Array } | null;
  /** For ranks: rises with the score; equal where scores tie. */
  readonly position: Float64Array | null;
}

/** @param year code of a year of the frame */
export function yearOfSlots(
  { slots, startOfBands, expectation, position, pupils }: FirstStage,
  year: number,
): YearOfSlots {
  const first = slots.start[year] ?? 0;
  const end = slots.start[year + 1] ?? 0;
  const firstBand = startOfBands[year] ?? 0;
  const bands = (startOfBands[year + 1] ?? 0) - firstBand;
  const outcome = slots.outcome.subarray(first, end);
  const band = slots.band.subarray(first, end).map((code) => code - firstBand);
  const startOfBand = new Int32Array(bands + 1).fill(band.length);
  for (let slot = band.length - 1; slot >= 0; slot--) startOfBand[band[slot] ?? 0] = slot;
  for (let code = bands - 1; code >= 0; code--)
    startOfBand[code] = Math.min(startOfBand[code] ?? 0, startOfBand[code + 1] ?? 0);
  const inSlot = new Float64Array(band.length);
  let rankedPupils = 0;
  for (let entry = pupils.startOfYear[year] ?? 0; entry < (pupils.startOfYear[year + 1] ?? 0); entry++) {
    if (((pupils.part[entry] ?? 0) & ranked) === 0) continue;
    const slot = (pupils.slot[entry] ?? 0) - first;
    inSlot[slot] = (inSlot[slot] ?? 0) + (pupils.n[entry] ?? 0);
    rankedPupils += pupils.n[entry] ?? 0;
  }
  const expected = expectation === null ? null : expectation.pupils.subarray(firstBand, firstBand + bands);
  return {
    first,
    size: band.length,
    score: Float64Array.from(outcome, (own, slot) => {
      if (expectation === null) return own;
      const of = firstBand + (band[slot] ?? 0);
      const count = expectation.pupils[of] ?? 0;
      return (own * count - (expectation.sum[of] ?? 0)) / count;
    }),
    outcome,
    band,
    startOfBand,
    ranked: inSlot,
    rankedPupils,
    expected,
    steeper:
      expectation?.steeper === undefined
        ? null
        : {
            by: expectation.steeper.by,
            offset: expectation.steeper.offset.subarray(firstBand, firstBand + bands),
            measured: expectation.steeper.measured
              .subarray(firstBand, firstBand + bands)
              .map((sum, of) => sum / (expectation.pupils[firstBand + of] ?? 0)),
          },
    position: position === null ? null : position.subarray(first, end),
  };
}
