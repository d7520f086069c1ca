import { describe, expect, it } from "vitest";
import { covarianceMatrix } from "../../../src/estimates/covariance-matrix.ts";
import { orNotClosing } from "../../../src/estimates/decompose/not-closing.ts";
import { trendWeights } from "../../../src/estimates/decompose/trend-weights.ts";
import { yearsToClose } from "../../../src/estimates/decompose/years-to-close.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import type { Estimated } from "../../../src/estimates/estimate.ts";
import { estimateFigure } from "../../../src/estimates/estimate-figure.ts";
import { influenceOfFormula } from "../../../src/estimates/influence-of-formula.ts";
import { slope, yearsToCloseFormula } from "../../../src/figures/decompose/slope.ts";
import { domainOf } from "../../../src/figures/domain.ts";
import type { Figure, Formula } from "../../../src/figures/figure.ts";
import { domainsOf, mean, minus, ratioIn } from "../../../src/figures/formula.ts";
import { studentTQuantile } from "../../../src/number/student-t.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { atomsOf, cellsOf } from "../../scores/nation.ts";

const years = [2012, 2013, 2014, 2015];
const area = { key: "whole", scheme: "national", code: "z", name: "the whole", within: null };
const schools = 20;

/**
 * Twenty schools of ten pupils of each side in each of four years. Deviations go round the schools from year to year,
 * so that all years have the same variance, and least squares with equal weights are those weighted by variances.
 */
function meansWith(gap: (year: number) => number): DomainMeans {
  const cells = cellsOf(
    years.flatMap((year, at) =>
      Array.from({ length: schools }, (_, school) => {
        const off = ((school * 7 + at * 3) % schools) - (schools - 1) / 2;
        const common = { school: `s${school}`, year, n: 10 };
        return [
          { ...common, atom: "group", outcome: 10 * (1000 - gap(year)) + 40 * off },
          { ...common, atom: "others", outcome: 10 * 1000 },
        ];
      }).flat(),
    ),
    1,
    0.1,
  );
  const populations = new Map(
    ["group", "others"].map((name) => [
      name,
      Uint8Array.from(cells.frame.atoms.keys, (atom) => (atom === name ? 1 : 0)),
    ]),
  );
  const framed = { ...cells, frame: { ...cells.frame, populations } };
  const { moments } = scoreCells(framed, { kind: "points", scored: atomsOf(framed) });
  return new DomainMeans(moments, () => Uint8Array.of(1));
}

const gapIn = (year: number) => minus(mean(domainOf("others", area, year)), mean(domainOf("group", area, year)));
const weights = trendWeights(years, [1, 1, 1, 1]);
const terms = years.map((year, at) => ({ weight: weights[at] ?? 0, gap: gapIn(year) }));

function estimateOf(means: DomainMeans, formula: Formula, unit: Figure["unit"]): Estimated {
  const of = domainOf("group", area, 2015);
  const figure: Figure = {
    id: "one",
    measure: "points",
    statistic: "slope",
    base: "gap",
    of,
    against: null,
    with: null,
    formula,
    unit,
    crosses: [],
    role: "asked",
    under: null,
  };
  const scale = {
    name: "points",
    title: "",
    unit: "points",
    factor: 1,
    forMeans: true,
    input: "points",
    source: "",
    confidence: "",
  };
  return estimateFigure(figure, domainsOf(formula), means, [scale], ratioIn);
}

function bothWays(gap: (year: number) => number) {
  const means = meansWith(gap);
  const closing = estimateOf(means, yearsToCloseFormula(terms), "years");
  const ours = orNotClosing(
    closing,
    estimateOf(means, slope(terms), "outcome a year"),
    estimateOf(means, gapIn(2015), "outcome"),
  );
  const found = new Map(
    years.flatMap((year) =>
      domainsOf(gapIn(year)).flatMap((domain) => {
        const one = means.of(domain);
        return one === null ? [] : [[domain.key, one] as const];
      }),
    ),
  );
  const influences = years.map((year) => influenceOfFormula(gapIn(year), found, schools, "corrected"));
  const theirs = yearsToClose(
    years.map((year, at) => ({ year, gap: influences[at]?.value ?? Number.NaN })),
    covarianceMatrix(
      influences.map(({ influence }) => influence),
      schools,
    ),
    [],
    studentTQuantile(0.975, schools - 1),
  );
  return { ours, theirs };
}

describe("years to close of a study", () => {
  // Expected: `yearsToClose`, whose slope equals R's lm and whose ends are roots.
  it("are those of yearsToClose where every year has the same variance", () => {
    const { ours, theirs } = bothWays((year) => ({ 2012: 80, 2013: 66, 2014: 57, 2015: 40 })[year] ?? 0);
    if (ours.kind !== "estimate" || theirs.kind !== "closing") throw new Error(`${ours.kind}, ${theirs.kind}`);
    const [number] = ours.inScales;
    expect(number?.value).toBeCloseTo(theirs.years, 10);
    expect(number?.interval.lower).toBeCloseTo(theirs.interval.lower, 8);
    expect(number?.interval.upper).toBeCloseTo(theirs.interval.upper, 8);
  });
  it.each([
    ["a gap that does not clearly fall", (year: number) => 50 - (year % 2), "not closing"],
    ["a gap that grows", (year: number) => year - 1990, "not closing"],
    ["no gap in the last year", (year: number) => 2014.5 - year, "no gap"],
  ] as const)("there are none for %s", (_, gap, kind) => {
    const { ours, theirs } = bothWays(gap);
    expect(theirs.kind).toBe(kind);
    expect(ours.kind === "none" ? ours.reason : "").toContain(kind);
  });
});
