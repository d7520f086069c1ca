import type { Domain } from "../figures/domain.ts";
import type { Formula } from "../figures/figure.ts";

/** A value and its derivative with respect to each domain mean it depends on. */
export interface Differentiated {
  readonly value: number;
  readonly gradient: ReadonlyMap<string, number>;
}

function combine(a: Differentiated, byA: number, b: Differentiated, byB: number): ReadonlyMap<string, number> {
  const gradient = new Map<string, number>();
  for (const [key, slope] of a.gradient) gradient.set(key, byA * slope);
  for (const [key, slope] of b.gradient) gradient.set(key, (gradient.get(key) ?? 0) + byB * slope);
  return gradient;
}

function scaled(a: Differentiated, by: number): ReadonlyMap<string, number> {
  return new Map([...a.gradient].map(([key, slope]) => [key, by * slope]));
}

/**
 * Evaluates a formula and differentiates it with respect to every domain mean (forward mode: the chain rule, node by node).
 *
 * @param meanOf the mean of a domain
 * @returns a value that is not finite where the formula divides by zero or takes the logarithm of a number not above 0
 * @example evaluate(over(mean(a), mean(b)), (d) => (d === a ? 6 : 3)) // { value: 2, gradient: { a: 1/3, b: -2/3 } }
 */
export function evaluate(formula: Formula, meanOf: (domain: Domain) => number): Differentiated {
  switch (formula.op) {
    case "mean":
      return { value: meanOf(formula.domain), gradient: new Map([[formula.domain.key, 1]]) };
    case "constant":
      return { value: formula.value, gradient: new Map() };
    case "negate": {
      const inner = evaluate(formula.of, meanOf);
      return { value: -inner.value, gradient: scaled(inner, -1) };
    }
    case "log": {
      const inner = evaluate(formula.of, meanOf);
      return { value: Math.log(inner.value), gradient: scaled(inner, 1 / inner.value) };
    }
  }
  const a = evaluate(formula.left, meanOf);
  const b = evaluate(formula.right, meanOf);
  switch (formula.op) {
    case "plus":
      return { value: a.value + b.value, gradient: combine(a, 1, b, 1) };
    case "minus":
      return { value: a.value - b.value, gradient: combine(a, 1, b, -1) };
    case "times":
      return { value: a.value * b.value, gradient: combine(a, b.value, b, a.value) };
    case "over":
      return { value: a.value / b.value, gradient: combine(a, 1 / b.value, b, -a.value / (b.value * b.value)) };
  }
}
