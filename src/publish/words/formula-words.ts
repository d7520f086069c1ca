import type { Domain } from "../../figures/domain.ts";
import type { AnyFigure, AnyFormula, CountOf, MeanOf, QuantileOf } from "../../figures/figure.ts";
import type { Study } from "../../study/study.ts";
import { percentileName } from "./readable.ts";
import { domainNoun, isOfSchools, placeNoun } from "./words.ts";

const signs = { minus: "−", plus: "+", times: "×", over: "÷" } as const;

type Leaf = MeanOf | CountOf | QuantileOf;

/**
 * A formula as people read it.
 *
 * @param name what to call a mean, a count or a percentile
 * @example formulaText(minus(mean(a), mean(b)), ({ domain }) => domain.population) // "others − disadvantaged"
 */
export function formulaText(formula: AnyFormula, name: (leaf: Leaf) => string): string {
  const inner = (node: AnyFormula): string => {
    const text = formulaText(node, name);
    return "left" in node ? `(${text})` : text;
  };
  switch (formula.op) {
    case "mean":
    case "count":
    case "quantile":
      return name(formula);
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

/** The units of a domain: "disadvantaged pupils in London, 2019", "schools (matched, weak before) in London, 2019". */
function unitsNoun(study: Study, measure: string, domain: Domain): string {
  if (!isOfSchools(study, measure)) return domainNoun(study, domain);
  return `schools (${domain.population}) in ${placeNoun(domain.area.name)}, ${domain.year}`;
}

function leafWords(study: Study, measure: string, leaf: Leaf): string {
  const who = unitsNoun(study, measure, leaf.domain);
  switch (leaf.op) {
    case "mean":
      return `mean of [${who}]`;
    case "count":
      return `number of [${who}]`;
    case "quantile":
      return leaf.by === "score"
        ? `${percentileName(leaf.at)} of [${who}]`
        : `${leaf.at === 50 ? "median" : percentileName(leaf.at)} of ${leaf.by} of [${who}]`;
  }
}

/**
 * How a figure is worked out, in words.
 *
 * @example formulaWords(gap, study) // "mean of [pupils who were not disadvantaged in England, 2019] − mean of [...]"
 */
export function formulaWords(figure: AnyFigure, study: Study): string {
  const words = formulaText(figure.formula, (leaf) => leafWords(study, figure.measure, leaf));
  return figure.onRanksOf === undefined
    ? words
    : `${words}, with scores as ranks among the pupils of ${figure.onRanksOf}`;
}
