import { ColdspotError } from "../../effects/coldspot-error.ts";
import { didYouMean } from "../../effects/did-you-mean.ts";
import { formatFixed } from "../../number/decimal.ts";
import type { Results } from "./read-release.ts";

/**
 * The working of one figure as lines of text: formula, means, counts, every scale.
 *
 * @throws ColdspotError (2) when the run has no such figure
 */
export function explainFigure(results: Results, id: string): readonly string[] {
  const figure = results.figures.find((candidate) => candidate.figure === id);
  if (figure === undefined) {
    throw new ColdspotError(
      `no such figure in this run: ${id}${didYouMean(
        id,
        results.figures.map((known) => known.figure),
      )}`,
      {
        exitCode: 2,
        advice: "the first column of release/estimates.csv lists them all",
      },
    );
  }
  const start = [figure.figure, `  status    ${figure.status}`, `  formula   ${figure.formula}`];
  const invented = results.data === "invented" ? ["  data      invented: says nothing about real pupils"] : [];
  if ("reason" in figure) return [...start, `  why       ${figure.reason}`, ...invented];
  const decimals = Math.max(...figure.numbers.map((number) => number.decimals));
  const means = figure.means.map(
    ({ population, areaName, year, mean, pupils, schools }) =>
      `  mean      ${formatFixed(mean, decimals)}  ${population}, ${areaName}, ${year}: ${pupils} pupils in ${schools} schools`,
  );
  const numbers = figure.numbers.flatMap(({ scale, unit, value, se, lower, upper, rounding, decimals: digits }) => {
    const print = (x: number) => formatFixed(x, digits);
    const facts = results.scales[figure.measure]?.find(({ name }) => name === scale);
    return [
      `  ${(scale === "" ? "value" : `on ${scale}`).padEnd(9)} ${print(value)} ${unit}, standard error ${print(se)} (${figure.se_kind}), 95% interval ${print(lower)} to ${print(upper)}`,
      ...(rounding > 0
        ? [`            of which rounding of printed means: at most ${print(rounding)} at each end`]
        : []),
      ...(facts === undefined
        ? []
        : [`            factor ${Number(facts.factor.toPrecision(6))}; ${facts.source}; ${facts.confidence}`]),
    ];
  });
  return [
    ...start,
    ...means,
    ...numbers,
    `  interval  ${figure.interval}${figure.df === null ? "" : `, ${figure.df} degrees of freedom`}`,
    ...(figure.note === "" ? [] : [`  note      ${figure.note}`]),
    ...invented,
  ];
}
