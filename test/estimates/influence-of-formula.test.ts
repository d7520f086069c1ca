import { describe, expect, it } from "vitest";
import { meanOfSums } from "../../src/estimates/decompose/mean-of-sums.ts";
import type { DomainMean } from "../../src/estimates/domain-mean.ts";
import { influenceOfFormula } from "../../src/estimates/influence-of-formula.ts";
import { mean, minus, times } from "../../src/figures/formula.ts";
import { meanDomain } from "../support/decompose-cells.ts";

const [a, b] = [meanDomain("a", 2019), meanDomain("b", 2019)];
const means = new Map<string, DomainMean>();
for (const [domain, sums] of [
  [a, [{ school: 0, pupils: 1, sum: 2 }, { school: 1, pupils: 1, sum: 4 }]], // biome-ignore format: a table
  [b, [{ school: 1, pupils: 3, sum: 3 }, { school: 2, pupils: 1, sum: 5 }]], // biome-ignore format: a table
] as const) {
  const found = meanOfSums(sums);
  if (found !== null) means.set(domain.key, found);
}

describe("influenceOfFormula", () => {
  it("weighs each mean's influences by the gradient", () => {
    // On paper: means 3 and 2. Influences of a: -0.5, 0.5, 0; of b: 0, (3 - 6)/4 = -0.75, (5 - 2)/4 = 0.75.
    const gap = influenceOfFormula(minus(mean(a), mean(b)), means, 3, "plain");
    expect(gap.value).toBe(1);
    expect([...gap.influence]).toEqual([-0.5, 1.25, -0.75]);
    // The product 6 moves by 2 with a and by 3 with b.
    const product = influenceOfFormula(times(mean(a), mean(b)), means, 3, "plain");
    expect(product.value).toBe(6);
    expect([...product.gradient.values()]).toEqual([2, 3]);
    expect([...product.influence]).toEqual([-1, 1 - 2.25, 2.25]);
  });

  it("stretches by leverage where asked", () => {
    // On paper: shares of a are 1/2 each, so influences grow by sqrt(2).
    const { influence } = influenceOfFormula(mean(a), means, 3, "corrected");
    expect([...influence]).toEqual([-Math.SQRT1_2, Math.SQRT1_2, 0].map((value) => expect.closeTo(value, 12)));
  });

  it("refuses a mean that is not given", () => {
    expect(() => influenceOfFormula(mean(meanDomain("c", 2019)), means, 3, "plain")).toThrow(
      "no mean for: c|whole|2019",
    );
  });
});
