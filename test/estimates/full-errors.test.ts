import { describe, expect, it } from "vitest";
import { replicateMeans } from "../../src/estimates/bootstrap/replicate-means.ts";
import { replicateValues } from "../../src/estimates/bootstrap/replicate-values.ts";
import { combinedInfluence, covariance, type Leverage, type SeKind } from "../../src/estimates/covariance.ts";
import type { DomainMean } from "../../src/estimates/domain-mean.ts";
import { DomainMeans } from "../../src/estimates/domain-means.ts";
import { evaluate } from "../../src/estimates/evaluate.ts";
import type { Formula } from "../../src/figures/figure.ts";
import { domainsOf } from "../../src/figures/formula.ts";
import type { Method } from "../../src/scores/method.ts";
import { scoreCells } from "../../src/scores/score.ts";
import { atomsOf } from "../scores/nation.ts";
import { jackknifeError } from "../support/jackknife-error.ts";
import { oracleRows } from "../support/oracle-csv.ts";
import { sampleFormula, samplePlaces, schoolSample } from "../support/school-sample.ts";

// Expected values: R 4.2.2 with survey 4.1.1, test/oracle/full-errors.R: `fixed` by svydesign, `jackknife` by
// withReplicates over schools left out one at a time, everything scored again.
const rows = oracleRows("full-errors.csv");
const cells = schoolSample();
const cuts = Array.from({ length: 13 }, (_, index) => 30 + 2 * index);

function methodOf(kind: string, expected: string): Method {
  const everybody = atomsOf(cells);
  const rule = {
    bands: { kind: "given", cuts },
    minimum: 0,
    expectation: expected === "all" ? everybody : atomsOf(cells, "d", "o"),
  } as const;
  const both = { scored: everybody, ranked: everybody };
  switch (kind) {
    case "rank of residual":
    case "standardised residual":
      return { kind, ...both, ...rule };
    case "points of residual":
      return { kind, scored: everybody, ...rule };
    case "rank":
    case "standardised":
      return { kind, ...both };
  }
  throw new Error(`no such method: ${kind}`);
}

const cases = [...new Set(rows.map(({ expected, method }) => `${expected}|${method}`))].map((one) => {
  const [expected = "", kind = ""] = one.split("|");
  return { expected, kind };
});

/** With the correction of intervals on top: influences over 1 - leverage, which is what leaving a school out does to a mean. */
function leftOut(domain: DomainMean): DomainMean {
  const over = (influence: Float64Array, leverage: Float64Array) =>
    influence.map((one, index) => one / Math.sqrt(1 - (leverage[index] ?? 0)));
  const { shared } = domain;
  return {
    ...domain,
    own: over(domain.own, domain.leverage),
    shared: shared === null ? null : { ...shared, influence: over(shared.influence, shared.leverage) },
  };
}

describe.each(cases)("errors of $kind, expectations from $expected", ({ expected, kind }) => {
  const { moments } = scoreCells(cells, methodOf(kind, expected));
  const means = new DomainMeans(moments, samplePlaces);
  const schools = means.schoolsOfDesign;
  const figures = rows
    .filter((row) => row.expected === expected && row.method === kind)
    .map(({ figure = "", value, fixed, jackknife }) => ({
      figure,
      formula: sampleFormula(figure),
      value: Number(value),
      fixed: Number(fixed),
      jackknife: Number(jackknife),
    }));
  const meanOf = (formula: Formula) => evaluate(formula, (domain) => means.of(domain)?.mean ?? Number.NaN);
  const errorOf = (
    formula: Formula,
    seKind: SeKind,
    leverage: Leverage = "plain",
    as: (domain: DomainMean) => DomainMean = (domain) => domain,
  ): number => {
    const { gradient } = meanOf(formula);
    const parts = domainsOf(formula).flatMap((domain) => {
      const found = means.of(domain);
      return found === null ? [] : [{ domain: as(found), weight: gradient.get(domain.key) ?? 0 }];
    });
    const influence = combinedInfluence(parts, schools, seKind, leverage);
    return Math.sqrt(covariance(influence, influence, schools));
  };
  /** Units in which 1e-9 is nothing: scores are outcome steps, percentile points or standard deviations. */
  const nothing = kind === "points of residual" ? 1e-6 : 1e-8;
  const fewest = (formula: Formula) =>
    Math.min(...domainsOf(formula).map((domain) => means.of(domain)?.effectiveSchools ?? 0));

  it("have every figure of the R script", () => expect(figures.length).toBe(48));

  it.each(figures)("$figure: value and fixed error to 1e-9", ({ formula, value, fixed }) => {
    expect(Math.abs(meanOf(formula).value - value)).toBeLessThan(1e-9 * Math.abs(value) + nothing);
    expect(Math.abs(errorOf(formula, "fixed") / fixed - 1)).toBeLessThan(1e-9);
  });

  it("jackknife, ours, is R's to 1e-6", async () => {
    const domains = [
      ...new Map(figures.flatMap(({ formula }) => domainsOf(formula)).map((one) => [one.key, one])).values(),
    ];
    const replicates = await replicateMeans(moments, { means: domains }, samplePlaces, { kind: "jackknife" }, 1);
    for (const { figure, formula, jackknife } of figures) {
      const ours = jackknifeError(replicateValues(formula, schools, replicates.of));
      expect(Math.abs(ours - jackknife), figure).toBeLessThan(1e-6 * jackknife + nothing);
    }
  });

  const withError = figures.filter(({ jackknife }) => jackknife > 0);
  it.each(withError.filter(({ formula }) => fewest(formula) >= 60))(
    "$figure: the full error is R's jackknife to 2%",
    ({ formula, jackknife }) => {
      expect(Math.abs(errorOf(formula, "full") / jackknife - 1)).toBeLessThan(0.02);
    },
  );

  // A jackknife divides by 1 - leverage, some 2% at 50 schools. With that taken out what is left is the linearisation.
  it.each(withError)(
    "$figure: to 1% with the leverage of a school that is left out",
    ({ figure, formula, jackknife }) => {
      const scale = (schools - 1) / schools;
      const least = figure.startsWith("ratio") ? 0.02 : 0.01;
      expect(Math.abs((scale * errorOf(formula, "full", "corrected", leftOut)) / jackknife - 1)).toBeLessThan(least);
    },
  );

  it.each(figures.filter(({ jackknife }) => jackknife === 0))(
    "$figure: no full error where R finds none",
    ({ formula }) => {
      expect(errorOf(formula, "full")).toBeLessThan(nothing);
      expect(errorOf(formula, "full", "corrected")).toBeLessThan(
        errorOf(formula, "fixed") * (expected === "all" ? 1e-9 : 1),
      );
    },
  );
});
