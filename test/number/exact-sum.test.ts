import fc from "fast-check";
import { expect, test } from "vitest";
import { exactSum } from "../../src/number/exact-sum.ts";

const SAFE = Number.MAX_SAFE_INTEGER;

test("sums of large numbers, worked by hand", () => {
  expect(exactSum([])).toBe(0);
  expect(exactSum([1, 2, -4])).toBe(-1);
  expect(exactSum([SAFE, 5, -7])).toBe(SAFE - 2);
  // as doubles: 2^53 + 1 + 1 - 2^53 is 0
  expect(exactSum([2 ** 53, 1, 1, -(2 ** 53)])).toBe(2);
  expect(exactSum([1e300, 3, -1e300])).toBe(3);
  expect(exactSum(new Set([-0]))).toBe(0);
});

test("any whole numbers, in any order: as in big integers", () => {
  const whole = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.constantFrom(SAFE, -SAFE, 2 ** 60, -(2 ** 60)));
  fc.assert(
    fc.property(fc.array(whole), (values) => {
      const expected = values.reduce((sum, value) => sum + BigInt(value), 0n);
      if (expected > SAFE || expected < -SAFE) expect(() => exactSum(values)).toThrow("sum beyond the safe integers");
      else for (const order of [values, values.toReversed()]) expect(exactSum(order)).toBe(Number(expected));
    }),
  );
});

test("the total may be the last safe integer and no more", () => {
  expect(exactSum([SAFE - 1, 1])).toBe(SAFE);
  expect(() => exactSum([SAFE, 1])).toThrow("sum beyond the safe integers: 9007199254740992");
  expect(() => exactSum([-SAFE, -1])).toThrow("sum beyond the safe integers: -9007199254740992");
});

test("fractions and what is not finite are refused", () => {
  expect(() => exactSum([1, 0.5, 0.5])).toThrow("not a whole number: 0.5");
  expect(() => exactSum([Number.NaN])).toThrow("not a whole number: NaN");
  expect(() => exactSum([Infinity])).toThrow("not a whole number: Infinity");
});
