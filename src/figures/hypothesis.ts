import type { Domain } from "./domain.ts";
import type { Formula } from "./figure.ts";

/** The statement that a formula is 0, in a form in which equal statements have equal keys. */
export interface Hypothesis {
  readonly key: string;
  /** −1 where the formula is above 0 when that of the key is below 0, otherwise 1. */
  readonly way: 1 | -1;
}

/** A sum of means with coefficients, by the name of the domain, and a constant. */
interface Linear {
  readonly terms: ReadonlyMap<string, number>;
  readonly constant: number;
}

type NameOf = (domain: Domain) => string;

function combined(a: Linear, b: Linear, by: number): Linear {
  const terms = new Map(a.terms);
  for (const [name, coefficient] of b.terms) terms.set(name, (terms.get(name) ?? 0) + by * coefficient);
  return { terms, constant: a.constant + by * b.constant };
}

function scaled({ terms, constant }: Linear, by: number): Linear {
  return { terms: new Map([...terms].map(([name, one]) => [name, by * one])), constant: by * constant };
}

const isConstant = ({ terms }: Linear): boolean => [...terms.values()].every((one) => one === 0);

/** The formula as a sum of means; null where it is not one. */
function linearOf(formula: Formula, nameOf: NameOf): Linear | null {
  switch (formula.op) {
    case "mean":
      return { terms: new Map([[nameOf(formula.domain), 1]]), constant: 0 };
    case "constant":
      return { terms: new Map(), constant: formula.value };
    case "negate": {
      const of = linearOf(formula.of, nameOf);
      return of === null ? null : scaled(of, -1);
    }
    case "log":
      return null;
    default: {
      const [left, right] = [linearOf(formula.left, nameOf), linearOf(formula.right, nameOf)];
      if (left === null || right === null) return null;
      if (formula.op === "plus" || formula.op === "minus") return combined(left, right, formula.op === "plus" ? 1 : -1);
      if (isConstant(right)) return scaled(left, formula.op === "times" ? right.constant : 1 / right.constant);
      return formula.op === "times" && isConstant(left) ? scaled(right, left.constant) : null;
    }
  }
}

function textOfLinear({ terms, constant }: Linear): Hypothesis {
  const kept = [...terms].filter(([, one]) => one !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const first = kept[0]?.[1] ?? (constant === 0 ? 1 : constant);
  const parts = kept.map(([name, one]) => [name, one / first]);
  return { key: JSON.stringify([...parts, constant / first]), way: first < 0 ? -1 : 1 };
}

/** A formula of another form: its sides are written in their own order, those of a difference in one order. */
function textOf(formula: Formula, nameOf: NameOf): Hypothesis {
  if (formula.op === "negate") {
    const { key, way } = hypothesisOf(formula.of, nameOf);
    return { key, way: way === 1 ? -1 : 1 };
  }
  const text = (node: Formula): string => {
    if (node.op === "mean") return nameOf(node.domain);
    if (node.op === "constant") return String(node.value);
    return "left" in node ? `(${text(node.left)} ${node.op} ${text(node.right)})` : `${node.op}(${text(node.of)})`;
  };
  if (formula.op !== "minus") return { key: text(formula), way: 1 };
  const [left, right] = [text(formula.left), text(formula.right)];
  return left <= right ? { key: `(${left} minus ${right})`, way: 1 } : { key: `(${right} minus ${left})`, way: -1 };
}

/**
 * The hypothesis that a formula is 0. Two formulas have one key where each is a multiple of the other once their terms are
 * collected: two gaps to one comparison group differ where the two groups do, whatever that comparison group is.
 *
 * @param nameOf domains of the same units have the same name
 * @example hypothesisOf(minus(minus(c, a), minus(c, b)), nameOf).key === hypothesisOf(minus(a, b), nameOf).key // true
 * @example hypothesisOf(minus(b, a), nameOf).way // −1 where hypothesisOf(minus(a, b), nameOf).way is 1
 */
export function hypothesisOf(formula: Formula, nameOf: NameOf = ({ key }) => key): Hypothesis {
  const linear = linearOf(formula, nameOf);
  return linear === null ? textOf(formula, nameOf) : textOfLinear(linear);
}
