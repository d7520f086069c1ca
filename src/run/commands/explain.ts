import { ColdspotError } from "../../effects/coldspot-error.ts";
import { didYouMean } from "../../effects/did-you-mean.ts";
import { formatFixed } from "../../number/decimal.ts";
import type { ResultFigure, Results } from "./read-release.ts";

/** What a figure with or without an error says about its means. */
type MeansOfFigure = Pick<Extract<ResultFigure, { readonly kind: "value" }>, "numbers" | "means" | "counted">;
type WithNumbers = Extract<ResultFigure, { readonly kind: "figure" }>;

/** What a count of the evidence is of. */
interface CountInWords {
  readonly units: "pupils" | "schools";
  readonly n: number | null;
  readonly schools: number | null;
  readonly areas?: number | undefined;
}

/** "45 schools", "1240 pupils in 12 schools", or "2246 pupils in 1 area". */
function countWords({ units, n, schools, areas }: CountInWords): string {
  if (n === null) return "number of pupils not published";
  if (areas !== undefined) return `${n} pupils in ${areas} ${areas === 1 ? "area" : "areas"}`;
  return units === "schools" ? `${n} schools` : `${n} pupils in ${schools} schools`;
}

function meanLines({ numbers, means, counted }: MeansOfFigure): readonly string[] {
  const decimals = Math.max(...numbers.map((number) => number.decimals));
  const own = means.length === 0 && counted !== null ? [`  counted   ${countWords(counted)}`] : [];
  return [
    ...own,
    ...means.map(
      ({ population, areaName, year, mean, units, schools, areas }) =>
        `  mean      ${formatFixed(mean, decimals)}  ${population}, ${areaName}, ${year}: ${countWords({ units: counted?.units ?? "pupils", n: units, schools, areas })}`,
    ),
  ];
}

function numberLines(figure: WithNumbers, scales: Results["scales"]): readonly string[] {
  return figure.numbers.flatMap(({ scale, unit, value, se, correctedSe, lower, upper, rounding, decimals: digits }) => {
    const print = (x: number) => formatFixed(x, digits);
    const facts = scales[figure.measure]?.find(({ name }) => name === scale);
    return [
      `  ${(scale === "" ? "value" : `on ${scale}`).padEnd(9)} ${print(value)} ${unit}, standard error ${print(se)} (${figure.se_kind}${correctedSe === undefined ? "" : `; corrected for few schools ${print(correctedSe)}`}), 95% interval ${print(lower)} to ${print(upper)}`,
      ...(rounding > 0
        ? [
            `            of which rounding of ${figure.note.includes("rounding of numbers of pupils") ? "printed means and numbers of pupils" : "printed means"}: at most ${print(rounding)} at each end`,
          ]
        : []),
      ...(facts === undefined
        ? []
        : [`            factor ${Number(facts.factor.toPrecision(6))}; ${facts.source}; ${facts.confidence}`]),
    ];
  });
}

function drawnLines({ resampled, numbers }: WithNumbers): readonly string[] {
  const decimals = numbers[0]?.decimals ?? 0;
  if (resampled === undefined || resampled.error === null) return [];
  const { error, replicates, seed } = resampled;
  const [se, lower, upper] = [error.se, error.lower, error.upper].map((x) => formatFixed(x, decimals));
  return [
    `  drawn     schools drawn ${replicates} times (seed ${seed}): standard error ${se}, 95% interval ${lower} to ${upper}`,
  ];
}

function working(figure: ResultFigure, scales: Results["scales"]): readonly string[] {
  switch (figure.kind) {
    case "hidden":
      return [`  why       ${figure.reason}`];
    case "value":
      return [
        ...figure.numbers.map(
          ({ scale, value, unit, decimals }) => `  on ${scale.padEnd(6)} ${formatFixed(value, decimals)} ${unit}`,
        ),
        ...meanLines(figure),
        `  why       ${figure.note}`,
      ];
    case "exact":
      return [`  value     ${formatFixed(figure.value, figure.decimals)} ${figure.unit}, without sampling error`];
    case "figure":
      return [
        ...meanLines(figure),
        ...numberLines(figure, scales),
        ...drawnLines(figure),
        `  interval  ${figure.interval}${figure.df === null ? "" : `, ${figure.df} degrees of freedom`}`,
        ...(figure.note === "" ? [] : [`  note      ${figure.note}`]),
      ];
  }
}

/** What is said about a figure together with others: adjusted p values, the interval and ranks among other areas. */
function togetherLines({ comparisons, areas }: Results["together"], id: string): readonly string[] {
  return [
    ...comparisons.flatMap(({ name, figure, p, adjusted }) =>
      figure !== id || p === null || adjusted === null
        ? []
        : [`  adjusted  p ${p}, ${adjusted} among all comparisons of the report (${name})`],
    ),
    ...areas.flatMap(({ name, figure, together, ranks }) =>
      figure !== id
        ? []
        : [
            `  together  ${together.lower} to ${together.upper} holds for all areas of ${name} at once${ranks === null ? "" : `; rank ${ranks.best} to ${ranks.worst}`}`,
          ],
    ),
  ];
}

/**
 * The working of one figure as lines of text: formula, means, counts, every scale. Every number of the release has one:
 * figures asked for, parts, choices, percentiles, counts.
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
        advice: "release/evidence/results.json lists them all, and release/estimates.csv those that the study asks for",
      },
    );
  }
  const under = figure.under === undefined ? [] : [`  choice    ${figure.under.about}: ${figure.under.name}`];
  return [
    figure.figure,
    `  status    ${figure.status}`,
    ...under,
    `  formula   ${figure.formula}`,
    ...working(figure, results.scales),
    ...togetherLines(results.together, id),
    ...(results.data === "invented" ? ["  data      invented: says nothing about real pupils"] : []),
  ];
}
