import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/estimates/evaluate.ts";
import { type Domain, domainOf } from "../../src/figures/domain.ts";
import type { Formula } from "../../src/figures/figure.ts";

const area = { key: "a", scheme: "national", code: "a", name: "A", within: null };
const domains: readonly Domain[] = ["p", "q", "r"].map((population) => domainOf(population, area, 2019));

const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...domains).map((domain): Formula => ({ op: "mean", domain })),
    fc.double({ min: 0.5, max: 3, noNaN: true }).map((value): Formula => ({ op: "constant", value, source: "test" })),
    fc
      .tuple(
        fc.constantFrom("minus" as const, "plus" as const, "times" as const, "over" as const),
        tie("formula"),
        tie("formula"),
      )
      .map(([op, left, right]): Formula => ({ op, left, right })),
    tie("formula").map((of): Formula => ({ op: "negate", of })),
    tie("formula").map((of): Formula => ({ op: "log", of: { op: "times", left: of, right: of } })),
  ),
})).formula;

/** Largest size of any intermediate value: differentiation by differences is hopeless near a pole. */
function wildness(formula: Formula, at: ReadonlyMap<string, number>): number {
  const size = (part: Formula) => Math.abs(evaluate(part, (domain) => at.get(domain.key) ?? 0).value);
  const divisor = formula.op === "over" ? formula.right : formula.op === "log" ? formula.of : null;
  const own = Math.max(size(formula), divisor === null ? 0 : 1 / size(divisor));
  const inner = "left" in formula ? [formula.left, formula.right] : "of" in formula ? [formula.of] : [];
  return Math.max(own, ...inner.map((part) => wildness(part, at)));
}

describe("evaluate", () => {
  it("gives the worked value of its documentation", () => {
    const [a, b] = domains;
    if (a === undefined || b === undefined) throw new Error("no domains");
    const formula: Formula = { op: "over", left: { op: "mean", domain: a }, right: { op: "mean", domain: b } };
    const { value, gradient } = evaluate(formula, (domain) => (domain === a ? 6 : 3));
    expect(value).toBe(2);
    expect([gradient.get(a.key), gradient.get(b.key)]).toEqual([1 / 3, -6 / 9]);
  });

  it("differentiates as central differences do", () => {
    const means = fc.tuple(...domains.map(() => fc.double({ min: 0.4, max: 2.5, noNaN: true })));
    fc.assert(
      fc.property(formulas, means, (formula, values) => {
        const at = new Map(domains.map((domain, index) => [domain.key, values[index] ?? 1]));
        fc.pre(wildness(formula, at) < 50);
        const { gradient } = evaluate(formula, (domain) => at.get(domain.key) ?? 0);
        for (const { key } of domains) {
          const step = 1e-5;
          const shifted = (by: number) =>
            evaluate(formula, (domain) => (at.get(domain.key) ?? 0) + (domain.key === key ? by : 0)).value;
          const numeric = (shifted(step) - shifted(-step)) / (2 * step);
          const analytic = gradient.get(key) ?? 0;
          expect(Math.abs(analytic - numeric)).toBeLessThan(1e-3 * (1 + Math.abs(numeric)));
        }
      }),
      { numRuns: 500 },
    );
  });
});
