import { describe, expect, it } from "vitest";
import { estimatePercentileGaps } from "../../../src/estimates/bootstrap/percentile-gaps.ts";
import { combinedInfluence, covariance } from "../../../src/estimates/covariance.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import { percentileGap } from "../../../src/figures/percentile-gap.ts";
import type { Method } from "../../../src/scores/method.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { atomsOf } from "../../scores/nation.ts";
import { oracleRows } from "../../support/oracle-csv.ts";
import { sampleDomain, samplePlaces, schoolSample } from "../../support/school-sample.ts";

// Expected values: R 4.2.2, test/oracle/percentile-gaps.R, with draws of its own; shares by R's survey 4.1.1.
const rows = oracleRows("percentile-gaps.csv");
const cells = schoolSample();
const everybody = atomsOf(cells);
const cuts = Array.from({ length: 13 }, (_, index) => 30 + 2 * index);
const rule = { bands: { kind: "given", cuts }, minimum: 0, expectation: everybody } as const;
const both = { scored: everybody, ranked: everybody };

const ofMethod = (method: string) =>
  rows
    .filter((row) => row.method === method)
    .map(({ figure = "", value, se }) => {
      const [population = "", place = "", p = ""] = figure.split("|");
      const own = sampleDomain(population, place, 2015);
      const gap = percentileGap(figure, method, own, sampleDomain("others", "nation", 2015), Number(p.slice(1)));
      return { gap, value: Number(value), se: Number(se) };
    });

const methods: readonly (readonly [string, Method, "scores" | "points"])[] = [
  ["rank of residual", { kind: "rank of residual", ...both, ...rule }, "scores"],
  ["standardised residual", { kind: "standardised residual", ...both, ...rule }, "scores"],
  ["points of residual", { kind: "rank of residual", ...both, ...rule }, "points"],
];

describe.each(methods)("gaps between percentiles, %s", (name, method, of) => {
  it("are R's, and their errors those of R's own draws", async () => {
    const { moments } = scoreCells(cells, method);
    const expected = ofMethod(name);
    const found = await estimatePercentileGaps(
      expected.map(({ gap }) => gap),
      { moments, of, unit: "points" },
      new DomainMeans(moments, samplePlaces),
      samplePlaces,
      { kind: "bootstrap", seed: 2016, replicates: 1000 },
      2,
    );
    expect(found.length).toBe(15);
    const ratios: number[] = [];
    for (const [index, { value, error, beside, used }] of found.entries()) {
      const of = expected[index];
      expect(value).toBeCloseTo(of?.value ?? Number.NaN, 9);
      expect(beside).toEqual([10, 25, 50, 75, 90]);
      expect(used).toBe(1000);
      expect(error?.interval.lower).toBeLessThan(value ?? Number.NaN);
      expect(error?.interval.upper).toBeGreaterThan(value ?? Number.NaN);
      ratios.push((error?.se ?? Number.NaN) / (of?.se ?? Number.NaN));
    }
    // Each error has a standard error of its own of 1/sqrt(2 x 1,000) = 2.2%, on both sides: 3.2% of their ratio.
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.13);
    expect(Math.abs(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length - 1)).toBeLessThan(0.03);
  });
});

describe("shares at or above a threshold", () => {
  it("have the values and errors of R's survey", () => {
    const { moments } = scoreCells(cells, { kind: "threshold", scored: everybody, atLeast: 3500 });
    const means = new DomainMeans(moments, samplePlaces);
    for (const { figure = "", value, se } of rows.filter((row) => row.method === "threshold")) {
      const [what, population = "", place = ""] = figure.split("|");
      const own = { domain: means.of(sampleDomain(population, place, 2015)), weight: what === "gap" ? -1 : 1 };
      const others = { domain: means.of(sampleDomain("others", "nation", 2015)), weight: 1 };
      const parts = (what === "gap" ? [others, own] : [own]).flatMap(({ domain, weight }) =>
        domain === null ? [] : [{ domain, weight }],
      );
      const influence = combinedInfluence(parts, means.schoolsOfDesign, "full", "plain");
      const found = parts.reduce((sum, { domain, weight }) => sum + weight * domain.mean, 0);
      expect(found).toBeCloseTo(Number(value), 12);
      expect(Math.sqrt(covariance(influence, influence, means.schoolsOfDesign))).toBeCloseTo(Number(se), 12);
    }
  });
});
