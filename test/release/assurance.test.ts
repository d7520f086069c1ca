import { describe, expect, it } from "vitest";
import { domainOf } from "../../src/figures/domain.ts";
import { percentileGap } from "../../src/figures/percentile-gap.ts";
import { type CoverageFound, lookUp, shippedCoverage, sizeOf } from "../../src/release/assurance/coverage-found.ts";
import { kindOfFigure } from "../../src/release/assurance/kind-of-figure.ts";
import { markByCoverage } from "../../src/release/assurance/mark-by-coverage.ts";
import { assurancesOf } from "../../src/release/assurance/shown-assurance.ts";
import { stepOf, stepsOfNations, stepsOfSchools } from "../../src/release/assurance/size-steps.ts";
import { designOf } from "../deep/assurance/designs.ts";
import { studyOfDesign } from "../deep/assurance/study-of-design.ts";
import { areaNamed } from "../support/released-content.ts";
import { figureOf, hiddenFinding, shownFinding } from "../support/shown-finding.ts";

const study = studyOfDesign(designOf("20 schools, equal"));
const [town, port] = [areaNamed("Town"), areaNamed("Port")];
const of = domainOf("disadvantaged", town, 2015);
const gap = figureOf({ of, against: domainOf("others", town, 2015) });
const kindOf = (changed: Parameters<typeof figureOf>[0]) =>
  kindOfFigure(figureOf({ of, ...changed }), study)?.statistic;

describe("the kind of a figure", () => {
  it("says what is averaged, and what is made of the averages", () => {
    expect(kindOfFigure(gap, study)).toEqual({ scores: "ranks of progress", statistic: "gap" });
    expect(kindOfFigure({ ...gap, measure: "reached" }, study)?.scores).toBe("shares of pupils");
    expect(kindOfFigure({ ...gap, measure: "attainment" }, study)?.scores).toBe("ranks");
    expect(kindOfFigure({ ...gap, role: "count" }, study)).toBeNull();
  });

  it("tells means of the comparison group from others", () => {
    expect(kindOf({ statistic: "mean", base: "mean" })).toBe("mean");
    const others = domainOf("others", town, 2015);
    expect(kindOf({ of: others, statistic: "mean", base: "mean" })).toBe("mean of the comparison group");
  });

  it("distinguishes what differs between the sides of a comparison", () => {
    const difference = (other: Parameters<typeof domainOf>) =>
      kindOf({ statistic: "difference", base: "in_area_gap", with: domainOf(...other) });
    expect(difference(["disadvantaged", town, 2014])).toBe("change of in-area gap");
    expect(difference(["disadvantaged", port, 2015])).toBe("difference of in-area gap between areas");
    expect(difference(["persistent", town, 2015])).toBe("difference of in-area gap between groups");
    expect(difference(["persistent", port, 2015])).toBe("difference of in-area gap between more than one thing");
  });

  it("has ratios and per cents as one kind, which differ by 1", () => {
    const other = domainOf("disadvantaged", town, 2014);
    for (const statistic of ["ratio", "percent"] as const)
      expect(kindOf({ statistic, with: other })).toBe("ratio of gap between years");
  });

  it("has parts of gaps, on ranks of one year apart, and percentile gaps by percentile", () => {
    expect(kindOf({ statistic: "between_schools" })).toBe("part between schools");
    expect(kindOf({ statistic: "moved_by_group", onRanksOf: 2014 })).toBe(
      "movement of the group, on ranks of one year",
    );
    const tenth = percentileGap("id", "progress", of, domainOf("others", town, 2015), 10);
    expect(kindOfFigure(tenth, study)?.statistic).toBe("percentile gap p10");
  });
});

describe("steps of numbers of schools", () => {
  it("begin and end where they say", () => {
    const words = (schools: number) => stepOf(stepsOfSchools, schools)?.words ?? null;
    expect([1, 2, 4, 5, 7, 8, 14, 15].map(words)).toEqual([
      null,
      "2 to 4",
      "2 to 4",
      "5 to 7",
      "5 to 7",
      "8 to 14",
      "8 to 14",
      "15 to 39",
    ]);
    expect(stepOf(stepsOfNations, 3400)?.words).toBe("1000 and more");
    expect(stepOf(stepsOfNations, 4)).toBeNull();
  });
});

const size = { scores: "ranks of progress", statistic: "gap", schools: "15 to 39", nation: "100 to 999" };
const row = (held: number): CoverageFound => ({ ...size, held, error: 0.5 });
const nations = new Map([["progress", 150]]);
const shown = shownFinding(gap, [5, 3, 7], { counted: { units: "pupils", n: 900, schools: 20 } });
const markedBy = (held: number) => markByCoverage(shown, study, nations, lookUp({ rows: [row(held)] }));

describe("the assurance of a figure", () => {
  it("is looked up by its kind, the schools of its smallest mean and those of the whole", () => {
    expect(sizeOf({ scores: size.scores, statistic: "gap" }, 20, 150)).toEqual(size);
    expect(lookUp({ rows: [row(94)] })(size)?.held).toBe(94);
    expect(lookUp({ rows: [row(94)] })({ ...size, nation: "15 to 34" })).toBeNull();
    expect(lookUp({ rows: [row(94)] })({ ...size, statistic: "mean" })).toBeNull();
  });

  it("marks figures whose intervals held the true value in fewer than 93 of 100 trials, and says so", () => {
    expect(markedBy(93)).toBe(shown);
    const marked = markedBy(92.9);
    expect(marked.status).toBe("unreliable");
    expect(marked.kind === "figure" ? marked.marks : []).toEqual([
      "has an interval of a kind that held the true value in 92.9 of 100 trials",
    ]);
  });

  it("does not mark what was not tried, or what is hidden anyway", () => {
    expect(markByCoverage(shown, study, nations, () => null)).toBe(shown);
    const hidden = hiddenFinding(gap, "suppressed", "comes from few pupils");
    expect(markByCoverage(hidden, study, nations, () => row(80))).toBe(hidden);
  });

  it("takes the smallest of all means of a figure", () => {
    const rest = { domain: "d", population: "others", areaKey: "a", areaName: "A", year: 2015, mean: 50, decimals: 2 };
    const withSmall = { ...shown, rests: [{ ...rest, counted: { units: "pupils", n: 90, schools: 6 } as const }] };
    const seen: string[] = [];
    markByCoverage(withSmall, study, nations, ({ schools }) => {
      seen.push(schools);
      return null;
    });
    expect(seen).toEqual(["5 to 7"]);
  });

  it("is listed once for each kind and size that a release shows; what was not tried has none", () => {
    const findings = new Map([
      ["one", shown],
      ["two", { ...shown, figure: { ...gap, id: "two" }, status: "unreliable" as const }],
      ["three", { ...shown, figure: { ...gap, id: "three", statistic: "of_place" as const } }],
    ]);
    expect(assurancesOf(findings, [], study, { nations, coverage: lookUp({ rows: [row(94.1)] }) })).toEqual([
      { ...size, tried: { held: 94.1, error: 0.5 }, marked: false },
      { ...size, statistic: "part of the place", tried: null, marked: false },
    ]);
  });

  it("is in the data that ship for gaps of a nation of 3,400 schools, and not for one of 4", () => {
    const coverage = shippedCoverage();
    expect(coverage({ ...size, schools: "40 to 99", nation: "1000 and more" })?.held).toBeGreaterThan(93);
    const ofFour = sizeOf({ scores: size.scores, statistic: "gap" }, 4, 4);
    expect([ofFour.schools, ofFour.nation, coverage(ofFour)]).toEqual(["2 to 4", "under 5", null]);
  });
});
