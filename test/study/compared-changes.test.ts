import { describe, expect, it } from "vitest";
import { marked, parse, refusalOf } from "../support/study-faults.ts";

const study = (rest: string) => `
title: Changes
years: 2016
date: 2016-10-01
files:
  table:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, region: region }
    groups: { all: { pupils: n, mean: m }, poor: { pupils: p, mean: q }, others: { all_less: poor } }
  inspections: { layout: ofsted-mi, path: inspections.csv }
places: { schemes: { region: { column: region } } }
measures:
  progress: { from: table, outcome: { mean_of: progress }, against: { population: others } }
  leadership: { of: schools, outcome: leadership_grade, on: [2010-03-31, 2016-03-31] }
show: [ { gap: { measure: progress, of: poor } } ]
${rest}`;

describe("a comparison of two changes", () => {
  it("is read with whose change it is set against", () => {
    const { ask } = parse(
      study(
        "compare: [{ gap: progress, of: poor, in: region North, with: { year: 2016 }, against: { in: region South }, as: difference }]",
      ),
    );
    expect(ask.at(-1)).toMatchObject({
      kind: "compare",
      with: { of: null, in: null, year: 2016 },
      against: { of: null, in: "region South" },
    });
  });

  it.each([
    [
      "gap: progress, of: poor, with: { year: 2016 }, against: ¶{}, as: difference",
      "against must name whose change it is: of or in",
    ],
    [
      "gap: progress, of: poor, with: ¶{ in: region North }, against: { of: all }, as: difference",
      "with against, a change over years is compared, so with names a year and nothing else",
    ],
    [
      "gap: progress, of: poor, with: ¶{ year: 2016, of: all }, against: { in: region North }, as: difference",
      "with against, a change over years is compared, so with names a year and nothing else",
    ],
    [
      "gap: progress, of: poor, with: { year: 2016 }, against: { in: ¶region }, as: difference",
      "against needs one area, not a whole scheme: region",
    ],
    [
      "gap: progress, of: poor, with: { year: 2016 }, against: { in: ¶nowhere }, as: difference",
      "unknown place: nowhere",
    ],
    ["gap: progress, of: poor, with: { year: 2016 }, against: { of: ¶por }, as: difference", "unknown population: por"],
    [
      "gap: progress, of: poor, with: { year: 2016 }, against: { of: all }, as: ¶[difference, ratio]",
      "two changes are compared as a difference, because either may be about zero, not: ratio",
    ],
    [
      "leadership: good or outstanding, with: { year: 2010 }, against: { in: ¶region }, as: difference",
      "against needs one area, not a whole scheme: region",
    ],
    [
      "leadership: good or outstanding, with: { year: 2010 }, against: { of: ¶some }, as: difference",
      "unknown set of schools: some",
    ],
  ])("refuses { %s }", (entry, message) => {
    const { text, position } = marked(study(`compare: [{ ${entry} }]`));
    const lines = refusalOf(text)?.message ?? "";
    expect(lines).toContain(`${position} ${message}`);
  });

  it("of a claim needs the other year", () => {
    const { text, position } = marked(
      study("claims: [{ gap: progress, of: poor, ¶against: { in: region North }, says: behind }]"),
    );
    expect(refusalOf(text)?.message).toContain(
      `${position} a claim about two changes needs the other year: with: { year }`,
    );
  });

  it.each([
    [
      "show: [{ share_of_pupils: { measure: progress, of: ¶all } }]",
      "a share of pupils needs a group, as it is 1 for: all",
    ],
    [
      "show: [{ adjusted_gap: ¶{ measure: progress, of: poor } }]",
      "groups of a table have no pupil in common, so it gives no adjusted gap: progress",
    ],
    ["characteristics: { sex: ¶[poor] }", "a characteristic needs two populations or more, not: poor"],
    ["characteristics: { sex: ¶[poor, poor] }", "a population is listed twice in: poor, poor"],
    ["characteristics: { sex: ¶[poor, all] }", "a value of a characteristic is a part of all pupils, not: all"],
    ["characteristics: { sex: ¶[poor, rich] }", "unknown population: rich"],
  ])("stands with other refusals: %s", (rest, message) => {
    const base = rest.startsWith("show") ? study(rest).replace(/show: \[ .*\n/, "") : study(rest);
    const { text } = marked(base);
    expect(refusalOf(text)?.message).toContain(message);
  });
});
