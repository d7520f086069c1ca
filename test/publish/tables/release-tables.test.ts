import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { areas } from "../../../src/publish/tables/areas.ts";
import { claims } from "../../../src/publish/tables/claims.ts";
import { comparisons } from "../../../src/publish/tables/comparisons.ts";
import { estimates } from "../../../src/publish/tables/estimates.ts";
import { leadership } from "../../../src/publish/tables/leadership.ts";
import { printed } from "../../../src/publish/tables/printed.ts";
import { releaseTables, tablesOf } from "../../../src/publish/tables/tables-of.ts";
import { tests } from "../../../src/publish/tables/tests.ts";
import type { PrintedFigure } from "../../../src/release/content.ts";
import { gradesOfTown } from "../../support/grades-of-schools.ts";
import { areaNamed, gapIn, nation, releasedContent } from "../../support/released-content.ts";
import { rowsOf } from "../../support/rows-of-release-table.ts";
import { figureOf, hiddenFinding, shownFinding } from "../../support/shown-finding.ts";
import { shownTest } from "../../support/shown-test.ts";

const ash = areaNamed("Ash");
const birch = areaNamed("Birch");

describe("tables of a release", () => {
  it("are only those that the study asks for", () => {
    expect(tablesOf(releasedContent()).map(({ table }) => table.file)).toEqual(["estimates.csv"]);
    expect(new Set(releaseTables.map(({ file }) => file)).size).toBe(releaseTables.length);
  });
});

describe("estimates.csv", () => {
  it("has each number under its own head", () => {
    const figure = gapIn(ash, { crosses: [{ year: 2015, why: "a reform", across: "show" }] });
    const marks = ["comes from fewer than 30 pupils"];
    const finding = {
      ...shownFinding(figure, [1.5, 0.5, 2.5], { marks, number: { correctedSe: 0.53 } }),
      degreesOfFreedom: 12.34,
    };
    expect(rowsOf(estimates, { findings: [finding] })).toEqual([
      {
        figure: "group/area-ash/2015",
        measure: "progress",
        statistic: "gap",
        population: "group",
        area_scheme: "area",
        area_code: "ASH",
        area_name: "Ash",
        year: 2015,
        with_population: null,
        with_area_code: null,
        with_area_name: null,
        with_year: null,
        unit: "months",
        scale: null,
        estimate: [1.5, 2],
        se: [0.5, 2],
        se_corrected: [0.53, 2],
        se_kind: "full",
        df: [12.34, 1],
        ci_lower: [0.5, 2],
        ci_upper: [2.5, 2],
        ci_method: "leverage-corrected t",
        pupils: 100,
        schools: 20,
        status: "unreliable",
        crosses_break: "2015",
        selection: null,
        note: "comes from fewer than 30 pupils",
      },
    ]);
  });

  it("says of the other side only what differs", () => {
    const other = (of: ReturnType<typeof domainOf>) =>
      rowsOf(estimates, { findings: [shownFinding(gapIn(ash, { with: of }), [1, 0, 2])] })[0];
    expect(other(domainOf("others", birch, 2014))).toMatchObject({
      with_population: "others",
      with_area_code: "BIRCH",
      with_area_name: "Birch",
      with_year: 2014,
    });
    expect(other(domainOf("group", ash, 2014))).toMatchObject({
      with_population: null,
      with_area_code: null,
      with_area_name: null,
      with_year: 2014,
    });
  });

  it("counts schools as schools where schools are measured", () => {
    const figure = figureOf({ measure: "leadership", of: domainOf("matched", ash, 2016) });
    const finding = shownFinding(figure, [0.5, 0.4, 0.6], { counted: { units: "schools", n: 45, schools: 44 } });
    expect(rowsOf(estimates, { findings: [finding] })[0]).toMatchObject({ pupils: null, schools: 45 });
  });

  it("has a row without numbers for a hidden figure, with its reason", () => {
    const [row] = rowsOf(estimates, { findings: [hiddenFinding(gapIn(ash), "suppressed", "comes from few")] });
    expect(row).toMatchObject({ estimate: null, se: null, se_kind: null, df: null, pupils: null, schools: null });
    expect([row?.status, row?.note, row?.crosses_break]).toEqual(["suppressed", "comes from few", null]);
  });
});

describe("tables/areas.csv", () => {
  const finding = shownFinding(gapIn(birch), [3, 1, 5]);
  const left = hiddenFinding(gapIn(ash), "suppressed", "comes from few");
  const unsure = shownFinding(gapIn(areaNamed("Cedar")), [9, 1, 17], { marks: ["comes from few pupils"] });
  const family = {
    name: "progress/gap/group/area/2015",
    scheme: "area",
    scale: "",
    unit: "months",
    asked: 3,
    missEach: 0.01,
    draws: 4000,
    seed: 1,
    shrinkage: { mean: 3, seOfMean: 1, sdBetween: 1 },
    leftOut: [unsure, left],
    areas: finding.numbers.map((number) => ({
      id: finding.figure.id,
      finding,
      number,
      together: { lower: 0.25, upper: 5.75 },
      shrunken: { value: 2.75, interval: { lower: 1.25, upper: 4.25 }, kept: 0.875 },
      ranks: { best: 2, worst: 7 },
    })),
  };
  const rows = rowsOf(areas, { areas: [family] });

  it("has each number under its own head", () => {
    expect(rows[1]).toEqual({
      family: "progress/gap/group/area/2015",
      figure: "group/area-birch/2015",
      area_code: "BIRCH",
      area_name: "Birch",
      scale: null,
      unit: "months",
      estimate: [3, 2],
      ci_lower: [1, 2],
      ci_upper: [5, 2],
      together_lower: [0.25, 2],
      together_upper: [5.75, 2],
      shrunken: [2.75, 2],
      shrunken_lower: [1.25, 2],
      shrunken_upper: [4.25, 2],
      kept: [0.875, 2],
      rank_best: 2,
      rank_worst: 7,
      ranked: 1,
      status: "published",
      note: null,
    });
  });

  it("lists areas that take no part by their code, without a number", () => {
    expect(rows.map(({ area_code, estimate, status, note }) => [area_code, estimate, status, note])).toEqual([
      ["ASH", null, "suppressed", "left out: comes from few"],
      ["BIRCH", [3, 2], "published", null],
      ["CEDAR", null, "unreliable", "left out: comes from few pupils"],
    ]);
  });
});

describe("tables/comparisons.csv", () => {
  const figure = gapIn(ash, { statistic: "difference", with: domainOf("group", ash, 2014) });
  const finding = shownFinding(figure, [1, 0, 2], { number: { correctedSe: 0.53 } });
  const hidden = hiddenFinding({ ...figure, id: "hidden" }, "suppressed", "comes from few");
  const test = shownTest({
    figures: [{ id: finding.figure.id, way: 1 }],
    ...{ t: 2.5, degreesOfFreedom: 17, p: 0.0213, adjusted: 0.0426, counted: 2 },
  });
  const other = shownFinding({ ...figure, id: "without error" }, [1, 1, 1]);
  const questions = [finding, hidden, other].map((one) => ({ stated: [{ finding: one, test: null }] }));
  const rows = rowsOf(comparisons, { compared: [{ entry: 0, questions }], tests: [test] });

  it("has each number under its own head", () => {
    expect(rows[0]).toEqual({
      entry: 1,
      figure: "group/area-ash/2015",
      question: 1,
      test: "a test",
      method: "holm",
      family: "comparison",
      counted: 2,
      unit: "months",
      se_corrected: [0.53, 2],
      t: [2.5, 3],
      df: [17, 1],
      p: 0.0213,
      p_adjusted: 0.0426,
      outcome: "differs",
      status: "published",
      note: null,
    });
  });

  it("says why a question is not tested", () => {
    expect(rows.slice(1).map(({ question, p, se_corrected, note }) => [question, p, se_corrected, note])).toEqual([
      [2, null, null, "not tested: comes from few"],
      [3, null, null, "not tested: no error"],
    ]);
  });
});

describe("tables/tests.csv", () => {
  it("has what a sentence is made from: the difference, its test, what it could have shown, the outcome", () => {
    const finding = shownFinding(gapIn(ash), [2, 0, 4]);
    const test = shownTest({ figures: [{ id: finding.figure.id, way: 1 }], adjusted: 0.3, alike: 0.04 });
    expect(rowsOf(tests, { findings: [finding], tests: [test] })).toEqual([
      {
        test: "a test",
        asked_by: "comparison",
        figures: "group/area-ash/2015",
        sides: null,
        unit: "months",
        estimate: [2, 2],
        se: [1, 2],
        t: [2, 3],
        df: [100, 1],
        p: 0.048,
        method: "holm",
        family: "comparison",
        counted: 12,
        p_adjusted: 0.3,
        smallest_shown: [4.1, 2],
        alike_within: 1,
        p_alike: 0.04,
        outcome: "alike",
      },
    ]);
  });
});

describe("tables/claims.csv", () => {
  it("has the figure that supports a claim least with its own interval", () => {
    const weakest = shownFinding(gapIn(nation), [2, 0.5, 3.5]);
    const claim = {
      name: "behind",
      asked: 2,
      verdict: "supported" as const,
      p: 0.0123,
      weakest,
      onSide: 1,
      missing: [],
      sealed: true,
    };
    expect(rowsOf(claims, { claims: [claim] })).toEqual([
      {
        claim: "behind",
        says: "In England, group pupils were behind pupils who were not disadvantaged in England, in every year from 2014 to 2015.",
        verdict: "supported",
        sealed: "yes",
        figures: 2,
        on_claimed_side: 1,
        p: 0.0123,
        weakest_figure: "group/england/2015",
        weakest_estimate: [2, 2],
        weakest_ci_lower: [0.5, 2],
        weakest_ci_upper: [3.5, 2],
        unit: "months",
        note: null,
      },
    ]);
  });
});

describe("leadership.csv", () => {
  const rows = rowsOf(leadership, { grades: [gradesOfTown] });
  const value = (what: string, from: number | null = null, to: number | null = null) =>
    rows.find((row) => row.what === what && row.from_grade === from && row.to_grade === to)?.value;

  it("has each count of schools by its name", () => {
    const names = ["open", "rated_first", "rated_last", "matched", "rated_at_neither", "reinspected", "changed_urn"];
    expect([...names, "inherited", "together", "lost: closed"].map((name) => value(name))).toEqual([
      300, 270, 280, 246, 11, 190, 21, 13, 5, 17,
    ]);
  });

  it("has moves from the first grade to the last, and grades at each time", () => {
    expect([value("matched", 2, 3), value("matched", 3, 2)]).toEqual([30, 20]);
    expect([value("rated_first", 3), value("rated_last", null, 3)]).toEqual([45, 55]);
  });

  it("has both ends of each bound", () => {
    const ends = ["good", "declined", "improved", "reduction"].map((name) => [
      value(`bound_${name}_lower`),
      value(`bound_${name}_upper`),
    ]);
    expect(ends).toEqual([
      [0.61, 0.68],
      [0.14, 0.19],
      [0.3, 0.44],
      [-0.2, 0.12],
    ]);
  });
});

describe("printed.csv", () => {
  const findings = [shownFinding(gapIn(nation), [5.04, 4, 6]), shownFinding(gapIn(ash), [7.5, 7, 8])];
  const beside = (reads: PrintedFigure["reads"], text: string, figure = "group/england/2015") => {
    const line = { id: "1", figure, printed: text, reads, source: "a book", note: "page 3" };
    const [row] = rowsOf(printed, { findings, printed: [line] });
    return [row?.ours, row?.difference, row?.verdict];
  };

  // On paper: 5.04 is 5.0 to one decimal and 5 to none.
  it("sets a number beside ours by the rounding of the print", () => {
    expect(beside("rounded", "5.0")).toEqual(["5.04", [expect.closeTo(0.04, 12), 2], "same as printed"]);
    expect(beside("rounded", "5.1")).toEqual(["5.04", [expect.closeTo(-0.06, 12), 2], "not the same"]);
  });

  it("says whether a claim holds", () => {
    expect(beside("over", "5")).toEqual(["5.04", null, "holds"]);
    expect(beside("over", "5.04")).toEqual(["5.04", null, "does not hold"]);
    expect(beside("almost", "5.5")).toEqual(["5.04", null, "holds"]);
    expect(beside("almost", "5")).toEqual(["5.04", null, "does not hold"]);
    expect(beside("nearest whole", "5")).toEqual(["5.04", null, "holds"]);
    expect(beside("nearest whole", "6")).toEqual(["5.04", null, "does not hold"]);
    expect(beside("smaller than", "group/area-ash/2015")).toEqual(["5.04", null, "holds"]);
    expect(beside("larger than", "group/area-ash/2015")).toEqual(["5.04", null, "does not hold"]);
    expect(beside("rounded", "5", "group/elsewhere/2015")).toEqual([null, null, "we show no such figure"]);
  });
});
