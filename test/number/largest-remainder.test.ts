import fc from "fast-check";
import { expect, test } from "vitest";
import { largestRemainder } from "../../src/number/largest-remainder.ts";

test("ten seats, the worked example of en.wikipedia.org/wiki/Quota_method (Hare quota)", () => {
  // quotas 4.7, 1.6, 1.59, 1.2, 0.6, 0.31: the first, second and fifth are rounded up
  expect(largestRemainder([47000, 16000, 15900, 12000, 6000, 3100], 10)).toEqual([5, 2, 1, 1, 1, 0]);
});

test("equal remainders go to the first", () => {
  expect(largestRemainder([1, 1, 1], 100)).toEqual([34, 33, 33]);
  expect(largestRemainder([1, 1, 1], 101)).toEqual([34, 34, 33]);
  expect(largestRemainder([0.25, 0.25, 0.25, 0.25], 2)).toEqual([1, 1, 0, 0]);
});

test("quotas that are whole stay, also where a share in binary is not what it says", () => {
  expect(largestRemainder([0.1, 0.2, 0.7], 10)).toEqual([1, 2, 7]);
  expect(largestRemainder(new Array(10).fill(0.1), 10)).toEqual(new Array(10).fill(1));
  expect(largestRemainder([0, 5, 0], 7)).toEqual([0, 7, 0]);
  expect(largestRemainder([3, 4], 0)).toEqual([0, 0]);
});

test("whole-number shares: adds up, within one of the quota, and no larger remainder goes without", () => {
  const shares = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(shares, fc.integer({ min: 0, max: 1e9 }), (shares, total) => {
      const whole = shares.reduce((sum, share) => sum + share, 0);
      fc.pre(whole > 0);
      const counts = largestRemainder(shares, total);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
      const divided = shares.map((share, index) => {
        const product = BigInt(share) * BigInt(total);
        const extra = BigInt(counts[index] ?? -1) - product / BigInt(whole);
        return { extra: Number(extra), remainder: Number(product % BigInt(whole)) };
      });
      expect(divided.every(({ extra }) => extra === 0 || extra === 1)).toBe(true);
      const [up, down] = [1, 0].map((wanted) => divided.filter(({ extra }) => extra === wanted)) as [
        typeof divided,
        typeof divided,
      ];
      const smallestUp = Math.min(...up.map(({ remainder }) => remainder));
      expect(Math.max(...down.map(({ remainder }) => remainder))).toBeLessThanOrEqual(smallestUp);
    }),
  );
});

test("fractional shares add up too", () => {
  const shares = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(shares, fc.integer({ min: 0, max: 1e9 }), (shares, total) => {
      const counts = largestRemainder(shares, total);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
      const whole = shares.reduce((sum, share) => sum + share, 0);
      counts.forEach((count, index) => {
        expect(Math.abs(count - ((shares[index] ?? 0) / whole) * total)).toBeLessThan(1 + 1e-6);
      });
    }),
  );
});

test("what cannot be divided is refused", () => {
  expect(() => largestRemainder([1, -1], 3)).toThrow("share not a finite number of 0 or more: -1");
  expect(() => largestRemainder([1, Number.NaN], 3)).toThrow("share not a finite number of 0 or more: NaN");
  expect(() => largestRemainder([0, 0], 3)).toThrow("no shares above zero");
  expect(() => largestRemainder([], 0)).toThrow("no shares above zero");
  expect(() => largestRemainder([1], 1.5)).toThrow("total not a count: 1.5");
  expect(() => largestRemainder([1], -1)).toThrow("total not a count: -1");
  // 0.2 + 0.1 is a little over 0.3: of so many, the quotas rounded down leave more than one for each share
  expect(() => largestRemainder([0.2, 0.1], 2 ** 53 - 1)).toThrow("total too large for such fine shares");
});
