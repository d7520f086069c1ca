import { describe, expect, it } from "vitest";
import rulesText from "../../data/rules/srs-10.json" with { type: "json" };
import type { Estimated } from "../../src/estimates/estimate.ts";
import type { Decomposition } from "../../src/figures/decompose/decomposition.ts";
import { shareOf } from "../../src/figures/decompose/share.ts";
import { type Domain, domainOf, type Figure } from "../../src/figures/figure.ts";
import { mean } from "../../src/figures/formula.ts";
import { protectDecomposed } from "../../src/release/decomposed.ts";
import { isShown } from "../../src/release/finding.ts";
import { protectFigure } from "../../src/release/primary.ts";
import type { Rules } from "../../src/release/rules.ts";

const rules: Rules = rulesText;
const area = { key: "town", scheme: "area", code: "town", name: "Town", within: null };

/** A figure that rests on one mean of this many pupils in twenty schools of equal size. */
function estimated(id: string, statistic: Figure["statistic"], of: Domain, pupils: number, value: number): Estimated {
  const isShare = statistic === "share";
  const figure: Figure = {
    id,
    measure: "progress",
    statistic,
    base: "gap",
    of,
    against: null,
    with: null,
    formula: mean(of),
    unit: isShare ? "fraction" : "outcome",
    crosses: [],
  };
  const { key, population, year } = of;
  const interval = { lower: value - 0.1, upper: value + 0.1 };
  return {
    kind: "estimate",
    figure,
    seKind: "full",
    degreesOfFreedom: 19,
    intervalMethod: "leverage-corrected t",
    gradient: new Map([[key, 1]]),
    inScales: [{ scale: "", unit: "", value, se: 0.05, fixedSe: 0.05, interval, rounding: 0 }],
    rests: [
      {
        key,
        population,
        areaKey: area.key,
        areaName: area.name,
        year,
        mean: value,
        se: 0.05,
        pupils,
        schools: 20,
        effectiveSchools: 20,
        largestShares: [0.05, 0.1, 0.15],
        isShare,
      },
    ],
    denominatorInErrors: null,
  };
}

/** Shares of three bands of a group of 200 pupils, and the gaps of the bands and of the group. */
function parts(low: number) {
  const counts = { low, middle: 80, high: 120 - low };
  const estimates = [
    ...Object.entries(counts).flatMap(([band, pupils]) => [
      estimated(`share-${band}`, "share", shareOf(band, "group", area, 2015), 200, pupils / 200),
      estimated(`gap-${band}`, "gap", domainOf(band, area, 2015), pupils, 5),
    ]),
    estimated("of-gaps", "of_gaps", domainOf("middle", area, 2015), 80, 1),
    estimated("gap-group", "gap", domainOf("group", area, 2015), 200, 5),
  ];
  const decomposition: Decomposition = {
    kind: "bands",
    measure: "progress",
    population: "group",
    bands: ["low", "middle", "high"],
    area,
    from: 2014,
    to: 2015,
    whole: "gap-group",
    parts: ["of-gaps"],
    beside: estimates.map(({ figure }) => figure.id).filter((id) => id !== "of-gaps"),
  };
  return { estimates, decompositions: [decomposition] };
}

const shownWith = (low: number) =>
  protectDecomposed([parts(low)], (one) => protectFigure(one, rules, false))
    .findings.filter(isShown)
    .map(({ figure }) => figure.id);

describe("figures of bands", () => {
  // Expected from the rules of srs-10: ten pupils may be shown, nine may not.
  it("are shown where every band has enough pupils", () => {
    expect(shownWith(10).length).toBe(8);
  });
  it("are hidden all, where one band is: shares of the others would tell it", () => {
    expect(shownWith(9)).toEqual(["gap-group"]);
  });
  it("hide the share of a small band, though it is a share of many", () => {
    const small = estimated("share-low", "share", shareOf("low", "group", area, 2015), 200, 9 / 200);
    const nearlyAll = estimated("share-high", "share", shareOf("high", "group", area, 2015), 200, 191 / 200);
    const enough = estimated("share-mid", "share", shareOf("middle", "group", area, 2015), 200, 10 / 200);
    const statuses = [small, nearlyAll, enough].map((one) => protectFigure(one, rules, false).status);
    expect(statuses).toEqual(["suppressed", "suppressed", "published"]);
  });
});
