import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import type { Formula } from "../../../src/figures/figure.ts";
import { constant, mean, minus, over } from "../../../src/figures/formula.ts";
import {
  countsOf,
  countsOfFindings,
  fewest,
  ofFindings,
  statistic,
  together,
} from "../../../src/publish/tables/holdings.ts";
import type { ShownMean } from "../../../src/release/finding.ts";
import { areaNamed, inventedStudy, nation } from "../../support/released-content.ts";
import { figureOf, hiddenFinding, shownFinding } from "../../support/shown-finding.ts";

const ash = areaNamed("Ash");
const rest = (pupils: number, schools: number): ShownMean => {
  const counted = { units: "pupils" as const, n: pupils, schools };
  return {
    domain: "group",
    population: "group",
    areaKey: ash.key,
    areaName: ash.name,
    year: 2015,
    mean: 1,
    decimals: 2,
    counted,
  };
};
const resting = (measure: string, rests: readonly ShownMean[], pupils = 100, schools = 20) => {
  const figure = figureOf({ measure, of: domainOf("group", ash, 2015) });
  return { ...shownFinding(figure, [1, 0, 2]), rests, counted: { units: "pupils" as const, n: pupils, schools } };
};

describe("what stands behind findings", () => {
  it("is the pupils and schools of each of their means", () => {
    const { behind } = ofFindings([resting("progress", [rest(120, 8), rest(45, 12)])], inventedStudy);
    expect([fewest(behind, "pupils"), fewest(behind, "schools"), fewest(behind, "rows")]).toEqual([45, 8, null]);
  });

  it("is schools and no pupils where schools are measured, whose number stands in place of that of pupils", () => {
    const { behind } = ofFindings([resting("leadership", [rest(45, 44)])], inventedStudy);
    expect([fewest(behind, "pupils"), fewest(behind, "schools")]).toEqual([null, 45]);
  });

  it("is nothing of a hidden finding", () => {
    const hidden = hiddenFinding(figureOf(), "suppressed", "comes from few");
    expect(ofFindings([hidden], inventedStudy)).toEqual({ statistics: [], behind: [], counted: [] });
  });
});

describe("what is counted", () => {
  it("is the pupils and schools beside findings, schools as schools", () => {
    const { counted, statistics } = countsOfFindings(
      [resting("progress", [], 100, 20), resting("leadership", [], 15, 14)],
      inventedStudy,
    );
    expect(statistics).toEqual(["counts"]);
    expect([fewest(counted, "pupils"), fewest(counted, "schools")]).toEqual([100, 15]);
  });

  it("leaves out hidden counts, and is none where all are hidden", () => {
    expect(fewest(countsOf("rows", [40, null, 30]).counted, "rows")).toBe(30);
    expect(countsOf("rows", [null])).toEqual({ statistics: [], behind: [], counted: [] });
    expect(fewest(countsOf("schools", [12, 0, 7]).counted, "schools")).toBe(0);
  });
});

describe("kinds of statistics", () => {
  const [one, two] = [mean(domainOf("group", ash, 2015)), mean(domainOf("others", nation, 2015))];
  const kinds = (formula: Formula, measure = "progress") =>
    ofFindings([shownFinding(figureOf({ formula, measure }), [1, 0, 2])], inventedStudy).statistics;

  it.each([
    ["means", one],
    ["differences of means", minus(two, one)],
    ["differences of means", minus(minus(two, one), minus(one, two))],
    ["ratios of means", over(minus(two, one), one)],
    ["ratios of means", minus(over(two, one), constant(1, "no difference"))],
  ])("of a figure are %s by its formula", (kind, formula) => expect(kinds(formula)).toEqual([kind]));

  it("of schools are shares; one less a share is a share", () => {
    expect(kinds(minus(constant(1, "the whole"), one), "leadership")).toEqual(["shares"]);
    expect(kinds(minus(one, two), "leadership")).toEqual(["differences of shares"]);
  });

  it("stand together each once, in their own order", () => {
    expect(together([statistic("counts", "intervals"), statistic("means", "counts")]).statistics).toEqual([
      "means",
      "intervals",
      "counts",
    ]);
  });
});
