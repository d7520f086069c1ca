import fc from "fast-check";
import { expect, it } from "vitest";
import { indicesCoded, indicesOf, sortedBy } from "../../src/scores/order.ts";

it("sorts by the first key, then the next", () => {
  const keys = [Int32Array.of(2, 1, 1), Int32Array.of(0, 9, -5)];
  expect([...sortedBy(keys, Int32Array.of(0, 1, 2))]).toEqual([2, 1, 0]);
});

it("sorts any whole numbers as a comparing sort does, equal ones in the order given", () => {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { maxLength: 60 }), (pairs) => {
      const keys = [Int32Array.from(pairs, ([a]) => a), Int32Array.from(pairs, ([, b]) => b)];
      const indices = pairs.map((_, index) => index);
      const pair = (index: number): readonly [number, number] => pairs[index] ?? [0, 0];
      const expected = indices.toSorted((i, j) => pair(i)[0] - pair(j)[0] || pair(i)[1] - pair(j)[1]);
      expect([...sortedBy(keys, Int32Array.from(indices))]).toEqual(expected);
    }),
  );
});

it("finds masked and coded entries", () => {
  expect([...indicesOf(Uint8Array.of(0, 1, 1))]).toEqual([1, 2]);
  expect([...indicesCoded(Int32Array.of(-1, 0, 7))]).toEqual([1, 2]);
});
