import { describe, expect, it } from "vitest";
import rulesText from "../../data/rules/srs-10.json" with { type: "json" };
import { dictionary } from "../../src/cells/dictionary.ts";
import { unitsInside } from "../../src/cells/units-inside.ts";
import type { Estimated } from "../../src/estimates/estimate.ts";
import type { Decomposition } from "../../src/figures/decompose/decomposition.ts";
import { type Domain, domainOf, shareOf } from "../../src/figures/domain.ts";
import type { Figure } from "../../src/figures/figure.ts";
import { mean } from "../../src/figures/formula.ts";
import { isShown } from "../../src/release/finding.ts";
import { hideTogether } from "../../src/release/hidden-together.ts";
import type { MeasureInside } from "../../src/release/inside.ts";
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
    role: "asked",
    under: null,
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
    inScales: [
      {
        scale: "",
        unit: "",
        value,
        se: 0.05,
        fixedSe: 0.05,
        correctedSe: 0.05,
        interval,
        rounding: 0,
        roundingOfCounts: 0,
      },
    ],
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

/** Three bands that make up a group, and others, each an atom of its own; two places, of which the town is one. */
const frame: MeasureInside["frame"] = {
  schools: dictionary([]),
  places: dictionary(["town", "elsewhere"]),
  atoms: dictionary(["low", "middle", "high", "others"]),
  years: dictionary([2014, 2015]),
  populations: new Map(
    Object.entries({
      low: [0, 0, 1, 0],
      middle: [0, 0, 0, 1],
      high: [1, 0, 0, 0],
      others: [0, 1, 0, 0],
      "low or middle": [0, 0, 1, 1],
      group: [1, 0, 1, 1],
      all: [1, 1, 1, 1],
    }).map(([name, atoms]) => [name, Uint8Array.from(atoms)]),
  ),
  schemes: [],
};
const places = { town: Uint8Array.of(0, 1), whole: Uint8Array.of(1, 1) };
const whole = { ...area, key: "whole", scheme: "national" };

/** What the rules decide on the parts, and on figures that the study asks for beside them. */
function decidedWith(low: number, asked: readonly Estimated[] = []) {
  const { estimates, decompositions } = parts(low);
  const measure: MeasureInside = {
    ...{ measure: "progress", frame, estimates: asked, parts: estimates, decompositions },
    inside: unitsInside(frame, ({ key }) => (key === "town" ? places.town : places.whole)),
    ownAreas: new Map(),
    counted: null,
    ratedTwice: () => null,
    ...{
      resampled: { figures: [], percentileGaps: [] },
      exact: [],
      grades: null,
      sensitivity: [],
      witnesses: [],
      nearIds: [],
      lossOfAreas: [],
      scales: [],
    },
  };
  const all = [...asked, ...estimates].map((one) => protectFigure(one, rules, false));
  const findings = new Map(all.map((finding) => [finding.figure.id, finding]));
  return hideTogether(findings, [measure], new Map(), rules);
}

const shownWith = (low: number, asked: readonly Estimated[] = []) =>
  [...decidedWith(low, asked).findings.values()].filter(isShown).map(({ figure }) => figure.id);
const gap = (population: string, where: typeof area, year: number) =>
  estimated(`${population}-${where.key}-${year}`, "gap", domainOf(population, where, year), 80, 5);

describe("figures of bands", () => {
  // Expected from the rules of srs-10: ten pupils may be shown, nine may not.
  it("are shown where every band has enough pupils", () => {
    expect(shownWith(10).length).toBe(8);
  });
  it("are hidden all, where one band is: shares of the others would tell it", () => {
    expect(shownWith(9)).toEqual(["gap-group"]);
  });
  it("are hidden wherever they are asked for", () => {
    // Asked under show: the gaps of a band, of two bands together, and of the group, in the town and in the whole.
    const asked = [
      gap("middle", area, 2015),
      gap("low or middle", area, 2014),
      gap("middle", area, 2013),
      gap("group", area, 2015),
      gap("others", area, 2015),
      gap("middle", whole, 2015),
    ];
    const safe = ["middle-town-2013", "group-town-2015", "others-town-2015", "middle-whole-2015"];
    expect(shownWith(9, asked)).toEqual([...safe, "gap-group"]);
    expect(shownWith(10, asked).length).toBe(asked.length + 8);
  });
  it("are hidden under another choice too, which joins the list after the decision", () => {
    // Each with 80 pupils, enough for the rules: what hides them is what the list says of the band with nine.
    const statuses = (low: number) => {
      const { hideAlike } = decidedWith(low);
      return [gap("middle", area, 2015), gap("low or middle", area, 2014), gap("others", area, 2015)]
        .concat(gap("middle", area, 2013), gap("group", area, 2015), gap("middle", whole, 2015))
        .map((one) => hideAlike(protectFigure(one, rules, false)).status);
    };
    const shown = "published";
    expect(statuses(9)).toEqual(["suppressed", "suppressed", shown, shown, shown, shown]);
    expect(new Set(statuses(10))).toEqual(new Set([shown]));
  });
  it("hide the share of a small band, though it is a share of many", () => {
    const small = estimated("share-low", "share", shareOf("low", "group", area, 2015), 200, 9 / 200);
    const nearlyAll = estimated("share-high", "share", shareOf("high", "group", area, 2015), 200, 191 / 200);
    const enough = estimated("share-mid", "share", shareOf("middle", "group", area, 2015), 200, 10 / 200);
    const statuses = [small, nearlyAll, enough].map((one) => protectFigure(one, rules, false).status);
    expect(statuses).toEqual(["suppressed", "suppressed", "published"]);
  });
});
