import { expect, it } from "vitest";
import { bandNumbers, type PriorCount } from "../../src/scores/band-rule.ts";

const priors = (...counts: readonly (readonly [prior: number, pupils: number])[]): PriorCount[] =>
  counts.map(([prior, expectation]) => ({ prior, expectation, others: 1 }));

it("makes every prior a band, or the year one band", () => {
  expect(bandNumbers({ kind: "each score" }, priors([24, 1], [27, 1]))).toEqual([24, 27]);
  expect(bandNumbers({ kind: "none" }, priors([24, 1], [27, 1]))).toEqual([0, 0]);
});

it("puts the edges of bands of a width at its multiples, below zero too", () => {
  const counts = priors([-6, 1], [-5, 1], [-1, 1], [0, 1], [4, 1], [5, 1]);
  expect(bandNumbers({ kind: "width", width: 5 }, counts)).toEqual([-2, -1, -1, 0, 0, 1]);
});

it("lets a band begin at each cut", () => {
  const counts = priors([9, 1], [10, 1], [19, 1], [30, 1]);
  expect(bandNumbers({ kind: "given", cuts: [10, 20, 30] }, counts)).toEqual([0, 1, 1, 3]);
  expect(bandNumbers({ kind: "given", cuts: [] }, counts)).toEqual([0, 0, 0, 0]);
});

it("keeps ties together in quantile groups, in the group of their middle", () => {
  // Ten pupils in halves: middles at 2, 5 and 8.5 of 10.
  expect(bandNumbers({ kind: "quantiles", groups: 2 }, priors([1, 4], [2, 2], [3, 4]))).toEqual([0, 1, 1]);
  // Nobody of the expectation population above 2: the last group.
  expect(bandNumbers({ kind: "quantiles", groups: 2 }, priors([1, 3], [2, 3], [3, 0]))).toEqual([0, 1, 1]);
  expect(bandNumbers({ kind: "quantiles", groups: 4 }, priors([1, 0]))).toEqual([0]);
});

it("refuses rules that cannot be", () => {
  expect(() => bandNumbers({ kind: "width", width: 0.5 }, [])).toThrow("band width is not whole steps: 0.5");
  expect(() => bandNumbers({ kind: "quantiles", groups: 0 }, [])).toThrow("not a number of groups: 0");
  expect(() => bandNumbers({ kind: "given", cuts: [1, 1] }, [])).toThrow("cuts are not rising whole numbers: 1");
});
