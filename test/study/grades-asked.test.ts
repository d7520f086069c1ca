import { describe, expect, it } from "vitest";
import { marked, parse, refusalOf } from "../support/study-faults.ts";

const study = (rest: string) => `title: Grades
years: 2016
files:
  inspections: { layout: ofsted-mi, path: inspections.csv }
  table: { layout: school-table, path: table.csv, columns: { urn: urn }, groups: { poor: { pupils: n, mean: m }, others: { pupils: o, mean: p } } }
places: { schemes: { region: { column: region } }, groups: { north: { region: [North] } } }
measures:
  leadership: { of: schools, outcome: leadership_grade, on: [2010-03-31, 2016-03-31] }
  progress: { from: table, outcome: { mean_of: progress }, against: { population: others } }
${rest}
`;

function said(rest: string): string {
  const { text, position } = marked(study(rest));
  const refusal = refusalOf(text);
  expect(refusal?.message).toContain(position);
  return refusal?.message ?? "";
}

describe("comparisons of grades", () => {
  it("are adjusted as the study says, or as their number suggests", () => {
    const [holm, usual] = parse(
      study(`compare:
  - { leadership: declined, in: region, with: { in: north }, as: difference, adjust: none }
  - { leadership: improved, in: region, with: { in: north }, as: [difference, ratio] }`),
    ).ask.slice(-2);
    expect(holm).toMatchObject({ kind: "leadership", compare: { statistic: "share_declined", adjust: "none" } });
    expect(usual).toMatchObject({ compare: { as: ["difference", "ratio"], adjust: null } });
  });

  it.each([
    [
      "declined, of: ¶all, in: region, with: { in: north }",
      "declined needs schools rated both times (write matched or re-inspected), not: all",
    ],
    ["improved, with: { of: ¶all }", "improved needs schools rated both times"],
    ["declined, with: { year: ¶2010 }", "declined is about both dates already, so with cannot name a year: 2010"],
    ["relative reduction, with: { year: ¶2010 }", "relative reduction is about both dates already"],
    ["good or outstanding, year: ¶[2010, 2016], with: { in: north }", "a comparison of leadership needs a single year"],
    ["¶fallen, with: { in: north }", "unknown statistic: fallen"],
  ])("refuse what has no meaning: %s", (asked, message) => {
    expect(said(`compare: [{ leadership: ${asked}, as: difference }]`)).toContain(message);
  });
});

describe("claims on grades", () => {
  it("are comparisons of the share that is claimed to be larger or smaller", () => {
    const [claim] = parse(
      study("claims: [{ leadership: improved, in: region, with: { in: north }, says: larger, every: area }]"),
    ).claims;
    expect(claim?.request).toMatchObject({
      kind: "leadership",
      measure: "leadership",
      of: ["matched"],
      compare: { statistic: "share_improved", with: { in: "north" }, as: ["difference"] },
    });
  });

  it.each([
    [
      "¶{ leadership: declined, in: north, says: larger }",
      "a claim of larger needs something to compare with: with: { of, in, year }",
    ],
    ["{ leadership: declined, in: north, says: ¶behind }", "only a gap can be behind or ahead, not: leadership"],
    [
      "¶{ leadership: declined, in: region, with: { in: north }, says: larger }",
      "a claim about several areas needs: every: area",
    ],
    [
      "{ leadership: declined, in: north, with: { of: re-inspected }, says: larger, every: ¶year }",
      "a claim about one year cannot have every: year",
    ],
    [
      "¶{ leadership: declined, of: [matched, re-inspected], with: { in: north }, says: larger }",
      "a claim about several groups needs: every: group",
    ],
    [
      "¶{ leadership: declined, gap: progress, with: { in: north }, says: larger }",
      "a claim needs one of: mean, gap, in_area_gap, from_average, adjusted_gap, share_of_pupils, leadership",
    ],
    [
      "{ gap: progress, ¶measure: progress, of: poor, says: behind }",
      "the measure stands after the statistic (gap: progress)",
    ],
    [
      "{ leadership: declined, measure: ¶progress, with: { in: north }, says: larger }",
      "unknown measure of schools: progress",
    ],
  ])("refuse %s", (claim, message) => {
    expect(said(`claims: [${claim}]`)).toContain(message);
  });
});

describe("what grades and school tables do not have", () => {
  it.each([
    [
      "decompose: [{ gap: ¶leadership, of: poor }]",
      "grades of schools have no gap between groups of pupils that parts could add up to: leadership",
    ],
    [
      "show: [{ percentile_gap: { measure: ¶leadership } }]\nbootstrap: {}",
      "grades of schools have no percentiles: leadership",
    ],
    ["show: [{ gap: ¶{ measure: leadership } }]", "a gap needs a measure of pupils; ask for leadership: leadership"],
    [
      "sensitivity: { figures: [progress/gap/poor/england/2016], alternatives: { ¶ranked: poor } }",
      "a school table has no pupils to score again: ranked",
    ],
  ])("is refused: %s", (rest, message) => {
    expect(said(rest)).toContain(message);
  });

  it("of a study of grades alone, is said of grades", () => {
    const alone = (rest: string) =>
      study(rest)
        .replace(/ {2}progress: .*\n/, "")
        .replace(/ {2}table: .*\n/, "");
    const refusal = (rest: string) => {
      const { text, position } = marked(alone(rest));
      const message = refusalOf(text)?.message ?? "";
      expect(message).toContain(position);
      return message;
    };
    expect(refusal("sensitivity: { alternatives: { ¶ks2_reliability: 0.9 } }")).toContain(
      "grades of schools have no pupils to score again: ks2_reliability",
    );
    expect(refusal("sensitivity: { alternatives: { ¶leave_out_cohorts: 2016 } }")).toContain(
      "grades of schools have no cohorts to leave out",
    );
  });

  it("areas of grades are drawn together as the study says", () => {
    const [asked] = parse(study("show: [{ leadership: { in: region, small_areas: raw } }]")).ask;
    expect(asked).toMatchObject({ kind: "leadership", smallAreas: "raw" });
  });
});

describe("variants and what they can change", () => {
  const variant = (patch: string, rest = "") =>
    study(`show: [{ gap: { measure: progress, of: poor } }, { leadership: { in: england } }]
variants: { other: ${patch} }
${rest}`);
  const reached = (patch: string) => parse(variant(patch)).variants[0]?.reaches;

  it("is told by what each measure rests on", () => {
    expect(reached("{ measures: { leadership: { carry: [] } } }")).toEqual(["leadership"]);
    expect(reached("{ measures: { progress: { sd: 1.2 } } }")).toEqual(["progress"]);
    expect(reached("{ files: { table: { keep: { type: [1] } } } }")).toEqual(["progress"]);
    expect(reached("{ schools: { merges: apart } }")).toEqual(["leadership", "progress"]);
    expect(reached("{ places: { groups: { north: { region: [North, East] } } } }")).toEqual(["leadership", "progress"]);
  });

  it("is refused where they are compared on none of it", () => {
    const onlyGaps = variant("{ measures: { leadership: { carry: [] } } }").replace(
      ", { leadership: { in: england } }",
      "",
    );
    expect(refusalOf(onlyGaps)?.message).toContain(
      "a variant that changes no figure it is compared on, which are of progress: other",
    );
    expect(refusalOf(onlyGaps)?.advice).toBe("take it out, or show figures of leadership in england");
  });

  it("is refused beside figures of a school table that have no other choice", () => {
    const asked = study(`show: [{ gap: { measure: progress, of: poor } }]
sensitivity: { figures: progress/gap/poor/england/2016 }`);
    expect(refusalOf(asked)?.message).toContain(
      "no other choice for a figure of progress: progress/gap/poor/england/2016",
    );
    expect(refusalOf(asked.replace("against:", "sd: 1.2, against:"))).toBeNull();
  });
});
