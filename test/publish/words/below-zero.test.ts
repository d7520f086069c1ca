import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { belowZeroWords } from "../../../src/publish/words/below-zero.ts";
import { figureOf, shownFinding, townArea } from "../../support/shown-finding.ts";

/** A comparison of the group's gap in 2015 with that of 2012, from the four means behind it. */
function comparison(
  base: "gap" | "mean",
  means: readonly (readonly [population: string, year: number, mean: number])[],
) {
  const figure = figureOf({
    base,
    statistic: "difference",
    against: domainOf("others", townArea, 2015),
    with: domainOf("group", townArea, 2012),
  });
  const rests = means.map(([population, year, mean]) => ({
    domain: `${population}|town|${year}`,
    population,
    areaKey: "town",
    areaName: "Town",
    year,
    mean,
    decimals: 2,
    counted: { units: "pupils" as const, n: 100, schools: 20 },
  }));
  return belowZeroWords({ ...shownFinding(figure, [1, 0.5, 1.5]), rests }, "in 2015", "in 2012");
}

// On paper: a gap is the others' mean less the group's.
const others = [["others", 2012, 50], ["others", 2015, 50]] as const; // biome-ignore format: a list

describe("a comparison of gaps", () => {
  it("needs no more words where the group is behind both times", () => {
    expect(comparison("gap", [...others, ["group", 2012, 40], ["group", 2015, 45]])).toBe("");
  });

  it("says when the group is ahead on one side, and on which", () => {
    const ahead = (when: string) => ` The gap ${when} is below zero, which means ahead of the comparison group.`;
    expect(comparison("gap", [...others, ["group", 2012, 44], ["group", 2015, 53]])).toBe(ahead("in 2015"));
    expect(comparison("gap", [...others, ["group", 2012, 53], ["group", 2015, 44]])).toBe(ahead("in 2012"));
  });

  it("says what larger means where the group is ahead on both", () => {
    expect(comparison("gap", [...others, ["group", 2012, 60], ["group", 2015, 51]])).toBe(
      " Both gaps are below zero, which means ahead of the comparison group: the larger gap is the one less far ahead.",
    );
  });

  it("has nothing to add to means", () => {
    expect(comparison("mean", [["group", 2012, -3], ["group", 2015, -4]])).toBe(""); // biome-ignore format: a list
  });
});
