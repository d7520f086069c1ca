import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { findingSentences, findingsSaid } from "../../../src/publish/words/what-we-found.ts";
import type { FoundAreas } from "../../../src/release/families.ts";
import type { Finding, ShownFinding } from "../../../src/release/finding.ts";
import { eachWithEach, eachWithTheWhole } from "../../support/pictured-areas.ts";
import { areaNamed, type GivenContent, gapIn, nation, releasedContent } from "../../support/released-content.ts";
import { hiddenFinding, shownFinding } from "../../support/shown-finding.ts";
import { shownTest } from "../../support/shown-test.ts";

type Numbers = readonly [value: number, lower: number, upper: number];

const england = shownFinding(gapIn(nation), [5, 4.8, 5.2]);
const gap = (name: string, numbers: Numbers) => shownFinding(gapIn(areaNamed(name)), numbers);
const several = (count: number, name: string, numbers: Numbers) =>
  Array.from({ length: count }, (_, index) => gap(`${name}${index}`, numbers));

/** The sentence about the areas, after that of the nation. */
const byArea = (findings: readonly Finding[], changed: GivenContent = {}) =>
  findingSentences(releasedContent({ ...changed, findings: [england, ...findings] }))[1];

/** Areas side by side, each with the interval that holds for all of them together. */
function family(areas: readonly (readonly [finding: ShownFinding, lower: number, upper: number])[]): FoundAreas {
  return {
    name: "gaps",
    scheme: "area",
    scale: "",
    unit: "months",
    asked: areas.length,
    missEach: 0.01,
    draws: 4000,
    seed: 1,
    shrinkage: { mean: 5, seOfMean: 0.1, sdBetween: 1.5 },
    leftOut: [],
    areas: areas.flatMap(([finding, lower, upper]) =>
      finding.numbers.map((number) => ({
        id: finding.figure.id,
        finding,
        number,
        together: { lower, upper },
        shrunken: null,
        ranks: null,
      })),
    ),
  };
}

describe("a sentence on many areas", () => {
  const above = several(3, "High", [8, 7, 9]);
  const below = several(5, "Low", [2, 1, 3]);
  const around = several(16, "Mid", [5, 4, 6]);
  const all = [...above, ...below, ...around];
  const given = eachWithTheWhole(all, england, ({ numbers }) => ({
    adjusted: numbers[0]?.value === 5 ? 0.2 : 0.01,
    alike: numbers[0]?.value === 5 ? 0.01 : 1,
  }));

  it("counts those that differ from the nation, and those that are alike", () => {
    expect(byArea(all, given)).toBe(
      "By area, the gap of group pupils in 2015 was larger than that of England in 3 of 24 areas and smaller in 5; in 16 it was alike, to within 1 month; for the other 0 the data do not tell. This allows for all areas having been looked at.",
    );
  });

  it("says how far areas differ", () => {
    const together = family(all.map((finding) => [finding, 0, 9] as const));
    expect(byArea(all, { ...given, areas: [together] })).toContain(
      "Beyond chance, areas differ with a standard deviation of about 1.5 months.",
    );
  });

  it("says how many are left out", () => {
    const unsure = shownFinding(gapIn(areaNamed("Few")), [9, 1, 17], { marks: ["comes from fewer than 30 pupils"] });
    const hidden = hiddenFinding(gapIn(areaNamed("Fewer")), "suppressed", "comes from few");
    expect(byArea([...all, unsure], given)).toContain("in 3 of 24 areas");
    expect(byArea([...all, unsure], given)).toContain("Left out: 1 area whose figure is unreliable or not shown.");
    expect(byArea([...all, unsure, hidden], given)).toContain("Left out: 2 areas");
  });

  it("is about every area in it and the nation, and names every test", () => {
    const [, said] = findingsSaid(releasedContent({ ...given, findings: [england, ...all] }));
    expect([said?.about.length, said?.tests.length]).toEqual([25, 24]);
  });
});

describe("a sentence on few areas", () => {
  const three = [gap("Birch", [8, 7, 9]), gap("Ash", [2, 1, 3]), gap("Cedar", [5, 4, 6])];

  it("runs from the smallest to the largest, and says what their test says", () => {
    expect(
      byArea(
        three,
        eachWithEach(three, () => ({ adjusted: 0.0123 })),
      ),
    ).toBe(
      "By area, the gap of group pupils in 2015 ran from 2.0 months in Ash (95% interval 1.0 to 3.0) to 8.0 months in Birch (95% interval 7.0 to 9.0); the two differ (adjusted p 0.012, allowing for every pair having been looked at). Estimates that are picked as the extremes of 3 tend to lie further apart than the truth.",
    );
  });

  it("says of intervals that do not overlap that it is not clear where the test does not tell", () => {
    expect(
      byArea(
        three,
        eachWithEach(three, () => ({ adjusted: 0.12 })),
      ),
    ).toContain(
      "it is not clear whether Birch and Ash differ (adjusted p 0.12, allowing for every pair having been looked at).",
    );
  });

  it("names another pair that differs where the extremes may not", () => {
    const given = eachWithEach(three, (one, other) => ({
      adjusted: [one, other].some(({ figure }) => figure.of.area.name === "Birch") ? 0.12 : 0.01,
    }));
    expect(byArea(three, given)).toContain("; but it was larger in Cedar than in Ash.");
  });

  it("has the intervals that hold for all of them together", () => {
    const areas = [family(three.map((finding) => [finding, 0, 12.5] as const))];
    const text = byArea(three, { ...eachWithEach(three, () => ({ adjusted: 0.12 })), areas });
    expect(text).toContain("in Birch (95% interval for all 3 together 0.0 to 12.5); it is not clear");
  });

  it("is not said of areas that were not compared", () => {
    expect(byArea(three)).toBeUndefined();
  });
});

describe("the area that changed most", () => {
  const change = (name: string, numbers: Numbers) => {
    const area = areaNamed(name);
    const figure = gapIn(area, { statistic: "difference", with: domainOf("group", area, 2014) });
    return shownFinding({ ...figure, id: `${figure.id}/difference` }, numbers);
  };
  const changed = [change("Ash", [1, 0, 2]), change("Birch", [-3, -4, -2]), change("Cedar", [2, 1, 3])];
  const sentence = (together: readonly (readonly [number, number])[]) => {
    const areas = [family(changed.map((finding, at) => [finding, ...(together[at] ?? [0, 0])] as const))];
    const tests = changed.map(({ figure }) =>
      shownTest({ id: figure.id, figures: [{ id: figure.id, way: 1 }], adjusted: 0.01 }),
    );
    return findingSentences(releasedContent({ areas, tests }))[0];
  };

  it("is the one furthest from no change, on either side", () => {
    expect(
      sentence([
        [-1, 3],
        [-5, -1],
        [0, 4],
      ]),
    ).toBe(
      "By area, the largest estimate of a change in the gap of group pupils from 2014 to 2015 was in Birch: −3.0 months (95% interval for all 3 together −5.0 to −1.0).",
    );
  });

  it("is not said to have changed where its interval with the others' includes no change", () => {
    expect(
      sentence([
        [-1, 3],
        [-7, 1],
        [0, 4],
      ]),
    ).toContain("it is not clear that it changed at all");
  });
});
