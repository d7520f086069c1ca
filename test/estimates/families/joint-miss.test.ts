import { describe, expect, it } from "vitest";
import { type Draws, jointMiss, varianceOfDifference } from "../../../src/estimates/families/joint-miss.ts";
import { sidakMiss } from "../../../src/estimates/families/sidak.ts";
import { normalQuantile } from "../../../src/number/normal.ts";
import { oracleRows } from "../../support/oracle-csv.ts";

const draws: Draws = { draws: 50_000, seed: 2016, stream: 4 };
const criticalOf = (miss: number) => -normalQuantile(miss / 2);

/** Correlations of errors with one common part, in any unit: each figure has its own standard deviation. */
function oneFactor(loadings: readonly number[]): readonly (readonly number[])[] {
  const sd = (index: number) => 1 + (index % 3);
  return loadings.map((a, row) => loadings.map((b, column) => sd(row) * sd(column) * (row === column ? 1 : a * b)));
}

const numbers = (text = "") => text.split(" ").map(Number);

// By numerical integration: test/oracle/many.R. 50,000 draws know the critical value to about 0.01.
describe("the level at which intervals hold together", () => {
  const rows = oracleRows("largest-normal.csv");
  it.each(rows.filter(({ what }) => what === "each"))(
    "of figures with loadings $loadings",
    ({ loadings, critical }) => {
      const miss = jointMiss(oneFactor(numbers(loadings)), "each", 0.05, draws);
      expect(Math.abs(criticalOf(miss) - Number(critical))).toBeLessThan(0.03);
    },
  );

  it.each(rows.filter(({ what }) => what === "pairs"))("of all pairs of independent areas: $loadings", (row) => {
    const areas = numbers(row.loadings);
    const same = areas.map((_, a) => areas.map((_, b) => (a === b ? 4 : 0)));
    const miss = jointMiss(same, "pairs", 0.05, { ...draws, draws: 40_000 });
    expect(Math.abs(criticalOf(miss) - Number(row.critical))).toBeLessThan(0.03);
  });
});

// R's package mvtnorm: test/oracle/many-normal.R.
describe("the level under any covariances", () => {
  it.each(oracleRows("largest-any-normal.csv"))("$covariance at $level", ({ level, covariance, critical }) => {
    const entries = numbers(covariance);
    const size = Math.sqrt(entries.length);
    const matrix = Array.from({ length: size }, (_, row) => entries.slice(row * size, (row + 1) * size));
    const miss = jointMiss(matrix, "each", 1 - Number(level), draws);
    expect(Math.abs(criticalOf(miss) - Number(critical))).toBeLessThan(0.03);
  });
});

describe("where the level is known on paper", () => {
  it("is that of one figure, for one figure, none, and figures without error", () => {
    expect(jointMiss([[4]], "each", 0.05, draws)).toBe(0.05);
    expect(jointMiss([], "each", 0.05, draws)).toBe(0.05);
    expect(jointMiss([[4, 0], [0, 0]], "each", 0.05, draws)).toBe(0.05); // biome-ignore format: a matrix
    expect(jointMiss([[4, 1], [1, 4]], "pairs", 0.05, draws)).toBe(0.05); // biome-ignore format: a matrix
  });

  it("is that of one figure where all say the same", () => {
    const same = [1, 2, 3].map((a) => [1, 2, 3].map((b) => a * b));
    expect(Math.abs(criticalOf(jointMiss(same, "each", 0.05, draws)) - 1.959964)).toBeLessThan(0.03);
  });

  it("does not see what all areas share, in a difference", () => {
    const own = [1, 2, 0.5, 3].map((v, a) => [0, 1, 2, 3].map((b) => (a === b ? v : 0)));
    const shared = own.map((row) => row.map((value) => value + 7));
    const [apart, together] = [own, shared].map((matrix) => criticalOf(jointMiss(matrix, "pairs", 0.05, draws)));
    expect(Math.abs((apart ?? 0) - (together ?? 1))).toBeLessThan(0.03);
  });

  it("is never stricter than Sidak's", () => {
    const independent = Array.from({ length: 40 }, (_, a) => Array.from({ length: 40 }, (_, b) => Number(a === b)));
    for (const stream of [0, 1, 2, 3]) {
      const miss = jointMiss(independent, "each", 0.05, { draws: 500, seed: 1, stream });
      expect(miss).toBeGreaterThanOrEqual(sidakMiss(0.05, 40));
      expect(miss).toBeLessThanOrEqual(0.05);
    }
  });
});

it("is the same number for the same seed and stream", () => {
  const matrix = oneFactor([0.5, 0.5, 0.2]);
  const few = { ...draws, draws: 999 };
  expect(jointMiss(matrix, "each", 0.05, few)).toBe(jointMiss(matrix, "each", 0.05, few));
  expect(jointMiss(matrix, "each", 0.05, { ...few, stream: 5 })).not.toBe(jointMiss(matrix, "each", 0.05, few));
});

it("counts the chance of the draws: the smallest number of them is 19 for 95%", () => {
  // ceil((19 + 1) 0.95) = 19 is the largest of 19; with 18 there is none.
  const matrix = oneFactor([0.5, 0.5]);
  expect(() => jointMiss(matrix, "each", 0.05, { ...draws, draws: 18 })).toThrow("too few draws: 18");
  expect(jointMiss(matrix, "each", 0.05, { ...draws, draws: 19 })).toBeGreaterThan(0);
});

it("works out the variance of a difference, and calls rounding nothing", () => {
  expect(varianceOfDifference([[4], [1, 9]], 1, 0)).toBe(11);
  expect(varianceOfDifference([[4], [1, 9]], 0, 1)).toBe(11);
  expect(varianceOfDifference([[0.1], [0.1 + 1e-17, 0.1]], 0, 1)).toBe(0);
});
