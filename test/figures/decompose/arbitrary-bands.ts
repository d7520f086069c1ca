import fc from "fast-check";
import type { MixBand } from "../../../src/figures/decompose/kitagawa.ts";
import { constant } from "../../../src/figures/formula.ts";

/** Shares and gaps of bands as constants: doubles with all their bits, since an identity holds for any. */
export const arbitraryBands: fc.Arbitrary<readonly (readonly [before: MixBand, after: MixBand])[]> = fc.array(
  fc
    .tuple(
      ...([0, 1] as const).map(() =>
        fc.record({
          share: fc.integer({ min: 0, max: 997 }).map((whole) => constant(whole / 997, "test")),
          gap: fc.integer({ min: -99_999, max: 99_999 }).map((whole) => constant(whole / 991, "test")),
        }),
      ),
    )
    .map(([before, after]): readonly [MixBand, MixBand] => {
      if (before === undefined || after === undefined) throw new Error("two years");
      return [before, after];
    }),
  { minLength: 1, maxLength: 5 },
);
