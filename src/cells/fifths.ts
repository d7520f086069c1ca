/** One unit to place in a fifth: a school with its share and its weight. */
export interface Weighted {
  readonly share: number;
  readonly weight: number;
}

/**
 * Cuts units into five parts of about equal weight by their share, 1 the lowest.
 *
 * Units with the same share stay together: such a block goes where its middle falls.
 *
 * @returns 1 to 5 for each unit, in the order given
 * @throws RangeError when the weights are all 0
 * @example fifthsOf([{ share: 3, weight: 1 }, { share: 1, weight: 1 }]) // [4, 2]
 */
export function fifthsOf(units: readonly Weighted[]): readonly number[] {
  const total = units.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError(`no weight to cut into fifths: ${total}`);
  const weightOf = new Map<number, number>();
  for (const { share, weight } of units) weightOf.set(share, (weightOf.get(share) ?? 0) + weight);
  const fifthOf = new Map<number, number>();
  let below = 0;
  for (const share of [...weightOf.keys()].sort((a, b) => a - b)) {
    const weight = weightOf.get(share) ?? 0;
    fifthOf.set(share, Math.min(5, 1 + Math.floor((5 * (2 * below + weight)) / (2 * total))));
    below += weight;
  }
  return units.map(({ share }) => fifthOf.get(share) ?? 0);
}
