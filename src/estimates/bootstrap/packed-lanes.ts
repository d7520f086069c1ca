import type { PupilsBySlot, ResamplingPlan } from "./resampling-plan.ts";
import { lanes } from "./school-weights.ts";

// Whole numbers of several lanes in one double: one addition serves them all, exactly, as long as none outgrows its
// digits. It takes half to a quarter of the loads and additions of separate lanes, and these are nearly all of the work.

/** Two numbers share a double: the second is this many times larger. */
const half = 2 ** 26;
/** Four numbers share a double: each is this many times larger than the one before. */
const quarter = 2 ** 13;

/** Weights of schools in all lanes, packed by two and by four. */
export interface PackedWeights {
  /** `school x 4 + pair`: those of lanes 0 and 1, 2 and 3, 4 and 5, 6 and 7. */
  readonly pairs: Float64Array;
  /** `school x 2 + four`: those of lanes 0 to 3, 4 to 7. */
  readonly fours: Float64Array;
}

/**
 * Packs the weights of schools.
 *
 * @param weights whole numbers, `school x 8 + lane`
 * @returns the largest weight
 */
export function packWeights(weights: Float64Array, { pairs, fours }: PackedWeights): number {
  let heaviest = 0;
  for (let at = 0; at < weights.length; at++) heaviest = Math.max(heaviest, weights[at] as number);
  for (let pair = 0; pair < pairs.length; pair++)
    pairs[pair] = (weights[2 * pair] as number) + (weights[2 * pair + 1] as number) * half;
  for (let four = 0; four < fours.length; four++) {
    const from = 4 * four;
    const [low, high] = [weights[from + 2] as number, weights[from + 3] as number];
    fours[four] = (weights[from] as number) + (weights[from + 1] as number) * quarter + (low + high * quarter) * half;
  }
  return heaviest;
}

/**
 * Counts the weighted pupils of each slot of one year, exactly: by fours in slots where no lane can outgrow its part,
 * otherwise by pairs, which hold every count of a year.
 *
 * @param first number of the first slot of the year, and of the first after it
 * @param heaviest largest weight of a school
 * @param into one array per lane, slots of the year from 0
 */
export function countSlots(
  { school, n, start, pupils }: PupilsBySlot,
  first: number,
  end: number,
  { pairs, fours }: PackedWeights,
  heaviest: number,
  into: readonly Float64Array[],
): void {
  for (let slot = first; slot < end; slot++) {
    const to = start[slot + 1] as number;
    let at = start[slot] as number;
    if ((pupils[slot] as number) * heaviest < quarter) {
      let f0 = 0;
      let f1 = 0;
      for (; at < to; at++) {
        const from = ((school[at] as number) * 2) | 0;
        f0 += (n[at] as number) * (fours[from] as number);
        f1 += (n[at] as number) * (fours[from + 1] as number);
      }
      setFour(into, 0, slot - first, f0);
      setFour(into, 4, slot - first, f1);
      continue;
    }
    let p0 = 0;
    let p1 = 0;
    let p2 = 0;
    let p3 = 0;
    for (; at < to; at++) {
      const from = ((school[at] as number) * 4) | 0;
      const count = n[at] as number;
      p0 += count * (pairs[from] as number);
      p1 += count * (pairs[from + 1] as number);
      p2 += count * (pairs[from + 2] as number);
      p3 += count * (pairs[from + 3] as number);
    }
    setPair(into, 0, slot - first, p0);
    setPair(into, 2, slot - first, p1);
    setPair(into, 4, slot - first, p2);
    setPair(into, 6, slot - first, p3);
  }
}

function setFour(into: readonly Float64Array[], lane: number, slot: number, all: number): void {
  const high = Math.floor(all / half);
  setQuarters(into, lane, slot, all - high * half);
  setQuarters(into, lane + 2, slot, high);
}

function setQuarters(into: readonly Float64Array[], lane: number, slot: number, both: number): void {
  const high = Math.floor(both / quarter);
  (into[lane] as Float64Array)[slot] = both - high * quarter;
  (into[lane + 1] as Float64Array)[slot] = high;
}

function setPair(into: readonly Float64Array[], lane: number, slot: number, both: number): void {
  const high = Math.floor(both / half);
  (into[lane] as Float64Array)[slot] = both - high * half;
  (into[lane + 1] as Float64Array)[slot] = high;
}

/**
 * How many pupils' scores a pair can hold; 0 where scores must be added lane by lane.
 *
 * @param largest no score of a year is larger in any lane; NaN where a lane has no scores
 * @param most pupils of one entry, which cannot be split
 */
export function roomOfPair(largest: number, most: number): number {
  const room = Math.floor(half / largest);
  return room >= most ? room : 0;
}

/** Packs whole scores, `slot x 8 + lane`, into `slot x 4 + pair`. */
export function packScores(scores: Float64Array, into: Float64Array): void {
  for (let pair = 0; pair < into.length; pair++)
    into[pair] = (scores[2 * pair] as number) + (scores[2 * pair + 1] as number) * half;
}

/**
 * Adds the weighted scores of one row to the sum of its group, `sums[group x 8 + lane]`: the same numbers as `addRow`.
 *
 * @param packed as returned by `packScores`
 * @param room pupils whose scores a pair can hold
 */
export function addPackedRow(
  { entry, row, slot }: ResamplingPlan,
  year: number,
  of: number,
  packed: Float64Array,
  room: number,
  weights: Float64Array,
  sums: Float64Array,
): void {
  const first = slot.startOfYear[year] as number;
  const end = row.endEntry[of] as number;
  const to = ((row.group[of] as number) * lanes) | 0;
  const by = ((row.school[of] as number) * lanes) | 0;
  const { n, slot: slots } = entry;
  for (let at = row.firstEntry[of] as number; at < end; ) {
    let held = 0;
    let p0 = 0;
    let p1 = 0;
    let p2 = 0;
    let p3 = 0;
    for (; at < end; at++) {
      const pupils = n[at] as number;
      held += pupils;
      if (held > room) break;
      const from = (((slots[at] as number) - first) * 4) | 0;
      p0 += pupils * (packed[from] as number);
      p1 += pupils * (packed[from + 1] as number);
      p2 += pupils * (packed[from + 2] as number);
      p3 += pupils * (packed[from + 3] as number);
    }
    addPair(sums, to, weights, by, p0);
    addPair(sums, to + 2, weights, by + 2, p1);
    addPair(sums, to + 4, weights, by + 4, p2);
    addPair(sums, to + 6, weights, by + 6, p3);
  }
}

function addPair(sums: Float64Array, to: number, weights: Float64Array, by: number, both: number): void {
  const high = Math.floor(both / half);
  sums[to] = (sums[to] as number) + (weights[by] as number) * (both - high * half);
  sums[to + 1] = (sums[to + 1] as number) + (weights[by + 1] as number) * high;
}
