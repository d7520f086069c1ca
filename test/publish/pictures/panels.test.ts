import { describe, expect, it } from "vitest";
import type { Figure } from "../../../src/figures/figure.ts";
import { panelsOf } from "../../../src/publish/pictures/panels.ts";
import type { ShownFinding } from "../../../src/release/finding.ts";
import { eachWithEach, eachWithTheWhole } from "../../support/pictured-areas.ts";
import { areaNamed, type GivenContent, gapIn, nation, releasedContent } from "../../support/released-content.ts";
import { hiddenFinding, shownFinding } from "../../support/shown-finding.ts";

type Numbers = readonly [value: number, lower: number, upper: number];

const areas = (of: Readonly<Record<string, Numbers>>, changed: Partial<Figure> = {}) =>
  Object.entries(of).map(([name, numbers]) => shownFinding(gapIn(areaNamed(name), changed), numbers));
const only = (given: GivenContent) => {
  const [panel, ...more] = panelsOf(releasedContent(given));
  if (panel === undefined || more.length > 0) throw new Error("not one picture");
  return panel;
};

const differs = { adjusted: 0.01 };
const unclear = { adjusted: 0.2 };
const alike = { adjusted: 0.8, alike: 0.01 };
/** Pairs that differ, by the names of their areas; all others are as told. */
const differing =
  (pairs: readonly string[], others: { readonly adjusted: number } = unclear) =>
  ({ figure: { of: one } }: ShownFinding, { figure: { of: other } }: ShownFinding) =>
    [`${one.area.name}-${other.area.name}`, `${other.area.name}-${one.area.name}`].some((pair) => pairs.includes(pair))
      ? differs
      : others;

describe("the title of a picture by area", () => {
  // The intervals overlap: what is said comes from the tests alone.
  const three = areas({ Birch: [8, 1, 15], Ash: [2, -5, 9], Cedar: [5, -2, 12] });
  const title = (pairs: readonly string[], others: { readonly adjusted: number } = unclear) =>
    only(eachWithEach(three, differing(pairs, others))).title;

  it("names the smallest and the largest gap where each differs from every other", () => {
    expect(title(["Ash-Birch", "Ash-Cedar", "Birch-Cedar"])).toBe(
      "The gap of group pupils was smallest in Ash and largest in Birch",
    );
    expect(title(["Ash-Birch", "Ash-Cedar"])).toBe("The gap of group pupils was larger in Birch than in Ash");
  });

  it("calls means lowest and highest", () => {
    const means = areas(
      { Birch: [8, 7, 9], Ash: [2, 1, 3], Cedar: [5, 4, 6] },
      { statistic: "mean", base: "mean", against: null },
    );
    expect(only(eachWithEach(means, () => differs)).title).toBe(
      "The mean of group pupils was lowest in Ash and highest in Birch",
    );
  });

  it("names the pair that differs where the smallest and the largest may not", () => {
    expect(title(["Ash-Cedar"])).toBe(
      "The gap of group pupils was larger in Cedar than in Ash; it is not clear whether Birch, with the largest estimate, and Ash differ",
    );
  });

  it("says that areas are alike only where every two are, and otherwise that it is not clear", () => {
    expect(title([], alike)).toBe("The gap of group pupils by area was alike, to within 1 month");
    expect(title([])).toBe("The gap of group pupils by area: it is not clear whether any two of 3 areas differ");
  });

  it("names the tests that it is made from", () => {
    expect(only(eachWithEach(three, differing(["Ash-Cedar"]))).tests).toHaveLength(2);
    expect(only({ findings: three })).toMatchObject({ title: "The gap of group pupils by area", tests: [] });
  });

  it("counts areas that differ from the nation where there are more than twenty", () => {
    const many = areas(
      Object.fromEntries(
        Array.from({ length: 21 }, (_, at): [string, Numbers] => [`Area${at}`, [at < 4 ? 8 : at < 6 ? 2 : 5, 0, 9]]),
      ),
    );
    const england = shownFinding(gapIn(nation), [5, 4.9, 5.1]);
    const given = eachWithTheWhole(many, england, ({ numbers }) => (numbers[0]?.value === 5 ? unclear : differs));
    expect(only({ ...given, findings: [england, ...many] }).title).toBe(
      "The gap of group pupils was larger than that of England in 4 of 21 areas and smaller in 2, with all areas looked at",
    );
  });

  it("leaves out what is unreliable or hidden, and says so", () => {
    const unsure = shownFinding(gapIn(areaNamed("Dogwood")), [12, 11, 13], { marks: ["comes from few"] });
    const hidden = hiddenFinding(gapIn(areaNamed("Elm")), "suppressed", "comes from few");
    const given = eachWithEach(three, () => differs);
    expect(only({ ...given, findings: [...three, unsure, hidden] }).title).toBe(
      "The gap of group pupils was smallest in Ash and largest in Birch, leaving out what is unreliable or not shown",
    );
  });
});

describe("the rows of a picture by area", () => {
  it("are the nation, then the areas by name, each with its own numbers and counts", () => {
    const england = shownFinding(gapIn(nation), [5, 4.9, 5.1]);
    const { rows, reference } = only({
      findings: [...areas({ Birch: [8, 7, 9], Ash: [2, 1, 3] }), england],
    });
    expect(rows.map(({ label, estimate, lower, upper }) => [label, estimate, lower, upper])).toEqual([
      ["England", 5, 4.9, 5.1],
      ["Ash", 2, 1, 3],
      ["Birch", 8, 7, 9],
    ]);
    expect(rows[1]?.text).toEqual({ estimate: "2.0", interval: "1.0 to 3.0", pupils: "100", schools: "20" });
    expect(reference).toEqual({ value: 5, label: "England" });
  });
});
