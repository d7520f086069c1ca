import { describe, expect, it } from "vitest";
import { domainOf } from "../../src/figures/domain.ts";
import type { Figure } from "../../src/figures/figure.ts";
import { constant, domainsOf, mean, minus, over } from "../../src/figures/formula.ts";
import { inOtherYears } from "../../src/figures/other-years.ts";

const area = { key: "england", scheme: "national", code: "z", name: "England", within: null };
const poor = (year: number) => domainOf("poor", area, year);
const rest = (year: number) => domainOf("rest", area, year);
const gap = (year: number) => minus(mean(rest(year)), mean(poor(year)));
const breaks = [
  { year: 2014, why: "reform", across: "show" },
  { year: 2015, why: "definition", across: "show" },
] as const;
const change: Figure = {
  id: "progress/gap/poor/england/2015/percent/with-2013",
  measure: "progress",
  statistic: "percent",
  base: "gap",
  of: poor(2015),
  against: rest(2015),
  with: poor(2013),
  formula: minus(over(gap(2015), gap(2013)), constant(1, "a ratio of 1 is no difference")),
  unit: "fraction",
  crosses: breaks,
  role: "asked",
  under: null,
};
const before2015 = (year: number) => (year === 2015 ? 2014 : year);

describe("a figure in other years", () => {
  it("has them in every mean, crosses fewer breaks, and keeps its id", () => {
    const found = inOtherYears(change, before2015, breaks);
    expect(domainsOf(found?.formula ?? mean(poor(1)))).toEqual(domainsOf(minus(gap(2014), gap(2013))));
    expect([found?.of, found?.against, found?.with]).toEqual([poor(2014), rest(2014), poor(2013)]);
    expect(found?.crosses.map(({ year }) => year)).toEqual([2014]);
    expect(found?.id).toBe(change.id);
  });

  it("is the figure itself where it does not rest on the year, and none where it would be set against itself", () => {
    expect(inOtherYears(change, (year) => (year === 2010 ? 2009 : year), breaks)).toEqual(change);
    expect(inOtherYears(change, () => 2013, breaks)).toBeNull();
  });

  it("of one year crosses nothing", () => {
    const level: Figure = { ...change, statistic: "gap", with: null, formula: gap(2015), unit: "outcome", crosses: [] };
    expect(inOtherYears(level, before2015, breaks)?.crosses).toEqual([]);
  });
});
