import type { Fractions } from "./residual.ts";

/**
 * Ranks as whole numbers: `position` is `2 midrank - 1` per slot, `pupils` the number ranked per year.
 *
 * The percentile rank is `100 (midrank - 0.5) / N = position x unitOfYear`, with `unitOfYear = 100 / (2 N)`
 * (0 for a year in which no pupil is ranked).
 */
export interface MidRanks {
  readonly position: Float64Array;
  readonly pupils: Float64Array;
  readonly unitOfYear: Float64Array;
}

/**
 * Mid-ranks of exact scores within each year: rank 1 is the lowest of N pupils, ties share the average of their ranks.
 *
 * `2 midrank - 1` is twice the pupils below plus the pupils tied, so positions of a year sum to N squared. Ties are
 * decided on the fractions, never on the last bit of a double. A slot without ranked pupils gets the position that an
 * additional pupil would have; `scoreCells` never uses it.
 *
 * @param scores one exact score per slot
 * @param pupils ranked pupils per slot, whole numbers
 * @param start first slot of each year, then the number of slots
 * @source EPI (2025), Annual Report, ranks pupils by results; it does not say how ties rank: mid-ranks are our choice
 * @example // 2, 1 and 1 pupils with scores 5, 7 and 7: midranks 1.5 and 3.5, positions 2, 6 and 6
 */
export function midRanks(scores: Fractions, pupils: Float64Array, start: Int32Array): MidRanks {
  const position = new Float64Array(pupils.length);
  const years = start.length - 1;
  const ranked = new Float64Array(years);
  const nearest = scores.numerator.map((top, slot) => top / (scores.denominator[slot] as number));
  for (let year = 0; year < years; year++) {
    const from = start[year] as number;
    const slots = Int32Array.from({ length: (start[year + 1] as number) - from }, (_, index) => from + index);
    // Division rounds correctly, so it never swaps two fractions: only equal quotients need the exact comparison.
    slots.sort((a, b) => (nearest[a] as number) - (nearest[b] as number) || compare(scores, a, b));
    ranked[year] = rankSorted(slots, scores, pupils, position);
  }
  return { position, pupils: ranked, unitOfYear: ranked.map((count) => (count === 0 ? 0 : 100 / (2 * count))) };
}

function rankSorted(slots: Int32Array, scores: Fractions, pupils: Float64Array, position: Float64Array): number {
  let below = 0;
  for (let from = 0; from < slots.length; ) {
    let to = from;
    let tied = 0;
    while (to < slots.length && (to === from || compare(scores, slots[from] as number, slots[to] as number) === 0)) {
      tied += pupils[slots[to++] as number] as number;
    }
    while (from < to) position[slots[from++] as number] = 2 * below + tied;
    below += tied;
  }
  return below;
}

/** Sign of score a less score b, from cross products: in whole doubles where they are exact. */
function compare({ numerator, denominator }: Fractions, a: number, b: number): number {
  const [topA, bottomA] = [numerator[a] as number, denominator[a] as number];
  const [topB, bottomB] = [numerator[b] as number, denominator[b] as number];
  const [left, right] = [topA * bottomB, topB * bottomA];
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return Math.sign(left - right);
  const exact = BigInt(topA) * BigInt(bottomB) - BigInt(topB) * BigInt(bottomA);
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}
