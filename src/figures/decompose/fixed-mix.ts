import type { Formula } from "../figure.ts";
import { constant, minus } from "../formula.ts";
import { gapOfMix, type MixBand } from "./kitagawa.ts";

/** A gap beside what it would be with another mix. */
export interface FixedMix {
  readonly actual: Formula;
  readonly fixed: Formula;
  /** actual - fixed: how much larger the gap is for the group's own mix. */
  readonly ofMix: Formula;
}

/**
 * The gap of a group if its bands had the shares of a reference, such as those of the nation or of a base year.
 *
 * fixed = sum of reference share x own gap of the band. (Direct standardisation.)
 *
 * Reference shares that are means of share domains bring their error; constants are taken as known. A band in which
 * the group has nobody has no gap, and so the figure has none: choose wider bands.
 *
 * @param bands the group's own shares and gaps
 * @param reference a share for each band, in the same order, that make 1 between them
 * @throws RangeError when there are no bands, or not a share for each
 * @source Kitagawa (1964), Demography 1, 296-315
 * @example own shares 0.5, 0.5, gaps 10, 20, reference 0.8, 0.2: actual 15, fixed 12, of mix 3
 */
export function fixedMix(bands: readonly MixBand[], reference: readonly Formula[]): FixedMix {
  if (reference.length !== bands.length)
    throw new RangeError(`${bands.length} bands, and shares of a reference: ${reference.length}`);
  const actual = gapOfMix(bands);
  const fixed = gapOfMix(bands.map(({ gap, share }, index) => ({ gap, share: reference[index] ?? share })));
  return { actual, fixed, ofMix: minus(actual, fixed) };
}

/**
 * Shares of a reference that were published or agreed, taken as known.
 *
 * @param source where they are from: it is printed with the figure
 * @throws RangeError when one is outside 0 to 1, or they do not make 1 to a millionth
 * @example constantMix([0.8, 0.2], "national shares of 2015")
 */
export function constantMix(shares: readonly number[], source: string): readonly Formula[] {
  for (const share of shares) if (!(share >= 0 && share <= 1)) throw new RangeError(`share outside 0 to 1: ${share}`);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (!(Math.abs(total - 1) <= 1e-6)) throw new RangeError(`shares of a mix do not make 1: ${total}`);
  return shares.map((share) => constant(share, source));
}
