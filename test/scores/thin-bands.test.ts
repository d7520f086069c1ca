import fc from "fast-check";
import { expect, it } from "vitest";
import { type CountedBand, mergeThinBands } from "../../src/scores/thin-bands.ts";

const band = (prior: number, pupils: number): CountedBand => ({
  lower: prior,
  upper: prior,
  pupils,
  priors: prior * pupils,
  others: 1,
  othersPriors: prior,
});

const at = (prior: number) => ({ lower: prior, upper: prior });

it("moves a thin band to the nearer mean, downwards when both are as near", () => {
  expect(mergeThinBands([band(10, 9), band(13, 2), band(15, 9)], 5).merges).toEqual([
    { from: at(13), into: at(15), pupils: 2 },
  ]);
  expect(mergeThinBands([band(10, 9), band(12, 2), band(14, 9)], 5).merges).toEqual([
    { from: at(12), into: at(10), pupils: 2 },
  ]);
});

it("takes the thinnest first, and a merged band again while it is thin", () => {
  // 58 (2) goes to 57 (8), then 57-58 (10) with mean 57.2 goes to 56 (20): 30 pupils, and 55 stays on its own.
  const { bands, merges } = mergeThinBands([band(55, 40), band(56, 20), band(57, 8), band(58, 2)], 30);
  expect(merges).toEqual([
    { from: at(58), into: at(57), pupils: 2 },
    { from: { lower: 57, upper: 58 }, into: at(56), pupils: 10 },
  ]);
  expect(bands.map(({ lower, upper, pupils }) => [lower, upper, pupils])).toEqual([
    [55, 55, 40],
    [56, 58, 30],
  ]);
});

it("leaves the last band however thin, and everything when the minimum is 0", () => {
  expect(mergeThinBands([band(1, 1), band(2, 1)], 30).bands).toHaveLength(1);
  expect(mergeThinBands([band(1, 0), band(2, 1)], 0).merges).toEqual([]);
  expect(() => mergeThinBands([], 2.5)).toThrow("not a minimum of pupils: 2.5");
});

it("does what looking for the thinnest band again and again does", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat({ max: 9 }), { minLength: 12, maxLength: 12 }),
      fc.nat({ max: 15 }),
      (priors, pupils, minimum) => {
        const bands = priors.toSorted((a, b) => a - b).map((prior, index) => band(prior, pupils[index] ?? 0));
        expect(mergeThinBands(bands, minimum)).toEqual(searched(bands, minimum));
      },
    ),
  );
});

/** The definition as it is said, with a search for every merge. Means of these small numbers differ by more than 1e-9. */
function searched(given: readonly CountedBand[], minimum: number): ReturnType<typeof mergeThinBands> {
  const bands = [...given];
  const merges = [];
  const mean = ({ pupils, priors, others, othersPriors }: CountedBand): number =>
    pupils > 0 ? priors / pupils : othersPriors / others;
  for (;;) {
    const least = Math.min(...bands.map(({ pupils }) => pupils));
    const index = bands.findIndex(({ pupils }) => pupils === least);
    const thin = bands[index];
    if (thin === undefined || bands.length < 2 || least >= minimum) return { bands, merges };
    const [below, above] = [bands[index - 1], bands[index + 1]];
    const down = below === undefined ? Number.POSITIVE_INFINITY : mean(thin) - mean(below);
    const up = above === undefined ? Number.POSITIVE_INFINITY : mean(above) - mean(thin);
    const rises = up < down - 1e-9;
    const into = rises ? above : below;
    if (into === undefined) throw new Error("no neighbour");
    const { lower, upper, pupils } = thin;
    merges.push({ from: { lower, upper }, into: { lower: into.lower, upper: into.upper }, pupils });
    bands.splice(rises ? index : index - 1, 2, {
      lower: Math.min(lower, into.lower),
      upper: Math.max(upper, into.upper),
      pupils: pupils + into.pupils,
      priors: thin.priors + into.priors,
      others: thin.others + into.others,
      othersPriors: thin.othersPriors + into.othersPriors,
    });
  }
}
