import type { Domain, UnitsDomain } from "./domain.ts";
import type { AnyFormula, CountOf, Formula, FormulaOf, MeanOf, QuantileBy, QuantileOf } from "./figure.ts";

export const mean = (domain: Domain): MeanOf => ({ op: "mean", domain });
export const count = (domain: UnitsDomain): CountOf => ({ op: "count", domain });
export const quantile = (domain: UnitsDomain, at: number, by: QuantileBy): QuantileOf => ({
  op: "quantile",
  domain,
  at,
  by,
});

export function minus<Leaf>(left: FormulaOf<Leaf>, right: FormulaOf<Leaf>): FormulaOf<Leaf> {
  return { op: "minus", left, right };
}
export function plus<Leaf>(left: FormulaOf<Leaf>, right: FormulaOf<Leaf>): FormulaOf<Leaf> {
  return { op: "plus", left, right };
}
export function times<Leaf>(left: FormulaOf<Leaf>, right: FormulaOf<Leaf>): FormulaOf<Leaf> {
  return { op: "times", left, right };
}
export function over<Leaf>(left: FormulaOf<Leaf>, right: FormulaOf<Leaf>): FormulaOf<Leaf> {
  return { op: "over", left, right };
}
export const constant = (value: number, source: string) => ({ op: "constant", value, source }) as const;

/** The sum of at least one formula, from the first to the last. */
export function sumOf(terms: readonly Formula[]): Formula {
  const [first, ...rest] = terms;
  if (first === undefined) throw new RangeError("a sum of no formulas");
  return rest.reduce(plus, first);
}

/** Every domain whose mean, count or percentile a formula uses. Each is given once, in order of first use. */
export function domainsOf(formula: AnyFormula): readonly Domain[] {
  const found = new Map<string, Domain>();
  const walk = (node: AnyFormula): void => {
    if ("domain" in node) found.set(node.domain.key, node.domain);
    else if ("left" in node) {
      walk(node.left);
      walk(node.right);
    } else if ("of" in node) walk(node.of);
  };
  walk(formula);
  return [...found.values()];
}

/** The ratio inside a formula of the form a/b or a/b − c, which Fieller's interval needs; null for other forms. */
export function ratioIn(
  formula: Formula,
): { readonly top: Formula; readonly bottom: Formula; readonly shift: number } | null {
  if (formula.op === "over") return { top: formula.left, bottom: formula.right, shift: 0 };
  if (formula.op === "minus" && formula.left.op === "over" && formula.right.op === "constant") {
    return { top: formula.left.left, bottom: formula.left.right, shift: -formula.right.value };
  }
  return null;
}

/** Whether a formula is one mean, or a constant less one mean: for shares, one share or the rest of it. */
export function isOneMean(formula: Formula): boolean {
  return (
    formula.op === "mean" || (formula.op === "minus" && formula.left.op === "constant" && formula.right.op === "mean")
  );
}

/**
 * The value of a formula of means.
 *
 * @param meanOf the mean of a domain, by its key; not a number where it is not known
 * @returns not a number where a leaf is not a known mean
 * @example valueAt(minus(mean(a), mean(b)), (key) => (key === a.key ? 6 : 2)) // 4
 */
export function valueAt(formula: AnyFormula, meanOf: (key: string) => number): number {
  switch (formula.op) {
    case "mean":
      return meanOf(formula.domain.key);
    case "count":
    case "quantile":
      return Number.NaN;
    case "constant":
      return formula.value;
    case "negate":
      return -valueAt(formula.of, meanOf);
    case "log":
      return Math.log(valueAt(formula.of, meanOf));
  }
  const [left, right] = [valueAt(formula.left, meanOf), valueAt(formula.right, meanOf)];
  switch (formula.op) {
    case "plus":
      return left + right;
    case "minus":
      return left - right;
    case "times":
      return left * right;
    case "over":
      return left / right;
  }
}
