import { combinedInfluence, covariance } from "../../../src/estimates/covariance.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import { estimateFigure } from "../../../src/estimates/estimate-figure.ts";
import { evaluate } from "../../../src/estimates/evaluate.ts";
import type { Scale } from "../../../src/estimates/scale.ts";
import type { Domain } from "../../../src/figures/domain.ts";
import type { Figure, Formula } from "../../../src/figures/figure.ts";
import { domainsOf, ratioIn } from "../../../src/figures/formula.ts";
import { studentTQuantile } from "../../../src/number/student-t.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { areaName, drawNation } from "./draw-nation.ts";
import { figuresOf, type TrialFigure } from "./figures.ts";

const seed = 20_170_604;
const scale: Scale = {
  name: "rank",
  title: "",
  unit: "percentile points",
  factor: 1,
  forMeans: true,
  input: "percentile-rank points",
  source: "",
  confidence: "",
};

/** Means of a nation, scored as a run scores it: ranks of residuals, full errors. */
function meansOf(stream: number, areas: readonly number[]): DomainMeans {
  const everybody = { atoms: Uint8Array.of(1, 1), places: null };
  const { moments } = scoreCells(drawNation(seed, stream, areas), {
    kind: "rank of residual",
    scored: everybody,
    ranked: everybody,
    bands: { kind: "each score" },
    minimum: 30,
    expectation: everybody,
  });
  const names = areas.map((_, at) => areaName(at));
  return new DomainMeans(moments, ({ area }) =>
    Uint8Array.from(names, (name) => (area.key === "nation" || area.key === name ? 1 : 0)),
  );
}

const valueIn = (formula: Formula, means: DomainMeans) =>
  evaluate(formula, (domain) => means.of(domain)?.mean ?? Number.NaN).value;

/** How far an interval is from the truth, as a part of its half width, and on which side of it the truth lies. */
interface Reach {
  readonly off: number;
}

interface Both {
  readonly now: Reach;
  /** With t on the smallest effective number of schools less 1, and influences divided by sqrt(1 - leverage) for all. */
  readonly before: Reach;
}

function bothOf({ formula }: TrialFigure, truth: number, means: DomainMeans): Both | null {
  const domains = domainsOf(formula);
  const [of] = domains;
  if (of === undefined) throw new Error("a figure of no domain");
  const figure: Figure = {
    id: "one",
    measure: "progress",
    statistic: formula.op === "mean" ? "mean" : "difference",
    base: "gap",
    of,
    against: null,
    with: null,
    formula,
    unit: "outcome",
    crosses: [],
    role: "asked",
    under: null,
  };
  const estimated = estimateFigure(figure, domains, means, [scale], ratioIn);
  const number = estimated.kind === "none" ? undefined : estimated.inScales[0];
  if (estimated.kind === "none" || number === undefined) return null;
  const used = domains.flatMap((domain: Domain) => {
    const [mean, weight] = [means.of(domain), estimated.gradient.get(domain.key) ?? 0];
    return mean === null || weight === 0 ? [] : [{ domain: mean, weight }];
  });
  const influence = combinedInfluence(used, means.influences, "full", "corrected");
  const freedom = Math.min(...used.map(({ domain }) => domain.effectiveSchools - 1));
  const half = studentTQuantile(0.975, freedom) * Math.sqrt(covariance(influence, influence, means.schoolsOfDesign));
  const { lower, upper } = number.interval;
  return {
    now: { off: (2 * truth - lower - upper) / (upper - lower) },
    before: { off: (truth - number.value) / half },
  };
}

/** What a trial says of the intervals of one figure, as parts of 1. */
export interface Summary {
  readonly coverage: number;
  /** Misses in which the truth lies above the interval, and below it. */
  readonly above: number;
  readonly below: number;
  /** The width of the intervals divided by that with which 95 in 100 would have included the truth. */
  readonly width: number;
}

function summaryOf(all: readonly Reach[]): Summary {
  const part = (is: (off: number) => boolean) => all.filter(({ off }) => is(off)).length / all.length;
  const [above, below] = [part((off) => off > 1), part((off) => off < -1)];
  const sizes = Float64Array.from(all, ({ off }) => Math.abs(off)).sort();
  return { coverage: 1 - above - below, above, below, width: 1 / (sizes[Math.ceil(0.95 * sizes.length) - 1] ?? 1) };
}

export interface Result {
  readonly statistic: string;
  readonly where: string;
  readonly nations: number;
  readonly now: Summary;
  readonly before: Summary;
}

/** Schools of a nation that says what is true: four of them have a twelfth of the error of a nation of 150. */
const schoolsOfTruth = 6_000;

/** What formulas are in a nation of so many schools that it is as good as known, on average over some of these. */
function truthsOf(formulas: readonly (Formula | null)[], nations: number): readonly number[] {
  const sums = formulas.map(() => 0);
  for (let nation = 1; nation <= nations; nation++) {
    const means = meansOf(-nation, [schoolsOfTruth]);
    for (const [at, formula] of formulas.entries())
      sums[at] = (sums[at] ?? 0) + (formula === null ? 0 : valueIn(formula, means) / nations);
  }
  return sums;
}

/**
 * Draws nations of some areas again and again, and counts how often the intervals of their figures are right.
 *
 * @param nationsOfTruth large nations whose mean says what is true
 */
export function trialOf(areas: readonly number[], nations: number, nationsOfTruth: number): readonly Result[] {
  const figures = figuresOf(areas);
  const truths = truthsOf(
    figures.map(({ truth }) => truth),
    nationsOfTruth,
  );
  const found = figures.map((): Both[] => []);
  for (let nation = 1; nation <= nations; nation++) {
    const means = meansOf(nation, areas);
    for (const [at, figure] of figures.entries()) {
      const both = bothOf(figure, truths[at] ?? Number.NaN, means);
      if (both !== null) found[at]?.push(both);
    }
  }
  return figures.map(({ statistic, where }, at) => {
    const all = found[at] ?? [];
    return {
      statistic,
      where,
      nations: all.length,
      now: summaryOf(all.map((one) => one.now)),
      before: summaryOf(all.map((one) => one.before)),
    };
  });
}
