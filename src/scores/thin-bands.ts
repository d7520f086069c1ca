/** Lowest and highest scaled prior seen in a band. */
export interface PriorRange {
  readonly lower: number;
  readonly upper: number;
}

/** A band of one year: pupils and sum of priors in the expectation population, and of the others to be scored. */
export interface CountedBand extends PriorRange {
  readonly pupils: number;
  readonly priors: number;
  readonly others: number;
  readonly othersPriors: number;
}

/** A thin band that was merged into its neighbour, with its pupils of the expectation population. */
export interface ThinBand {
  readonly from: PriorRange;
  readonly into: PriorRange;
  readonly pupils: number;
}

/**
 * Bands of one year after thin ones have been merged into the neighbour with the nearer mean prior.
 *
 * The thinnest band is merged first, the lowest of equally thin ones; if both neighbours are equally near, the lower is
 * taken. Means are those of the expectation population (of the others, in a band without any of it), so who else is
 * scored does not change an expectation. The last band of a year stays, however thin it is.
 *
 * @param bands ascending, not overlapping
 * @param minimum pupils of the expectation population a band needs; 0 merges nothing
 * @throws RangeError when the minimum is not a whole number from 0 up
 */
export function mergeThinBands(
  bands: readonly CountedBand[],
  minimum: number,
): { readonly bands: readonly CountedBand[]; readonly merges: readonly ThinBand[] } {
  if (!(Number.isSafeInteger(minimum) && minimum >= 0)) throw new RangeError(`not a minimum of pupils: ${minimum}`);
  const merges: ThinBand[] = [];
  let left = bands;
  // All bands have at least `size` pupils here, so a merge makes a thicker one and one pass is enough for this size.
  for (let size = 0; size < minimum && left.length > 1; size++) left = mergeOfSize(left, size, merges);
  return { bands: left, merges };
}

function mergeOfSize(bands: readonly CountedBand[], size: number, merges: ThinBand[]): CountedBand[] {
  const kept: CountedBand[] = [];
  let rising: CountedBand | null = null;
  for (const [index, next] of bands.entries()) {
    const band: CountedBand = rising === null ? next : joined(rising, next);
    rising = null;
    const below = kept.at(-1);
    const above = bands[index + 1];
    if (band.pupils > size || (below === undefined && above === undefined)) {
      kept.push(band);
    } else if (above !== undefined && (below === undefined || aboveIsNearer(below, band, above))) {
      merges.push(move(band, above));
      rising = band;
    } else if (below !== undefined) {
      merges.push(move(band, below));
      kept[kept.length - 1] = joined(below, band);
    }
  }
  return kept;
}

function move(from: CountedBand, into: CountedBand): ThinBand {
  return {
    from: { lower: from.lower, upper: from.upper },
    into: { lower: into.lower, upper: into.upper },
    pupils: from.pupils,
  };
}

function joined(below: CountedBand, above: CountedBand): CountedBand {
  return {
    lower: below.lower,
    upper: above.upper,
    pupils: below.pupils + above.pupils,
    priors: below.priors + above.priors,
    others: below.others + above.others,
    othersPriors: below.othersPriors + above.othersPriors,
  };
}

/** Whether above - band < band - below in mean prior: compares the sum of the outer means with twice the inner one, exactly. */
function aboveIsNearer(below: CountedBand, band: CountedBand, above: CountedBand): boolean {
  const [lowSum, lowCount] = meanOf(below);
  const [sum, count] = meanOf(band);
  const [highSum, highCount] = meanOf(above);
  return (lowSum * highCount + highSum * lowCount) * count < 2n * sum * lowCount * highCount;
}

function meanOf(band: CountedBand): readonly [sum: bigint, count: bigint] {
  return band.pupils > 0
    ? [BigInt(band.priors), BigInt(band.pupils)]
    : [BigInt(band.othersPriors), BigInt(band.others)];
}
