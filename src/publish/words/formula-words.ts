import type { Domain, Figure, Formula } from "../../figures/figure.ts";
import type { Study } from "../../study/study.ts";
import { domainNoun } from "./words.ts";

const signs = { minus: "−", plus: "+", times: "×", over: "÷" } as const;

/**
 * A formula as people read it.
 *
 * @param name what to call the mean of a domain
 * @example formulaText(minus(mean(a), mean(b)), (d) => d.population) // "others − disadvantaged"
 */
export function formulaText(formula: Formula, name: (domain: Domain) => string): string {
  const inner = (node: Formula): string => {
    const text = formulaText(node, name);
    return "left" in node ? `(${text})` : text;
  };
  switch (formula.op) {
    case "mean":
      return name(formula.domain);
    case "constant":
      return String(formula.value);
    case "log":
      return `log ${inner(formula.of)}`;
    case "negate":
      return `−${inner(formula.of)}`;
    default:
      return `${inner(formula.left)} ${signs[formula.op]} ${inner(formula.right)}`;
  }
}

/**
 * How a figure is worked out, in words.
 *
 * @example formulaWords(gap, study) // "mean of [pupils who were not disadvantaged in England, 2019] − mean of [...]"
 */
export function formulaWords(figure: Figure, study: Study): string {
  const words = formulaText(figure.formula, (domain) => `mean of [${domainNoun(study, domain)}]`);
  return figure.onRanksOf === undefined
    ? words
    : `${words}, scores being ranks among the pupils of ${figure.onRanksOf}`;
}
