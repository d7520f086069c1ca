import { describe, expect, it } from "vitest";
import { parse, refusalOf } from "../support/study-faults.ts";

const study = (decompose: string, rest = "") => `title: Parts
years: 2010-2015
breaks: { 2014: { why: a reform } }
files:
  pupils: { layout: pupils, path: p.csv, columns: { pupil: id, school: urn, ks2: ks2, points: points, poor: poor } }
  table: { layout: school-table, path: t.csv, columns: { urn: URN }, groups: { poor group: { pupils: n, mean: m }, rich group: { pupils: o, mean: p } } }
populations:
  disadvantaged: { any_of: [poor] }
  others: { not: disadvantaged }
  low: { within: disadvantaged, fsm_share: { below: 50% } }
  high: { within: disadvantaged, fsm_share: { at_least: 50% } }${rest}
places: { groups: { } }
measures:
  progress: { outcome: points, prior: ks2, from: pupils, method: rank of residual, against: { population: others } }
  plain: { outcome: points, from: pupils, method: points }
  published: { outcome: { mean_of: score }, from: table, against: { population: rich group } }
show: [{ mean: { measure: plain } }]
decompose: ${decompose}
`;

const only = (decompose: string) => {
  const [entry] = parse(study(decompose)).decompose;
  if (entry === undefined) throw new Error("no entry");
  return entry;
};

describe("decompose in a study", () => {
  it("reads what can be made, and years, by default", () => {
    expect(only("[{ gap: progress, of: disadvantaged }]")).toMatchObject({
      measure: "progress",
      of: ["disadvantaged"],
      in: ["england"],
      from: 2010,
      to: 2015,
      parts: ["movement", "within_and_between"],
      bands: [],
      trend: [],
    });
  });
  it("makes bands and a trend where they are named", () => {
    const entry = only("[{ gap: progress, of: disadvantaged, bands: [low, high], trend: 2010-2013 }]");
    expect(entry.parts).toEqual(["movement", "bands", "within_and_between", "trend"]);
    expect(entry.bands).toEqual(["low", "high"]);
    expect(entry.trend).toEqual([2010, 2011, 2012, 2013]);
  });
  it("splits the gap of a school table within and between schools, unless the group has pupils of both sides", () => {
    const parts = (of: string) => only(`[{ gap: published, of: ${of} }]`).parts;
    expect(parts("poor group")).toEqual(["movement", "within_and_between"]);
    expect(parts("all")).toEqual(["movement"]);
  });

  it("takes the years before a break when the trend ends there", () => {
    expect(only("[{ gap: progress, of: disadvantaged, parts: [trend], to: 2013 }]").trend).toEqual([
      2010, 2011, 2012, 2013,
    ]);
  });

  it.each([
    ["[{ gap: progres, of: disadvantaged }]", "unknown measure: progres; did you mean progress?"],
    ["[{ gap: progress, of: others }]", "the group that gaps are measured against has no gap itself: others"],
    ["[{ gap: progress, of: disadvantaged, from: 2009 }]", "a year that is not in the study: 2009"],
    [
      "[{ gap: progress, of: disadvantaged, from: 2015 }]",
      "a change goes from an earlier year to a later one, not: 2015, 2015",
    ],
    [
      "[{ gap: progress, of: disadvantaged, parts: [bands] }]",
      "bands need two or more populations that together make up the group: bands: [...]",
    ],
    ["[{ gap: progress, of: disadvantaged, bands: [low, low] }]", "a band is listed twice in: low, low"],
    [
      "[{ gap: progress, of: [disadvantaged, low], bands: [low, high] }]",
      "bands need a single group, not: disadvantaged, low",
    ],
    [
      "[{ gap: progress, of: disadvantaged, bands: [low, high] }, { gap: progress, of: disadvantaged, to: 2013, bands: [high, disadvantaged] }]",
      "another entry has different bands for the same group (a study has one set of bands): high, disadvantaged",
    ],
    [
      "[{ gap: published, of: poor group, bands: [low, high] }]",
      "groups of a school table have no pupil in common, so none is made up of others: low, high",
    ],
    [
      "[{ gap: published, of: poor group, parts: [bands] }]",
      "groups of a school table have no pupil in common, so none is made up of others: bands",
    ],
    [
      "[{ gap: published, of: all, parts: [within_and_between] }]",
      "within and between schools need two groups without common pupils, not: all",
    ],
    [
      "[{ gap: progress, of: disadvantaged, trend: 2012-2015 }]",
      "a trend across a break in the series (choose years on one side of it, or write across: show): 2014",
    ],
    [
      "[{ gap: progress, of: disadvantaged, parts: [trend] }]",
      "a trend needs 3 years without a break between them, not: 2014, 2015",
    ],
    ["[{ gap: progress, of: disadvantaged, parts: [movements] }]", "unknown value: movements; did you mean movement?"],
    ["[{ gap: progress, of: disadvantaged, in: Atlantis }]", "unknown place: Atlantis"],
  ])("refuses %s", (decompose, message) => {
    expect(refusalOf(study(decompose))?.message).toContain(message);
  });
});

describe("bounds of a share of terms", () => {
  const bounds = (written: string) =>
    parse(study("[]", `\n  band: { fsm_share: ${written} }`)).populations.get("band")?.fsmShare?.bounds;
  it("are exact fractions, and may be nothing at all where they divide", () => {
    expect(bounds("{ is: 0% }")).toEqual({ is: { over: 0, under: 1 } });
    expect(bounds("{ above: 0, below: 20% }")).toEqual({
      above: { over: 0, under: 1 },
      below: { over: 20, under: 100 },
    });
    expect(bounds("{ at_least: 0.2, below: 80% }")).toEqual({
      atLeast: { over: 2, under: 10 },
      below: { over: 80, under: 100 },
    });
  });
  it.each([
    ["{ from: year 7 autumn }", "a share needs a bound: at_least, above, below, or is"],
    ["{ at_least: 0% }", "not a share above 0 and up to 100%: 0%"],
    ["{ below: 0 }", "not a share above 0 and up to 100%: 0"],
    ["{ at_least: 80%, below: 20% }", "with below higher than it"],
    ["{ at_least: 20%, below: 20% }", "with below higher than it"],
    ["{ is: 0%, below: 20% }", "a share needs is alone"],
    ["{ at_least: 20%, above: 10% }", "a share needs is alone, or one of at_least and above"],
  ])("refuse %s", (written, message) => {
    expect(refusalOf(study("[]", `\n  band: { fsm_share: ${written} }`))?.message).toContain(message);
  });
});

describe("fifths of schools by a share of their pupils", () => {
  const withScheme = (scheme: string) =>
    study("[]").replace("places: { groups: { } }", `places: { schemes: { mix: ${scheme} } }`);
  it("name a population", () => {
    const { schemes } = parse(withScheme("{ fifths_of: { share_of: disadvantaged } }")).places;
    expect(schemes.get("mix")).toEqual({
      kind: "mix-fifths",
      shareOf: "disadvantaged",
      weightedBy: "pupils",
      title: "mix",
    });
  });
  it.each([
    ["{ fifths_of: { share_of: disadvantage } }", "unknown population: disadvantage; did you mean disadvantaged?"],
    [
      "{ fifths_of: { share_of: all } }",
      "the share of all pupils is the same in every school: name a population, not all",
    ],
    [
      "{ fifths_of: { share_of: others }, weighted_by: areas }",
      "only fifths of the areas of a file can be weighted by areas",
    ],
    [
      "{ fifths_of: { share_of: others }, column: poor }",
      "fifths of schools by a share of their pupils need no column",
    ],
  ])("refuse %s", (scheme, message) => {
    expect(refusalOf(withScheme(scheme))?.message).toContain(message);
  });
});
