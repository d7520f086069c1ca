import type { Formula } from "../figure.ts";
import { constant, minus, plus, sumOf, times } from "../formula.ts";

/** One band of a group in one year: its share of the group and its gap. */
export interface MixBand {
  readonly share: Formula;
  readonly gap: Formula;
}

/** A change of a gap, and the two parts that add up to it. */
export interface Kitagawa {
  readonly change: Formula;
  /** The part that comes from changed shares of the bands, such as more pupils in bands with a larger gap. */
  readonly ofMix: Formula;
  /** The part that comes from changed gaps within the bands. */
  readonly ofGaps: Formula;
  /** The same two parts for each band, in order. One band's part of the mix has no meaning without the others'. */
  readonly bands: readonly { readonly ofMix: Formula; readonly ofGap: Formula }[];
}

/**
 * Kitagawa's decomposition of a change: how much of it is a change of mix, and how much a change of gaps within bands.
 *
 * With shares w and gaps g of each band, before (0) and after (1), each change is weighted by the other's midpoint:
 *
 *   sum w1 g1 - sum w0 g0 = sum (w1 - w0) (g0 + g1) / 2 + sum (g1 - g0) (w0 + w1) / 2
 *
 * It adds up exactly and does not depend on which year is called first. Shares are means of share domains, so the error
 * of each part includes that of the mix. The bands together must make up the group: pupils whose band was not observed
 * are a band of their own. The decomposition describes the change and does not explain it: whatever changed the mix may
 * have changed the gaps too.
 *
 * @param before bands of the first year
 * @param after the same bands of the second year, in the same order
 * @throws RangeError when there are no bands, or not the same number in both years
 * @source Kitagawa (1955), Journal of the American Statistical Association 50, 1168-1194
 * @example shares 0.7, 0.3 then 0.6, 0.4; gaps 10, 20 then 11, 21: change 15 - 13 = 2, of mix 1, of gaps 1
 */
export function kitagawa(before: readonly MixBand[], after: readonly MixBand[]): Kitagawa {
  if (before.length !== after.length) throw new RangeError(`${before.length} bands before, but after: ${after.length}`);
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

/** The gap of a group, worked out from those of its bands: the sum of share x gap. */
export function gapOfMix(bands: readonly MixBand[]): Formula {
  return sumOf(bands.map(({ share, gap }) => times(share, gap)));
}
