import { describe, expect, it } from "vitest";
import { bootstrapError, replicateValues } from "../../../src/estimates/bootstrap/replicate-values.ts";
import { type Domain, domainOf } from "../../../src/figures/domain.ts";
import { constant, mean, minus, over } from "../../../src/figures/formula.ts";

const area = { key: "a", scheme: "national", code: "a", name: "A", within: null };
const [p, q] = [domainOf("p", area, 2019), domainOf("q", area, 2019)];
const meansOf = (domain: Domain) => (domain === p ? Float64Array.of(6, 8, 9) : Float64Array.of(3, 2, 0));

describe("values of replicates", () => {
  it("follow the formula, replicate by replicate", () => {
    const formula = minus(over(minus(mean(p), mean(q)), mean(q)), constant(1, "paper"));
    expect([...replicateValues(formula, 3, meansOf)]).toEqual([0, 2, Number.POSITIVE_INFINITY]);
  });

  it("have logarithms, sums and products too", () => {
    const doubled = { op: "times", left: { op: "negate", of: mean(q) }, right: constant(2, "paper") } as const;
    expect([...replicateValues({ op: "plus", left: mean(p), right: doubled }, 3, meansOf)]).toEqual([0, 4, 9]);
    expect([...replicateValues({ op: "log", of: mean(p) }, 3, meansOf)]).toEqual([6, 8, 9].map(Math.log));
  });
});

describe("bootstrapError", () => {
  it("is the standard deviation and the percentiles of what has a value", () => {
    // R: sd(c(1, 2, 4, 8)) = 3.095696; quantile(c(1, 2, 4, 8), c(0.025, 0.975)) = 1.075, 7.7
    const error = bootstrapError(Float64Array.of(8, 1, Number.NaN, 4, 2, Number.POSITIVE_INFINITY));
    expect(error?.used).toBe(4);
    expect(error?.se).toBeCloseTo(3.095695936834452, 12);
    expect(error?.interval.lower).toBeCloseTo(1.075, 12);
    expect(error?.interval.upper).toBeCloseTo(7.7, 12);
  });

  it("is nothing of fewer than two values", () => {
    expect(bootstrapError(Float64Array.of(Number.NaN, 1))).toBeNull();
  });
});
