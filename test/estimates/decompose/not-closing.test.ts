import { describe, expect, it } from "vitest";
import { orNotClosing } from "../../../src/estimates/decompose/not-closing.ts";
import { trendWeights } from "../../../src/estimates/decompose/trend-weights.ts";
import type { DomainMean } from "../../../src/estimates/domain-mean.ts";
import type { MeansOfDomains } from "../../../src/estimates/domain-means.ts";
import type { Estimated } from "../../../src/estimates/estimate.ts";
import { estimateFigure } from "../../../src/estimates/estimate-figure.ts";
import { overlapOf } from "../../../src/estimates/overlap-of-shares.ts";
import { slope, yearsToCloseFormula } from "../../../src/figures/decompose/slope.ts";
import { type Domain, domainOf } from "../../../src/figures/domain.ts";
import type { Figure, Formula } from "../../../src/figures/figure.ts";
import { domainsOf, mean, ratioIn } from "../../../src/figures/formula.ts";
import { cholesky } from "../../../src/number/cholesky.ts";
import { studentTQuantile } from "../../../src/number/student-t.ts";
import { oracleRows } from "../../support/oracle-csv.ts";

const area = { key: "whole", scheme: "national", code: "z", name: "the whole", within: null };
const domainIn = (year: number): Domain => domainOf("gap", area, year);

/** Degrees of freedom whose t leaves 2.5% above it, by halving. */
function freedomOf(t: number): number {
  let [low, high] = [0, 20];
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (studentTQuantile(0.975, Math.exp(middle)) > t) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}

/** Schools that move nothing and are there for degrees of freedom. */
const idle = 200;

/** The share of each idle school with which means of these have the wanted degrees of freedom, found by halving. */
function shareFor(freedom: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 200; step++) {
    const share = (low + high) / 2;
    const ofIdle = {
      school: Int32Array.from({ length: idle }, (_, school) => school),
      leverage: new Float64Array(idle).fill(share),
    };
    if (overlapOf(ofIdle, ofIdle) < 1 / freedom) low = share;
    else high = share;
  }
  return low;
}

/**
 * Means of years with given covariances: schools whose influences are the rows of a Cholesky factor, so that
 * K/(K-1) times their products adds up to the covariances. They have no leverage; idle ones make t what is wanted.
 */
function meansWith(gaps: ReadonlyMap<number, number>, covariance: readonly Float64Array[], t: number): MeansOfDomains {
  const schools = gaps.size;
  const lower = cholesky(covariance);
  const all = schools + idle;
  const share = shareFor(freedomOf(t));
  const found = new Map(
    [...gaps].map(([year, gap], row): [string, DomainMean] => [
      domainIn(year).key,
      {
        mean: gap,
        pupils: 1000,
        schools,
        school: Int32Array.from({ length: all }, (_, school) => school),
        own: Float64Array.from(
          { length: all },
          (_, school) => Math.sqrt((schools - 1) / schools) * (lower[row]?.[school] ?? 0),
        ),
        leverage: new Float64Array(all).fill(share, schools),
        shared: null,
        effectiveSchools: 1 / (idle * share * share),
        largestShares: [],
        rests: new Map(),
      },
    ]),
  );
  return {
    schoolsOfDesign: schools,
    seKind: "full",
    halfDigit: 0,
    influences: all,
    published: null,
    of: ({ key }) => found.get(key) ?? null,
    errorOf: () => 0,
  };
}

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

/** Slope and years to close as a run estimates them. */
function trendOf(gaps: ReadonlyMap<number, number>, covariance: readonly Float64Array[], t: number) {
  const means = meansWith(gaps, covariance, t);
  const years = [...gaps.keys()];
  const variances = years.map((_, at) => covariance[at]?.[at] ?? Number.NaN);
  const weights = trendWeights(years, variances);
  const terms = years.map((year, at) => ({ weight: weights[at] ?? 0, gap: mean(domainIn(year)) }));
  const last = domainIn(years.at(-1) ?? 0);
  const estimate = (formula: Formula, unit: Figure["unit"]): Estimated => {
    const figure: Figure = {
      id: "one",
      measure: "points",
      statistic: "slope",
      base: "gap",
      of: last,
      against: null,
      with: unit === "years" ? domainIn([...gaps.keys()][0] ?? 0) : null,
      formula,
      unit,
      crosses: [],
      role: "part",
      under: null,
    };
    return estimateFigure(figure, domainsOf(formula), means, [scale], ratioIn);
  };
  const ofSlope = estimate(slope(terms), "outcome a year");
  const closing = estimate(yearsToCloseFormula(terms), "years");
  return { slope: ofSlope, closing, years: orNotClosing(closing, ofSlope, estimate(mean(last), "outcome")) };
}

const numbers = (text = "") => text.split(" ").map(Number);
const rowsOf = (entries: readonly number[], size: number) =>
  Array.from({ length: size }, (_, row) => Float64Array.from(entries.slice(row * size, (row + 1) * size)));
const independent = (variance: number, size: number) =>
  Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (__, at) => (at === row ? variance : 0)),
  );
const from2015 = (gaps: readonly number[]) => new Map(gaps.map((gap, index) => [2015 + index, gap]));
const reasonOf = (estimated: Estimated) => (estimated.kind === "none" ? estimated.reason : "");

// lm() for the slope, ends by root finding: test/oracle/decompose.R.
describe("slope and years to close equal R", () => {
  it.each(oracleRows("years-to-close.csv"))("$case", (row) => {
    const { closing, year, gap, v, t } = row;
    const values = numbers(gap);
    const gaps = new Map(numbers(year).map((one, at) => [one, values[at] ?? Number.NaN]));
    const found = trendOf(gaps, rowsOf(numbers(v), gaps.size), Number(t));
    if (found.slope.kind === "none") throw new Error(found.slope.reason);
    const [ofSlope] = found.slope.inScales;
    expect((ofSlope?.value ?? Number.NaN) / Number(row.slope)).toBeCloseTo(1, 9);
    expect((ofSlope?.se ?? Number.NaN) / Number(row.se)).toBeCloseTo(1, 9);
    expect(ofSlope?.interval.upper).toBeCloseTo(Number(row.slope) + Number(t) * Number(row.se), 9);
    expect(found.years.kind).toBe(closing === "TRUE" ? "estimate" : "none");
    if (found.years.kind === "none") {
      const { least } = row;
      const grows = Number(row.slope) > Number(t) * Number(row.se);
      expect(found.years.reason.startsWith(grows ? "not closing" : "it is not clear whether")).toBe(true);
      if (grows) expect(least).toBe("NA");
      else {
        expect((found.closing.kind === "none" ? (found.closing.atLeast ?? 0) : 0) / Number(least)).toBeCloseTo(1, 7);
        expect(found.years.reason).toContain(`; if it is, it takes at least ${Math.floor(Number(least))} years more`);
      }
      return;
    }
    const [years] = found.years.inScales;
    expect((years?.value ?? Number.NaN) / Number(row.years)).toBeCloseTo(1, 9);
    expect((years?.interval.lower ?? Number.NaN) / Number(row.lower)).toBeCloseTo(1, 7);
    expect((years?.interval.upper ?? Number.NaN) / Number(row.upper)).toBeCloseTo(1, 7);
  });
});

describe("years to close", () => {
  it("there are none where the gap grows, and where it only seems to fall", () => {
    // On paper: slope +-1, se sqrt(v / 2). With v = 0.5 it is 0.5 and 2 se reach 0; with v = 0.49 they do not.
    const unclear = "it is not clear whether the gap is closing";
    expect(reasonOf(trendOf(from2015([10, 11, 12]), independent(0.01, 3), 2).years)).toBe(
      "not closing: the gap clearly grew from year to year",
    );
    expect(reasonOf(trendOf(from2015([12, 11, 10]), independent(0.501, 3), 2).years)).toContain(unclear);
    expect(trendOf(from2015([12, 11, 10]), independent(0.49, 3), 2).years.kind).toBe("estimate");
    expect(reasonOf(trendOf(from2015([10, 10, 10]), independent(1, 3), 2).years)).toContain(unclear);
    // The other way round: 2 se reach 0 from above, and do not.
    expect(reasonOf(trendOf(from2015([10, 11, 12]), independent(0.501, 3), 2).years)).toContain(unclear);
    expect(reasonOf(trendOf(from2015([10, 11, 12]), independent(0.49, 3), 2).years)).toContain("not closing");
  });

  it("have no fewest years where the gap itself may be none", () => {
    // On paper: 2 se of the last gap are 2, more than the gap of 1, so that it may be closed already.
    const { years } = trendOf(from2015([1.2, 1.1, 1]), independent(1, 3), 2);
    expect(reasonOf(years)).toMatch(/from year to year$/);
  });

  it("there are none where the group is not behind", () => {
    expect(reasonOf(trendOf(from2015([4, 2, 0]), independent(0.01, 3), 2).years)).toContain("no gap to close");
    expect(reasonOf(trendOf(from2015([4, 1, -2]), independent(0.01, 3), 2).years)).toContain("no gap to close");
  });

  it("do not begin before the last year", () => {
    // On paper: slope -2 +- 0.14; the last gap, 0.05 +- 0.2, may be none.
    const { years } = trendOf(from2015([4.05, 2.05, 0.05]), independent(0.01, 3), 2);
    if (years.kind === "none") throw new Error(years.reason);
    expect(years.inScales[0]?.value).toBeCloseTo(0.025, 9);
    expect(years.inScales[0]?.interval.lower).toBe(0);
  });
});
