import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { findingSentences, findingsSaid } from "../../../src/publish/words/what-we-found.ts";
import type { FoundAreas } from "../../../src/release/families.ts";
import type { Finding, ShownFinding } from "../../../src/release/finding.ts";
import { areaNamed, type GivenContent, gapIn, nation, releasedContent } from "../../support/released-content.ts";
import { hiddenFinding, shownFinding } from "../../support/shown-finding.ts";

type Numbers = readonly [value: number, lower: number, upper: number];

const england = shownFinding(gapIn(nation), [5, 4.8, 5.2]);
const gap = (name: string, numbers: Numbers) => shownFinding(gapIn(areaNamed(name)), numbers);
const several = (count: number, name: string, numbers: Numbers) =>
  Array.from({ length: count }, (_, index) => gap(`${name}${index}`, numbers));

/** The sentence about the areas, after that of the nation. */
const byArea = (findings: readonly Finding[], changed: GivenContent = {}) =>
  findingSentences(releasedContent({ findings: [england, ...findings], ...changed }))[1];

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
  // On paper: above 5 lie 7 to 9, below it 1 to 3, and 4 to 6 includes it.
  const above = several(3, "High", [8, 7, 9]);
  const below = several(5, "Low", [2, 1, 3]);
  const around = several(16, "Mid", [5, 4, 6]);
  const all = [...above, ...below, ...around];

  it("counts those whose interval lies above the nation, below it and around it", () => {
    expect(byArea(all)).toBe(
      "By area, the 95% interval of the gap of group pupils in 2015 lay wholly above the 5.0 months of England in 3 of 24 areas, wholly below it in 5, and included it in the other 16. With so many areas, some lie clear of it by chance.",
    );
  });

  it("counts again by intervals that hold together, and says how far areas differ", () => {
    // Wider by one on each side: 8 is then 6 to 10, above 5, but of the low ones only two stay below it.
    const together = family([
      ...above.map((finding) => [finding, 6, 10] as const),
      ...below.map((finding, index) => [finding, 0, index < 2 ? 4 : 5.5] as const),
      ...around.map((finding) => [finding, 3, 7] as const),
    ]);
    expect(byArea(all, { areas: [together] })).toContain(
      "of the intervals that hold for all of them together, 3 lie above and 2 below. Beyond chance, areas differ with a standard deviation of about 1.5 months.",
    );
  });

  it("says how many are left out", () => {
    const unsure = shownFinding(gapIn(areaNamed("Few")), [9, 1, 17], { marks: ["comes from fewer than 30 pupils"] });
    const hidden = hiddenFinding(gapIn(areaNamed("Fewer")), "suppressed", "comes from few");
    expect(byArea([...all, unsure])).toContain("in 3 of 24 areas");
    expect(byArea([...all, unsure])).toContain("Left out: 1 area whose figure is unreliable or not shown.");
    expect(byArea([...all, unsure, hidden])).toContain("Left out: 2 areas whose figure is unreliable or not shown.");
  });

  it("is about every area in it and the nation", () => {
    const [, said] = findingsSaid(releasedContent({ findings: [england, ...all] }));
    expect(said?.about).toHaveLength(25);
  });
});

describe("a sentence on few areas", () => {
  const three = [gap("Birch", [8, 7, 9]), gap("Ash", [2, 1, 3]), gap("Cedar", [5, 4, 6])];

  it("runs from the smallest to the largest, whatever the order of the areas", () => {
    expect(byArea(three)).toBe(
      "By area, the gap of group pupils in 2015 ran from 2.0 months in Ash (95% interval 1.0 to 3.0) to 8.0 months in Birch (95% interval 7.0 to 9.0); the two intervals do not overlap. Because they were picked as the extremes of 3, the two probably look further apart than they are.",
    );
  });

  it("says so where the two intervals overlap", () => {
    const close = [gap("Ash", [2, 1, 4]), gap("Cedar", [3, 2, 4]), gap("Birch", [4, 3.5, 5])];
    expect(byArea(close)).toContain("the two intervals overlap, so they do not show by themselves that the two differ");
  });

  it("judges picked areas by the intervals that hold for all of them together", () => {
    // 3.5 to 12.5 and 0 to 4.5 overlap, which 7 to 9 and 1 to 3 do not.
    const ends = [
      [3.5, 12.5],
      [0, 4.5],
      [3, 7],
    ] as const;
    const areas = [family(three.map((finding, at) => [finding, ...(ends[at] ?? [0, 0])] as const))];
    const text = byArea(three, { areas });
    expect(text).toContain("in Birch (95% interval for all 3 together 3.5 to 12.5); the two intervals overlap");
  });

  it("is not said of two areas; of twenty it still is, of twenty-one they are counted", () => {
    expect(byArea(three.slice(0, 2))).toBeUndefined();
    expect(byArea(several(20, "Mid", [5, 4, 6]))).toContain("ran from");
    expect(byArea(several(21, "Mid", [5, 4, 6]))).toContain("in 0 of 21 areas");
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
    return findingSentences(releasedContent({ areas }))[0];
  };

  it("is the one furthest from no change, on either side", () => {
    expect(
      sentence([
        [-1, 3],
        [-5, -1],
        [0, 4],
      ]),
    ).toBe(
      "By area, the gap of group pupils changed most, from 2014 to 2015, in Birch: by −3.0 months (95% interval for all 3 together −5.0 to −1.0).",
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
