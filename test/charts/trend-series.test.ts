import { describe, expect, it } from "vitest";
import { breaksBetween, unbrokenRuns, yearsOf } from "../../src/charts/trend-series.ts";
import { crowded, reforms, trend } from "./examples.ts";

const runsOf = (index: number) => {
  const series = crowded[index] ?? { name: "", points: [] };
  return unbrokenRuns(series, yearsOf(crowded), reforms).map((run) => run.map(({ year }) => year));
};

describe("unbrokenRuns", () => {
  it("stops at each break", () => {
    expect(runsOf(0)).toEqual([[2010, 2011, 2012, 2013], [2014], [2015]]);
  });
  it("stops at a hidden year", () => {
    expect(runsOf(2)).toEqual([[2010], [2012, 2013], [2014], [2015]]);
  });
  it("joins years over one that no series has", () => {
    const points = (trend[0]?.points ?? []).filter(({ year }) => year !== 2012);
    const runs = unbrokenRuns({ name: "", points }, yearsOf([{ name: "", points }]), []);
    expect(runs).toHaveLength(1);
  });
});

describe("breaksBetween", () => {
  it("leaves out breaks before the second and after the last year, and joins those between the same years", () => {
    const breaks = [2009, 2010, 2012, 2013, 2016].map((year) => ({ year, reason: String(year) }));
    expect(breaksBetween([2010, 2011, 2013], breaks)).toEqual([{ year: 2013, reason: "2012; 2013" }]);
  });
});
