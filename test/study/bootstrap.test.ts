import { describe, expect, it } from "vitest";
import { marked, parse, refusalOf } from "../support/study-faults.ts";

const study = (rest: string) => `title: Drawn again
years: 2015
files:
  pupils: { path: pupils.csv, columns: { school: urn, points: points, poor: poor } }
  table: { layout: school-table, path: table.csv, columns: { urn: urn }, groups: { all: { pupils: n, mean: m } } }
populations: { disadvantaged: { any_of: poor }, others: { not: disadvantaged } }
measures:
  attainment: { from: pupils, outcome: points, method: rank }
  reached: { from: pupils, outcome: points, method: threshold, at_least: 5 }
  alone: { from: table, outcome: { mean_of: points } }
${rest}
`;

function said(rest: string): string {
  const { text, position } = marked(study(rest));
  const refusal = refusalOf(text);
  expect(refusal?.message).toContain(position);
  return refusal?.message ?? "";
}

describe("bootstrap in a study", () => {
  it("has documented defaults, and says which measures it leaves out", () => {
    const { bootstrap, assumed } = parse(study("bootstrap: {}"));
    expect(bootstrap).toEqual({ replicates: 1000, seed: 1 });
    expect(assumed).toContain("bootstrap.replicates: 1000");
    expect(assumed).toContain("bootstrap.seed: 1");
    expect(assumed).toContain("bootstrap: not for alone (no pupil records)");
    expect(parse(study("")).bootstrap).toBeNull();
  });

  it("refuses too few replicates, too many, and a seed below 0", () => {
    expect(said("bootstrap: { replicates: ¶199 }")).toContain("replicates outside 200 to 10000: 199");
    expect(said("bootstrap: { replicates: ¶10001 }")).toContain("replicates outside 200 to 10000: 10001");
    expect(said("bootstrap: { seed: ¶-1 }")).toContain("a seed below 0: -1");
    expect(said("bootstrap: { ¶sed: 1 }")).toContain("unknown key: sed; did you mean seed?");
  });

  it("is refused where nobody can be scored again", () => {
    const table = study("¶bootstrap: { seed: 2 }").replace(/ {2}(attainment|reached): .*\n/g, "");
    const { text, position } = marked(table);
    expect(refusalOf(text)?.message).toBe(
      `${position} a bootstrap scores pupils again, but no measure uses pupil records: leave it out`,
    );
  });
});

describe("percentile gaps in a study", () => {
  const show = (wanted: string) => `show:\n  - percentile_gap: ${wanted}\nbootstrap: { seed: 1 }`;

  it("have documented percentiles, and put others in order", () => {
    const { percentileGaps, assumed } = parse(study(show("{ of: disadvantaged }")));
    expect(percentileGaps[0]).toMatchObject({ measure: "attainment", in: ["england"], at: [10, 25, 50, 75, 90] });
    expect(assumed).toContain("show.percentile_gap.at: 10, 25, 50, 75, 90");
    expect(parse(study(show("{ of: disadvantaged, at: [90, 10, 90] }"))).percentileGaps[0]?.at).toEqual([10, 90]);
    expect(parse(study(show("{ of: disadvantaged, at: 50 }"))).percentileGaps[0]?.at).toEqual([50]);
  });

  it("are refused without a bootstrap", () => {
    expect(said("show:\n  - ¶percentile_gap: { of: disadvantaged }")).toContain(
      "a gap between percentiles needs a bootstrap for its error: add bootstrap: { seed: 1 }",
    );
  });

  it("are refused outside 1 to 99, of shares and of published means", () => {
    expect(said(show("{ of: disadvantaged, at: ¶[10, 99.5] }"))).toContain("a percentile outside 1 to 99: 99.5");
    expect(said(show("{ of: disadvantaged, at: ¶[] }"))).toContain("an empty list");
    expect(said("show:\n  - ¶percentile_gap: { measure: reached, of: disadvantaged }\nbootstrap: {}")).toContain(
      "a share has no percentiles: reached",
    );
    expect(said("show:\n  - ¶percentile_gap: { measure: alone, of: disadvantaged }\nbootstrap: {}")).toContain(
      "published means have no percentiles of pupils: alone",
    );
    expect(said(show("{ of: ¶disadvantagd }"))).toContain(
      "unknown population: disadvantagd; did you mean disadvantaged?",
    );
  });
});
