/**
 * How prior scores are grouped into bands, all in scaled priors (multiples of `priorStep`).
 *
 * - `each score`: every distinct prior is a band
 * - `width`: bands of `width` prior steps, with edges at its multiples
 * - `quantiles`: about equal groups of the expectation population of the year; equal priors stay together
 * - `given`: a band begins at each cut; the first band holds what is below the first cut
 * - `none`: one band per year
 */
export type BandRule =
  | { readonly kind: "each score" }
  | { readonly kind: "width"; readonly width: number }
  | { readonly kind: "quantiles"; readonly groups: number }
  | { readonly kind: "given"; readonly cuts: readonly number[] }
  | { readonly kind: "none" };

/** Pupils with one prior in one year: those of the expectation population, and the others who are to be scored. */
export interface PriorCount {
  readonly prior: number;
  readonly expectation: number;
  readonly others: number;
}

/**
 * Band number of each distinct prior of one year.
 *
 * A quantile group is the one that holds the middle of the tied pupils: `floor(groups (2 below + tied) / (2 N))`.
 *
 * @param priors ascending and distinct
 * @returns whole numbers that never fall as the prior rises; they may leave gaps
 * @throws RangeError for an impossible width, number of groups or list of cuts
 * @example bandNumbers({ kind: "width", width: 5 }, [{ prior: 24, expectation: 9, others: 0 }]) // [4]
 */
export function bandNumbers(rule: BandRule, priors: readonly PriorCount[]): number[] {
  switch (rule.kind) {
    case "each score":
      return priors.map(({ prior }) => prior);
    case "width":
      return byWidth(rule.width, priors);
    case "quantiles":
      return byQuantile(rule.groups, priors);
    case "given":
      return byCuts(rule.cuts, priors);
    case "none":
      return priors.map(() => 0);
  }
}

function byWidth(width: number, priors: readonly PriorCount[]): number[] {
  if (!(Number.isSafeInteger(width) && width > 0)) throw new RangeError(`band width is not whole steps: ${width}`);
  return priors.map(({ prior }) => Math.floor(prior / width));
}

function byQuantile(groups: number, priors: readonly PriorCount[]): number[] {
  if (!(Number.isSafeInteger(groups) && groups > 0)) throw new RangeError(`not a number of groups: ${groups}`);
  const total = priors.reduce((sum, { expectation }) => sum + expectation, 0);
  let below = 0;
  return priors.map(({ expectation }) => {
    const group = total === 0 ? 0 : Math.floor((groups * (2 * below + expectation)) / (2 * total));
    below += expectation;
    return Math.min(group, groups - 1);
  });
}

function byCuts(cuts: readonly number[], priors: readonly PriorCount[]): number[] {
  const wrong = cuts.find(
    (cut, index) => !Number.isSafeInteger(cut) || cut <= (cuts[index - 1] ?? Number.NEGATIVE_INFINITY),
  );
  if (wrong !== undefined) throw new RangeError(`cuts are not rising whole numbers: ${wrong}`);
  let band = 0;
  return priors.map(({ prior }) => {
    while (band < cuts.length && (cuts[band] as number) <= prior) band++;
    return band;
  });
}
