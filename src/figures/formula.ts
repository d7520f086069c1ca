import type { Domain, Formula } from "./figure.ts";

export const mean = (domain: Domain): Formula => ({ op: "mean", domain });
export const minus = (left: Formula, right: Formula): Formula => ({ op: "minus", left, right });
export const plus = (left: Formula, right: Formula): Formula => ({ op: "plus", left, right });
export const times = (left: Formula, right: Formula): Formula => ({ op: "times", left, right });
export const over = (left: Formula, right: Formula): Formula => ({ op: "over", left, right });
export const constant = (value: number, source: string): Formula => ({ op: "constant", value, source });

/** The sum of at least one formula, from the first to the last. */
export function sumOf(terms: readonly Formula[]): Formula {
  const [first, ...rest] = terms;
  if (first === undefined) throw new RangeError("a sum of no formulas");
  return rest.reduce(plus, first);
}

/** Every domain whose mean a formula uses, each once, in order of first use. */
export function domainsOf(formula: Formula): readonly Domain[] {
  const found = new Map<string, Domain>();
  const walk = (node: Formula): void => {
    if (node.op === "mean") found.set(node.domain.key, node.domain);
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
