import { describe, expect, it } from "vitest";
import { jointMiss } from "../../../src/estimates/families/joint-miss.ts";
import { jointP } from "../../../src/estimates/families/joint-p.ts";
import { sidakP } from "../../../src/estimates/families/sidak.ts";

const draws = { draws: 20_000, seed: 20_160_331, stream: 2 };
const independent = (figures: number) =>
  Array.from({ length: figures }, (_, row) => Float64Array.from({ length: figures }, (_, at) => Number(at === row)));

describe("a p value adjusted for the largest of all", () => {
  // R 4.2.2: ptukey(sqrt(2) * qnorm(1 - 0.01 / 2), 4, Inf, lower.tail = FALSE), the studentised range of four means.
  it("of all pairs of independent figures is that of the studentised range", () => {
    const adjust = jointP(independent(4), "pairs", draws);
    expect([0.01, 0.002, 0.2].map(adjust)).toEqual(
      [0.04910455, 0.01077495, 0.5747104].map((p) => expect.closeTo(p, 2)),
    );
  });

  it("of independent figures is Sidak's", () => {
    expect(jointP(independent(5), "each", draws)(0.01)).toBeCloseTo(1 - 0.99 ** 5, 2);
    expect(sidakP(0.01, 5)).toBeCloseTo(1 - 0.99 ** 5, 12);
  });

  it("is never below the p value itself nor above Sidak's, and stays as it is for one pair", () => {
    const alike = [Float64Array.of(1, 1), Float64Array.of(1, 1)];
    expect(jointP(alike, "each", draws)(0.03)).toBeGreaterThanOrEqual(0.03);
    expect(jointP(alike, "each", draws)(0.03)).toBeLessThanOrEqual(sidakP(0.03, 2));
    expect(jointP(independent(2), "pairs", draws)(0.03)).toBe(0.03);
  });

  it("is 5% where the level common to all is reached", () => {
    const miss = jointMiss(independent(6), "pairs", 0.05, draws);
    expect(jointP(independent(6), "pairs", draws)(miss)).toBeCloseTo(0.05, 3);
  });
});
