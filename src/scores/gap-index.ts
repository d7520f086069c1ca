/** Disadvantage gap index of two populations, with the whole-number counts of pairs that it is made from. */
export interface GapIndex {
  /** 10 (2A - 1): from -10 to 10, 0 when neither population ranks higher. */
  readonly index: number;
  /** Pairs of one pupil of each population. */
  readonly pairs: number;
  /** Pairs in which the other pupil is higher, less those in which the disadvantaged pupil is. */
  readonly ahead: number;
}

/**
 * DfE disadvantage gap index, `10 (2A - 1)`, where A is the chance that a pupil of the other population outranks a
 * disadvantaged one, ties counting half.
 *
 * It is the difference between the mean mid-ranks among the pupils of both, divided by half their number, times 10; so
 * the gap in percentile ranks is 5 times the index. This does not hold for populations ranked among more pupils than these.
 *
 * @param disadvantaged pupils per outcome, from the lowest up, whole numbers
 * @param others the same outcomes
 * @throws RangeError when the two differ in length, one is empty, or there are more than 2^53 pairs
 * @source DfE SFR 40/2014, which does not say how ties rank: mid-ranks are assumed
 * @example gapIndex([2, 1, 0], [0, 1, 2]) // 8 wins and 1 tie in 9 pairs: A = 17/18, index 8.888..., ahead 8
 */
export function gapIndex(disadvantaged: ArrayLike<number>, others: ArrayLike<number>): GapIndex {
  if (disadvantaged.length !== others.length) {
    throw new RangeError(`expected ${disadvantaged.length} outcomes but got: ${others.length}`);
  }
  const total = sum(disadvantaged);
  const pairs = total * sum(others);
  if (!(pairs > 0 && Number.isSafeInteger(pairs))) throw new RangeError(`no countable pairs of pupils: ${pairs}`);
  let below = 0;
  let ahead = 0;
  for (let outcome = 0; outcome < others.length; outcome++) {
    const tied = disadvantaged[outcome] as number;
    const above = total - below - tied;
    ahead += (others[outcome] as number) * (below - above);
    below += tied;
  }
  return { index: (10 * ahead) / pairs, pairs, ahead };
}

function sum(counts: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < counts.length; index++) total += counts[index] as number;
  return total;
}
