import { beforeAll, describe, expect, it } from "vitest";
import type { Decomposition } from "../../../src/figures/decompose/decomposition.ts";
import { type Domain, domainOf } from "../../../src/figures/domain.ts";
import type { Figure } from "../../../src/figures/figure.ts";
import { mean } from "../../../src/figures/formula.ts";
import { residueWords } from "../../../src/publish/pictures/part-panels.ts";
import type { Finding } from "../../../src/release/finding.ts";
import { inventedPupils, pupilFiles, pupilStudy } from "../../support/invented-pupils.ts";
import { type Left, runExample } from "../../support/run-example.ts";

const area = { key: "town", scheme: "area", code: "town", name: "Town", within: null };

function shown(id: string, value: number, decimals: number): Finding {
  const of: Domain = domainOf("group", area, 2015);
  const figure: Figure = {
    id,
    measure: "progress",
    statistic: "difference",
    base: "gap",
    of,
    against: null,
    with: null,
    formula: mean(of),
    unit: "outcome",
    crosses: [],
    role: "asked",
    under: null,
  };
  const number = {
    scale: "",
    unit: "months",
    value,
    se: 0.1,
    fixedSe: 0.1,
    correctedSe: 0.1,
    lower: value - 0.2,
    upper: value + 0.2,
  };
  return {
    kind: "figure",
    figure,
    status: "published",
    numbers: [{ ...number, rounding: 0, decimals }],
    seKind: "full",
    degreesOfFreedom: 20,
    intervalMethod: "leverage-corrected t",
    counted: { units: "pupils", n: 100, schools: 20 },
    rests: [],
    resampled: null,
    marks: [],
    note: "",
  };
}

const decomposition: Decomposition = {
  kind: "movement",
  measure: "progress",
  population: "group",
  bands: [],
  area,
  from: 2014,
  to: 2015,
  whole: "whole",
  parts: ["one", "two"],
  beside: [],
};
const words = (whole: number, one: number, two: number, decimals = 2) =>
  residueWords({
    decomposition,
    whole: shown("whole", whole, decimals),
    parts: [shown("one", one, decimals), shown("two", two, decimals)],
    beside: [],
  });

describe("what printed parts make", () => {
  // On paper.
  it("is said where rounding keeps them from the printed whole", () => {
    expect(words(0.43, 0.03, 0.41)).toBe("as rounded, the parts add up to 0.44");
    expect(words(-1.2, -0.7, -0.6, 1)).toBe("as rounded, the parts add up to −1.3");
    expect(words(1.05, 0.7, 0.3)).toBe("as rounded, the parts add up to 1.00");
  });
  it("is not said where they add up, also through doubles that do not", () => {
    expect(words(0.3, 0.1, 0.2, 1)).toBe("");
    expect(words(0.44, 0.03, 0.41)).toBe("");
  });
  it("is not said of digits that are not printed", () => {
    // To two decimals 0.031 and 0.408 are 0.03 and 0.41.
    expect(words(0.439, 0.031, 0.408, 3)).toBe("");
  });
});

describe("a report on parts", () => {
  let left: Left = { release: new Map(), private: new Map() };
  const populations = `
  disadvantaged: { any_of: [fsm6, in_care] }
  others: { not: disadvantaged }
  seldom: { within: disadvantaged, fsm_share: { below: 80% } }
  persistent: { within: disadvantaged, fsm_share: { at_least: 80% } }`;
  beforeAll(async () => {
    const study = pupilStudy({
      populations,
      measure:
        "{ outcome: points, prior: { column: ks2, bands: each score }, method: rank of residual, against: { population: others, in: england } }",
      rest: "decompose:\n  - { gap: progress, of: disadvantaged, in: [england, region], bands: [seldom, persistent] }",
    });
    const rows = inventedPupils();
    // In care or not, nobody whom no census saw: so no band is unknown.
    const changed = Object.entries(rows.pupils).map(([cohort, own]) => [
      cohort,
      own.map((row) => [...row.slice(0, 5), "no"]),
    ]);
    left = await runExample(pupilFiles({ ...rows, pupils: Object.fromEntries(changed) }), study);
  });
  const estimates = () => {
    const [head = "", ...lines] = (left.release.get("estimates.csv") ?? "").trim().split("\n");
    const at = (name: string) => head.split(",").indexOf(name);
    return lines.map((line) => {
      const cells = line.split(",");
      const cell = (name: string) => cells[at(name)] ?? "";
      return { id: cell("figure"), scale: cell("scale"), estimate: cell("estimate"), status: cell("status") };
    });
  };

  it("has a section and a picture for each question", () => {
    const report = left.release.get("report.html") ?? "";
    expect(report).toContain('<section id="parts"');
    expect(report).toContain("What the gap is made of");
    const pictures = [...left.release.keys()].filter((file) => file.startsWith("charts/parts-"));
    expect(pictures.length).toBe(5);
    for (const picture of pictures) expect(left.release.get(picture)).toContain("<svg");
  });
  it("releases parts that add up to their whole but for the rounding of each", () => {
    const stem = "progress/gap/disadvantaged/england/2015";
    for (const [whole, parts] of [
      [`${stem}/difference/with-2014`, [`${stem}/since-2014/moved-by-comparator`, `${stem}/since-2014/moved-by-group`]],
      [`${stem}/difference/with-2014`, [`${stem}/since-2014/of-mix`, `${stem}/since-2014/of-gaps`]],
      [stem, [`${stem}/within-schools`, `${stem}/between-schools`]],
    ] as const) {
      const of = (id: string) => estimates().find((row) => row.id === id && row.scale === "rank")?.estimate ?? "";
      const all = [whole, ...parts].map(of);
      const half = all.map((text) => 0.5 * 10 ** -(text.split(".")[1]?.length ?? 0)).reduce((a, b) => a + b, 0);
      const [total = Number.NaN, ...rest] = all.map(Number);
      expect(Math.abs(total - rest.reduce((a, b) => a + b, 0))).toBeLessThanOrEqual(half + 1e-9);
    }
  });
  it("explains each part by its formula", () => {
    const results: unknown = JSON.parse(left.release.get("evidence/results.json") ?? "");
    expect(JSON.stringify(results)).toContain("with scores as ranks among the pupils of 2014");
  });
});
