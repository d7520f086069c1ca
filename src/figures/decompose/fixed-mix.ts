import type { Formula } from "../figure.ts";
import { minus } from "../formula.ts";
import { gapOfMix, type MixBand } from "./kitagawa.ts";

/** A gap, and what it would be with another mix. */
export interface FixedMix {
  readonly actual: Formula;
  readonly fixed: Formula;
  /** actual - fixed: how much larger the gap is because of the group's own mix. */
  readonly ofMix: Formula;
}

/**
 * The gap of a group if its bands had the shares of a reference, such as the nation or a base year.
 *
 * fixed = sum of reference share x own gap of the band. (Direct standardisation.)
 *
 * Reference shares that are means of share domains bring their own error; constants are taken as known. A band with no
 * pupils of the group has no gap, so the figure has no value either: choose wider bands.
 *
 * @param bands the group's own shares and gaps
 * @param reference one share per band, in the same order; together they make 1
 * @throws RangeError when there are no bands, or the number of shares differs from theirs
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
