import type { Formula } from "../figure.ts";
import { constant, minus, plus, sumOf, times } from "../formula.ts";

/** One band of a group in one year: its share of the group and its gap. */
export interface MixBand {
  readonly share: Formula;
  readonly gap: Formula;
}

/** A change of a gap and the two parts that it is the sum of. */
export interface Kitagawa {
  readonly change: Formula;
  /** What follows from other shares of the bands: more pupils in bands with a larger gap. */
  readonly ofMix: Formula;
  /** What follows from other gaps within the bands. */
  readonly ofGaps: Formula;
  /** The same two parts band by band, in their order. A band's part of the mix means something only beside the others'. */
  readonly bands: readonly { readonly ofMix: Formula; readonly ofGap: Formula }[];
}

/**
 * Kitagawa's decomposition of a change: how much of it is another mix of bands, how much other gaps within bands.
 *
 * With shares w and gaps g of each band, before (0) and after (1), each change is weighted by the midpoint of the other:
 *
 *   sum w1 g1 - sum w0 g0 = sum (w1 - w0) (g0 + g1) / 2 + sum (g1 - g0) (w0 + w1) / 2
 *
 * It adds up exactly and does not depend on which year is called first. Shares are means of share domains, so the
 * error of the mix is in the error of each part. Bands must make up the group between them: pupils whose band is not
 * observed are a band of their own. It describes; what moved the mix may have moved the gaps too.
 *
 * @param before bands of the first year
 * @param after the same bands, in the same order, of the second
 * @throws RangeError when there are no bands, or not the same number
 * @source Kitagawa (1955), Journal of the American Statistical Association 50, 1168-1194
 * @example shares 0.7, 0.3 then 0.6, 0.4; gaps 10, 20 then 11, 21: change 15 - 13 = 2, of mix 1, of gaps 1
 */
export function kitagawa(before: readonly MixBand[], after: readonly MixBand[]): Kitagawa {
  if (before.length !== after.length) throw new RangeError(`${before.length} bands before, and after: ${after.length}`);
  const bands = after.map((now, index) => {
    const then = before[index] ?? now;
    const midpoint = (a: Formula, b: Formula) => times(constant(0.5, "midpoint of two years"), plus(a, b));
    return {
      ofMix: times(minus(now.share, then.share), midpoint(then.gap, now.gap)),
      ofGap: times(minus(now.gap, then.gap), midpoint(then.share, now.share)),
    };
  });
  return {
    change: minus(gapOfMix(after), gapOfMix(before)),
    ofMix: sumOf(bands.map(({ ofMix }) => ofMix)),
    ofGaps: sumOf(bands.map(({ ofGap }) => ofGap)),
    bands,
  };
}

/** The gap of a group from those of its bands: the sum of share x gap. */
export function gapOfMix(bands: readonly MixBand[]): Formula {
  return sumOf(bands.map(({ share, gap }) => times(share, gap)));
}
