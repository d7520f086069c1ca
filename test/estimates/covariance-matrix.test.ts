import { expect, it } from "vitest";
import { covarianceMatrix } from "../../src/estimates/covariance-matrix.ts";

it("holds the covariance of each pair, both ways", () => {
  // On paper, K = 3: 3/2 times the sums of products 6, 2 x 1 + 0 + 1 x -2 = 0, and 5.
  const matrix = covarianceMatrix([Float64Array.of(2, -1, 1), Float64Array.of(1, 0, -2)], 3);
  expect(matrix.map((row) => [...row])).toEqual([
    [9, 0],
    [0, 7.5],
  ]);
});

it("gives the worked value of its documentation", () => {
  const matrix = covarianceMatrix([Float64Array.of(1, -1), Float64Array.of(2, 0)], 2);
  expect(matrix.map((row) => [...row])).toEqual([
    [4, 4],
    [4, 8],
  ]);
});
