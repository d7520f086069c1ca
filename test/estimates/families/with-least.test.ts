import { expect, it } from "vitest";
import { ofIndependent, ofMatrix, withLeast } from "../../../src/estimates/families/covariances.ts";

it("raises variances that are below their least, and leaves covariances", () => {
  // On paper: variances 4, 1, 9 with covariance 0.5; the second has a least of 3, so 2 more in each of its differences.
  const matrix = ofMatrix([Float64Array.of(4, 0.5, 0.5), Float64Array.of(0.5, 1, 0.5), Float64Array.of(0.5, 0.5, 9)]);
  const raised = withLeast(matrix, Float64Array.of(4, 3, 0));
  expect([0, 1, 2].map((figure) => raised.variance(figure))).toEqual([4, 3, 9]);
  const differences = new Float64Array(3);
  raised.ofDifferences(1, differences);
  expect([...differences]).toEqual([6, 0, 11]);
  raised.ofDifferences(0, differences);
  expect([...differences]).toEqual([0, 6, 12]);
  expect(raised.meanOfPairs()).toBe(0.5);
  expect(raised.matrix().map((row) => [...row])).toEqual([
    [4, 0.5, 0.5],
    [0.5, 3, 0.5],
    [0.5, 0.5, 9],
  ]);
  expect([0, 1].map((figure) => raised.of([2, 1]).variance(figure))).toEqual([9, 3]);
  const none = ofIndependent(Float64Array.of(1, 2));
  expect(withLeast(none, Float64Array.of(1, 1))).toBe(none);
});
