import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combinedInfluence } from "../../../src/estimates/covariance.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import { crossingsOf, windowOf } from "../../../src/estimates/first-stage/crossings.ts";
import { placements } from "../../../src/estimates/first-stage/placement.ts";
import { yearOfSlots } from "../../../src/estimates/first-stage/year-of-slots.ts";
import { domainOf } from "../../../src/figures/domain.ts";
import type { Method } from "../../../src/scores/method.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { atomsOf, cellsOf, nations } from "../../scores/nation.ts";

const area = { key: "whole", scheme: "national", code: "whole", name: "Whole", within: null };

function meansUnder(rows: Parameters<typeof cellsOf>[0], kind: "rank of residual" | "standardised residual" | "rank") {
  const plain = cellsOf(rows);
  const populations = new Map([
    ["all", new Uint8Array(plain.frame.atoms.keys.length).fill(1)],
    ["disadvantaged", Uint8Array.from(plain.frame.atoms.keys, (atom) => (atom === "disadvantaged" ? 1 : 0))],
  ]);
  const cells = { ...plain, frame: { ...plain.frame, populations } };
  const both = { scored: atomsOf(cells), ranked: atomsOf(cells) };
  const rule = { bands: { kind: "width", width: 3 }, minimum: 0, expectation: atomsOf(cells) } as const;
  const method: Method = kind === "rank" ? { kind, ...both } : { kind, ...both, ...rule };
  const { moments } = scoreCells(cells, method);
  return { moments, means: new DomainMeans(moments, () => new Uint8Array(cells.frame.places.keys.length).fill(1)) };
}

const spread = (rows: readonly { readonly outcome: number; readonly prior: number; readonly year: number }[]) =>
  [2014, 2015].every((year) => {
    const ofYear = rows.filter((row) => row.year === year);
    return (
      ofYear.length === 0 ||
      ofYear.some(({ outcome, prior }) => prior === ofYear[0]?.prior && outcome !== ofYear[0]?.outcome)
    );
  });

describe("influences through the first stage", () => {
  it("sum to 0 over the schools, for every domain", () => {
    fc.assert(
      fc.property(nations.filter(spread), (rows) => {
        for (const kind of ["rank of residual", "standardised residual", "rank"] as const) {
          const { means } = meansUnder(rows, kind);
          for (const population of ["all", "disadvantaged"])
            for (const year of [2014, 2015]) {
              const shared = means.of(domainOf(population, area, year))?.shared;
              expect(shared?.influence.reduce((sum, one) => sum + one, 0) ?? 0).toBeCloseTo(0, 9);
            }
        }
      }),
    );
  });

  it("undo the own part of the mean of everybody: mean ranks are 50 and mean residuals 0 whoever is drawn", () => {
    fc.assert(
      fc.property(nations.filter(spread), (rows) => {
        for (const kind of ["rank of residual", "standardised residual", "rank"] as const) {
          const { means } = meansUnder(rows, kind);
          for (const year of [2014, 2015]) {
            const domain = means.of(domainOf("all", area, year));
            if (domain === null) continue;
            for (const leverage of ["plain", "corrected"] as const)
              for (const left of combinedInfluence([{ domain, weight: 1 }], means.schoolsOfDesign, "full", leverage))
                expect(left).toBeCloseTo(0, 9);
          }
        }
      }),
    );
  });

  it("of a rank are placements: a school more among the ranked, worked out on paper", () => {
    // Four pupils, outcomes 1 and 3 in school a, 2 and 4 in b; the domain is school b's disadvantaged pupil at 2.
    // Her rank is 37.5. Placements, 1 above her, 1/2 at her, 0 below: of 1: 1, of 3: 0, of 2: 1/2, of 4: 0.
    // Through ranks a moves her by (100 (1 + 0) - 2 x 37.5) / 4 = 6.25, b by (100 (1/2 + 0) - 75) / 4 = -6.25.
    const { means } = meansUnder(
      [
        { school: "a", atom: "others", outcome: 1 },
        { school: "a", atom: "others", outcome: 3 },
        { school: "b", atom: "disadvantaged", outcome: 2 },
        { school: "b", atom: "others", outcome: 4 },
      ],
      "rank",
    );
    const domain = means.of(domainOf("disadvantaged", area, 2015));
    expect(domain?.mean).toBe(37.5);
    expect([...(domain?.shared?.influence ?? [])]).toEqual([6.25, -6.25]);
    expect([...(domain?.shared?.leverage ?? [])]).toEqual([0.5, 0.5]);
  });

  it("are none for thresholds, and R's fixed error is all there is", () => {
    const cells = cellsOf([
      { school: "a", outcome: 1 },
      { school: "b", outcome: 2 },
    ]);
    const { moments } = scoreCells(cells, { kind: "threshold", scored: atomsOf(cells), atLeast: 2 });
    expect(moments.firstStage).toBe("nothing estimated");
    expect(new DomainMeans(moments, () => Uint8Array.of(1)).seKind).toBe("full");
  });
});

describe("placements", () => {
  it("give the worked values of their documentation", () => {
    // Slots with scores 4, 5, 7 and 9, positions rising; two pupils of the domain, at 5 and 7.
    const found = placements(Int32Array.of(0, 1, 2, 3), Float64Array.of(1, 3, 5, 7), Float64Array.of(0, 1, 1, 0));
    expect([...found]).toEqual([1, 0.75, 0.25, 0]);
  });
});

describe("crossings of bands", () => {
  const rows = [
    { prior: 0, outcome: 0, n: 2 },
    { prior: 0, outcome: 4, n: 2 },
    { prior: 9, outcome: 2, n: 3 },
    { prior: 9, outcome: 6, n: 1 },
  ];

  it("are the triangle's weights, on paper", () => {
    // Residuals: band 0 at -2 and 2, band 9 (mean 3) at -1 and 3. Under a half width of 4, a slot at distance d counts
    // (1 - d / 4) / 4: around -2, band 9 has 3 pupils at distance 1 and one at 5: 3 x 3/16.
    const { moments } = meansUnder(rows, "rank of residual");
    if (typeof moments.firstStage === "string") throw new Error("no first stage");
    const year = yearOfSlots(moments.firstStage, 0);
    expect([...year.score]).toEqual([-2, 2, -1, 3]);
    const { bands, near } = crossingsOf(year, 4);
    expect(bands).toBe(2);
    // Around 2: 3 pupils at distance 3, one at 1: 3/16 + 3/16. Around -1: 2 at 1, 2 at 3: 6/16 + 2/16. Around 3: 2 at 1.
    expect([...near]).toEqual([0, 9 / 16, 0, 6 / 16, 8 / 16, 0, 6 / 16, 0]);
  });

  it("have a window of whole score steps that reaches a tenth of a standard deviation", () => {
    const { moments } = meansUnder(rows, "rank of residual");
    if (typeof moments.firstStage === "string") throw new Error("no first stage");
    // Differences of outcomes are 2, 4 and 6: a step of 2. Variance (2 x 4 + 2 x 4 + 3 x 1 + 9) / 8 = 3.5: 0.19 < 2.
    expect(windowOf(yearOfSlots(moments.firstStage, 0))).toBe(2);
  });
});
