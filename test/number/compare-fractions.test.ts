import fc from "fast-check";
import { expect, test } from "vitest";
import { compareFractions } from "../../src/number/compare-fractions.ts";

test("fractions that quotients in doubles cannot tell apart, worked by hand", () => {
  // (k + 1) / (k + 2) > k / (k + 1); both quotients round to the same double
  const k = 2 ** 40;
  expect(k / (k + 1)).toBe((k + 1) / (k + 2));
  expect(compareFractions(k, k + 1, k + 1, k + 2)).toBe(-1);
  expect(compareFractions(-k, k + 1, -k - 1, k + 2)).toBe(1);
  // and equal fractions whose quotients happen to differ from nothing
  expect(compareFractions(1, 3, 2, 6)).toBe(0);
  expect(compareFractions(0, 7, -0, 3)).toBe(0);
});

test("cross products at the edge of the safe integers", () => {
  // 94906267^2 = 9007199515875289 = (94906267 - 1) (94906267 + 1) + 1, above 2^53, where doubles skip odd numbers
  const n = 94906267;
  expect(compareFractions(n, n + 1, n - 1, n)).toBe(1);
  expect(compareFractions(n - 1, n, n, n + 1)).toBe(-1);
  expect(compareFractions(2 ** 53 - 1, 1, 2 ** 53 - 2, 1)).toBe(1);
  expect(compareFractions(2 ** 53 - 1, 2 ** 52, 2 ** 53 - 1, 2 ** 52)).toBe(0);
});

test("any fractions: as in big integers", () => {
  const numerator = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.integer({ min: -9, max: 9 }));
  const denominator = fc.oneof(fc.integer({ min: 1, max: 2 ** 53 - 1 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(numerator, denominator, numerator, denominator, (a, b, c, d) => {
      const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
      expect(compareFractions(a, b, c, d)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
    }),
  );
});

test("every small fraction against every other: as the difference of cross products, exact in doubles", () => {
  for (let a = -4; a <= 4; a++) {
    for (let c = -4; c <= 4; c++) {
      for (let b = 1; b <= 4; b++) {
        for (let d = 1; d <= 4; d++) expect(compareFractions(a, b, c, d)).toBe(Math.sign(a * d - c * b) + 0);
      }
    }
  }
});

test("fractions within one part in 2^100 of each other: as in big integers", () => {
  // Neighbours n / (n + 1) and (n + m) / (n + m + 1) for large n
  const large = fc.integer({ min: 2 ** 50, max: 2 ** 52 });
  fc.assert(
    fc.property(large, fc.integer({ min: 0, max: 3 }), (n, m) => {
      expect(compareFractions(n, n + 1, n + m, n + m + 1)).toBe(m === 0 ? 0 : -1);
    }),
  );
});

test("what is not a fraction of whole numbers is refused", () => {
  expect(() => compareFractions(0.5, 1, 1, 1)).toThrow("numerator not whole: 0.5");
  expect(() => compareFractions(1, 1, Number.NaN, 1)).toThrow("numerator not whole: NaN");
  expect(() => compareFractions(1, 0, 1, 1)).toThrow("denominator not whole and positive: 0");
  expect(() => compareFractions(1, 1, 1, -2)).toThrow("denominator not whole and positive: -2");
  expect(() => compareFractions(1, 1, 1, 0)).toThrow("denominator not whole and positive: 0");
  expect(() => compareFractions(1, 0.5, 1, 1)).toThrow("denominator not whole and positive: 0.5");
});
