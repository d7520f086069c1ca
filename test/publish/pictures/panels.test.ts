import { describe, expect, it } from "vitest";
import type { Figure } from "../../../src/figures/figure.ts";
import { panelsOf } from "../../../src/publish/pictures/panels.ts";
import type { Finding } from "../../../src/release/finding.ts";
import { areaNamed, gapIn, nation, releasedContent } from "../../support/released-content.ts";
import { hiddenFinding, shownFinding } from "../../support/shown-finding.ts";

type Numbers = readonly [value: number, lower: number, upper: number];

const areas = (of: Readonly<Record<string, Numbers>>, changed: Partial<Figure> = {}) =>
  Object.entries(of).map(([name, numbers]) => shownFinding(gapIn(areaNamed(name), changed), numbers));
const only = (findings: readonly Finding[]) => {
  const [panel, ...more] = panelsOf(releasedContent({ findings }));
  if (panel === undefined || more.length > 0) throw new Error("not one picture");
  return panel;
};
const title = (findings: readonly Finding[]) => only(findings).title;

// All on paper, from the intervals given.
describe("the title of a picture by area", () => {
  it("names the smallest and the largest gap where each is clear of the next", () => {
    expect(title(areas({ Birch: [8, 7, 9], Ash: [2, 1, 3], Cedar: [5, 4, 6] }))).toBe(
      "The gap of group pupils was smallest in Ash and largest in Birch",
    );
  });

  it("calls means lowest and highest", () => {
    const means = { statistic: "mean", base: "mean", against: null } as const;
    expect(title(areas({ Birch: [8, 7, 9], Ash: [2, 1, 3], Cedar: [5, 4, 6] }, means))).toBe(
      "The mean of group pupils was lowest in Ash and highest in Birch",
    );
  });

  it("gives the range where an end is not clear of the next", () => {
    expect(title(areas({ Birch: [8, 6, 9], Ash: [2, 1, 3], Cedar: [7, 6, 8] }))).toBe(
      "The gap of group pupils ran from 2.0 in Ash to 8.0 in Birch",
    );
    expect(title(areas({ Birch: [8, 7, 9], Ash: [2, 1, 3], Cedar: [2.5, 2, 3] }))).toContain("ran from 2.0 in Ash");
  });

  it("names nobody where the intervals of both ends overlap, also where they touch", () => {
    const overlap = "The gap of group pupils by area: the intervals of the smallest and the largest overlap";
    expect(title(areas({ Birch: [8, 3, 13], Ash: [2, 0, 4], Cedar: [5, 4, 6] }))).toBe(overlap);
    expect(title(areas({ Birch: [8, 4, 12], Ash: [2, 0, 4], Cedar: [5, 4, 6] }))).toBe(overlap);
  });

  it("counts areas clear above and below the nation where there are more than twenty", () => {
    const many = Object.fromEntries(
      Array.from({ length: 21 }, (_, at): [string, Numbers] => [
        `Area${at}`,
        at < 4 ? [8, 7, 9] : at < 6 ? [2, 1, 3] : [5, 4, 6],
      ]),
    );
    const england = shownFinding(gapIn(nation), [5, 4.9, 5.1]);
    expect(title([england, ...areas(many)])).toBe(
      "The gap of group pupils, with all areas looked at together, lay clearly above that of England in 4 of 21 areas and clearly below it in 2",
    );
  });

  it("leaves out what is unreliable or hidden, and says so", () => {
    const unsure = shownFinding(gapIn(areaNamed("Dogwood")), [12, 11, 13], { marks: ["comes from few"] });
    const hidden = hiddenFinding(gapIn(areaNamed("Elm")), "suppressed", "comes from few");
    const three = areas({ Birch: [8, 7, 9], Ash: [2, 1, 3], Cedar: [5, 4, 6] });
    expect(title([...three, unsure, hidden])).toBe(
      "The gap of group pupils was smallest in Ash and largest in Birch, leaving out what is unreliable or not shown",
    );
  });

  it("says only what it is of where two areas are shown", () => {
    expect(title(areas({ Birch: [8, 7, 9], Ash: [2, 1, 3] }))).toBe("The gap of group pupils by area");
  });
});

describe("the rows of a picture by area", () => {
  it("are the nation, then the areas by name, each with its own numbers and counts", () => {
    const england = shownFinding(gapIn(nation), [5, 4.9, 5.1]);
    const { rows, reference } = only([...areas({ Birch: [8, 7, 9], Ash: [2, 1, 3] }), england]);
    expect(rows.map(({ label, estimate, lower, upper }) => [label, estimate, lower, upper])).toEqual([
      ["England", 5, 4.9, 5.1],
      ["Ash", 2, 1, 3],
      ["Birch", 8, 7, 9],
    ]);
    expect(rows[1]?.text).toEqual({ estimate: "2.0", interval: "1.0 to 3.0", pupils: "100", schools: "20" });
    expect(reference).toEqual({ value: 5, label: "England" });
  });
});
