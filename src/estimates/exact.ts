import type { UnitsDomain } from "../figures/domain.ts";
import type { CountOf, FormulaOf, OtherFigure, QuantileOf } from "../figures/figure.ts";
import { domainsOf } from "../figures/formula.ts";

/** How many units one domain of a figure has. */
export interface UnitsOfDomain {
  readonly key: string;
  readonly units: number;
}

/** A figure that describes the units themselves and has no error. */
export interface ExactFigure {
  readonly figure: OtherFigure;
  /** Null where there is nothing to describe: an empty set, or a division by zero. */
  readonly value: number | null;
  readonly rests: readonly UnitsOfDomain[];
}

/** What a figure without error is worked out from. */
export interface CountedUnits {
  readonly count: (domain: UnitsDomain) => number;
  /** A percentile of what the leaf says; null for an empty domain. */
  readonly quantile: (leaf: QuantileOf) => number | null;
}

type Node = FormulaOf<CountOf | QuantileOf>;

function evaluated(node: Node, units: CountedUnits): number {
  switch (node.op) {
    case "count":
      return units.count(node.domain);
    case "quantile":
      return units.quantile(node) ?? Number.NaN;
    case "constant":
      return node.value;
    case "negate":
      return -evaluated(node.of, units);
    case "log":
      return Math.log(evaluated(node.of, units));
    case "minus":
      return evaluated(node.left, units) - evaluated(node.right, units);
    case "plus":
      return evaluated(node.left, units) + evaluated(node.right, units);
    case "times":
      return evaluated(node.left, units) * evaluated(node.right, units);
    case "over":
      return evaluated(node.left, units) / evaluated(node.right, units);
  }
}

/**
 * Works out a figure that has no error, with the number of units behind each part of it.
 *
 * @example // 16 good, 80 weak and 4 unknown of 100 schools: at least 16 ÷ (16 + 80 + 4) = 0.16 are good
 */
export function exactFigure(figure: OtherFigure, units: CountedUnits): ExactFigure {
  const value = evaluated(figure.formula, units);
  const rests = domainsOf(figure.formula).map((domain) => {
    if (domain.kind !== "units") throw new Error(`a count of what is not units: ${domain.key}`);
    return { key: domain.key, units: units.count(domain) };
  });
  return { figure, value: Number.isFinite(value) ? value : null, rests };
}
