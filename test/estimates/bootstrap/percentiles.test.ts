import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedPercentiles } from "../../../src/estimates/bootstrap/counted-percentiles.ts";
import { replicateMeans } from "../../../src/estimates/bootstrap/replicate-means.ts";
import { domainOf } from "../../../src/figures/domain.ts";
import { quantile } from "../../../src/number/quantile.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { atomsOf, cellsOf } from "../../scores/nation.ts";
import { sampleDomain, samplePlaces, schoolSample } from "../../support/school-sample.ts";

const area = { key: "whole", scheme: "national", code: "whole", name: "Whole", within: null };

describe("countedPercentiles", () => {
  it("are the percentiles of the values written out", () => {
    const counts = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 });
    const percentiles = fc.uniqueArray(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(counts, percentiles, (of, some) => {
        fc.pre(of.some((count) => count > 0));
        const at = Float64Array.from(some).sort();
        const order = Int32Array.from(of.keys());
        const written = Float64Array.from(of.flatMap((count, index) => Array(count).fill(index * index - 3)));
        const found = countedPercentiles(order, Float64Array.from(of), 1, 0, at, (index) => index * index - 3);
        for (const [index, p] of at.entries()) expect(found[index]).toBeCloseTo(quantile(written, p), 12);
      }),
    );
  });

  it("give the worked value of their documentation, and nothing of nobody", () => {
    // Values 1, 5, 5, 5: position 3 x 0.25 = 0.75, so 1 + 0.75 x 4.
    const quarter = Float64Array.of(0.25);
    expect([
      ...countedPercentiles(Int32Array.of(0, 1), Float64Array.of(1, 3), 1, 0, quarter, (i) => [1, 5][i] ?? 0),
    ]).toEqual([4]);
    expect([...countedPercentiles(Int32Array.of(0), Float64Array.of(0), 1, 0, quarter, () => 1)]).toEqual([Number.NaN]);
  });
});

describe("percentiles of replicates", () => {
  const at = [0.1, 0.25, 0.5, 0.75, 0.9];

  it("are R's type 7 of the outcomes in the sample as it is", async () => {
    // R: d <- read.csv("school-sample.csv"); quantile(d$outcome[d$year == 2015 & d$group == "o"], c(.1, .25, .5, .75, .9))
    const cells = schoolSample();
    const { moments } = scoreCells(cells, { kind: "rank", scored: atomsOf(cells), ranked: atomsOf(cells) });
    const [others, group] = [sampleDomain("others", "nation", 2015), sampleDomain("disadvantaged", "hill", 2014)];
    const percentiles = { of: [others, group], at, unit: "points" as const };
    const found = await replicateMeans(moments, { means: [], percentiles }, samplePlaces, { kind: "once" }, 1);
    const of = (domain: typeof others) => at.map((p) => found.percentileOf(domain, p)[0]);
    for (const [index, value] of [2518.9, 3058, 3585, 4090, 4484.7].entries())
      expect(of(others)[index]).toBeCloseTo(value, 9);
    for (const [index, value] of [2239.9, 2724.25, 3222, 3773.25, 4166.4].entries())
      expect(of(group)[index]).toBeCloseTo(value, 9);
  });

  it("follow the residuals of a replicate", async () => {
    const rows = [
      { school: "a", outcome: 2 },
      { school: "b", outcome: 4 },
      { school: "c", outcome: 9 },
    ];
    const plain = cellsOf(rows);
    const cells = { ...plain, frame: { ...plain.frame, populations: new Map([["all", Uint8Array.of(1)]]) } };
    const everybody = atomsOf(cells);
    const rule = { bands: { kind: "none" }, minimum: 0, expectation: everybody } as const;
    const { moments } = scoreCells(cells, { kind: "rank of residual", scored: everybody, ranked: everybody, ...rule });
    const domain = domainOf("all", area, 2015);
    const percentiles = { of: [domain], at: [0, 0.5, 1], unit: "points" as const };
    const found = await replicateMeans(
      moments,
      { means: [domain], percentiles },
      () => Uint8Array.of(1),
      { kind: "jackknife" },
      1,
    );
    // Half points. Without a: 4 and 9 less 6.5; without b: 2 and 9 less 5.5; without c: 2 and 4 less 3.
    expect([...found.percentileOf(domain, 1)]).toEqual([1.25, 1.75, 0.5]);
    expect([...found.percentileOf(domain, 0)]).toEqual([-1.25, -1.75, -0.5]);
    expect([...found.percentileOf(domain, 0.5)]).toEqual([0, 0, 0]);
    expect([...found.of(domain)]).toEqual([50, 50, 50]);
  });

  it("are refused where no values are kept, outside 0 to 1, and where they do not rise", async () => {
    const cells = cellsOf([{ outcome: 1 }]);
    const domain = domainOf("all", area, 2015);
    const ask = (kind: "points" | "rank", ...at: readonly number[]) => {
      const everybody = atomsOf(cells);
      const method = kind === "rank" ? { kind, scored: everybody, ranked: everybody } : { kind, scored: everybody };
      const percentiles = { of: [domain], at, unit: "points" as const };
      const { moments } = scoreCells(cells, method);
      return replicateMeans(moments, { means: [], percentiles }, () => Uint8Array.of(1), { kind: "once" }, 1);
    };
    await expect(ask("points", 0.5)).rejects.toThrow("no values to take percentiles of: nothing estimated");
    await expect(ask("rank", 1.5)).rejects.toThrow("percentile outside 0 to 1: 1.5");
    await expect(ask("rank", 0.5, 0.25)).rejects.toThrow("percentiles not rising: 0.5, 0.25");
  });
});
