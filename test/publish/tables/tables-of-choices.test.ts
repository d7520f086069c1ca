import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { percentileGap } from "../../../src/figures/percentile-gap.ts";
import { bootstrap } from "../../../src/publish/tables/bootstrap.ts";
import { sensitivity, variants } from "../../../src/publish/tables/choices.ts";
import { percentileGaps } from "../../../src/publish/tables/percentile-gaps.ts";
import { areaNamed, gapIn, inventedStudy, nation } from "../../support/released-content.ts";
import { rowsOf } from "../../support/rows-of-release-table.ts";
import { hiddenFinding, shownFinding } from "../../support/shown-finding.ts";

const ash = areaNamed("Ash");

describe("variants.csv and tables/sensitivity.csv", () => {
  const own = shownFinding(gapIn(nation), [5, 4, 6], { number: { scale: "rank" } });
  const coarse = shownFinding(gapIn(nation), [5.5, 4.5, 6.5], { number: { scale: "rank" } });
  const elsewhere = shownFinding(gapIn(nation), [9, 8, 10], { number: { scale: "points" } });

  it("set the study's own figure first, and have no number on another scale", () => {
    const given = [
      { about: "variant" as const, name: "coarse", finding: coarse },
      { about: "variant" as const, name: "in points", finding: elsewhere },
    ];
    const rows = rowsOf(variants, { variants: [{ own, others: given }] });
    const shown = rows.map(({ variant, estimate, ci_lower, ci_upper, status, note }) => [
      variant,
      estimate,
      ci_lower,
      ci_upper,
      status,
      note,
    ]);
    expect(shown).toEqual([
      ["as the study says", [5, 2], [4, 2], [6, 2], "published", null],
      ["coarse", [5.5, 2], [4.5, 2], [6.5, 2], "published", null],
      ["in points", null, null, null, "not_available", "gives no number on the scale rank"],
    ]);
  });

  it("have the figure's other scales, those in its own unit before the other choices and the rest at the end", () => {
    const [number] = own.numbers;
    if (number === undefined) throw new Error("no number");
    const more = { ...own, numbers: [number, { ...number, scale: "normal" }, { ...number, scale: "sd", unit: "SD" }] };
    const alternatives = [{ about: "ranked" as const, name: "by all", what: "ranked by all", finding: coarse }];
    const rows = rowsOf(sensitivity, { sensitivity: [{ own: more, others: alternatives }] });
    expect(rows.map(({ kind, choice, what, unit }) => [kind, choice, what, unit])).toEqual([
      ["own", "as the study says", null, "months"],
      ["scale", "normal", null, "months"],
      ["ranked", "by all", "ranked by all", "months"],
      ["scale", "sd", "sd", "SD"],
    ]);
  });
});

describe("tables/bootstrap.csv", () => {
  it("has both errors, each under its own head", () => {
    const error = { se: 0.55, lower: 3.75, upper: 6.25 };
    const resampled = { error, ratio: 0.91, replicates: 200, leftOut: 3, seed: 7 };
    const finding = { ...shownFinding(gapIn(nation), [5, 4, 6]), resampled };
    const study = { ...inventedStudy, bootstrap: { replicates: 200, seed: 7 } };
    expect(rowsOf(bootstrap, { study, findings: [finding] })[0]).toMatchObject({
      estimate: [5, 2],
      se: [0.5, 2],
      se_bootstrap: [0.55, 2],
      ci_lower_bootstrap: [3.75, 2],
      ci_upper_bootstrap: [6.25, 2],
      se_over_se_bootstrap: [0.91, 2],
      replicates: 200,
      replicates_left_out: 3,
      seed: 7,
    });
  });
});

describe("tables/percentile-gaps.csv", () => {
  const [own, other] = [domainOf("group", ash, 2015), domainOf("others", nation, 2015)];
  const gap = (at: number) =>
    percentileGap(`progress/percentile-gap/group/area-ash/2015/p${at}`, "progress", own, other, at);

  it("has each number under its own head, and none where it is hidden", () => {
    const counted = { units: "pupils" as const, n: 120, schools: 9 };
    const drawn = { error: { se: 0.5, lower: 2, upper: 4.25 }, ratio: null, replicates: 200, leftOut: 3, seed: 7 };
    const number = { unit: "points", se: 0.5 };
    const shown = shownFinding(gap(10), [3, 2, 4.25], { number, counted });
    const findings = [
      { ...shown, resampled: drawn, intervalMethod: "bootstrap percentiles" },
      hiddenFinding(gap(90), "suppressed", "comes from few"),
    ];
    const [one, hidden] = rowsOf(percentileGaps, { findings });
    expect(one).toEqual({
      figure: "progress/percentile-gap/group/area-ash/2015/p10",
      measure: "progress",
      population: "group",
      area_scheme: "area",
      area_code: "ASH",
      area_name: "Ash",
      year: 2015,
      against_population: "others",
      against_area_name: "England",
      percentile: 10,
      unit: "points",
      estimate: [3, 2],
      se_bootstrap: [0.5, 2],
      ci_lower: [2, 2],
      ci_upper: [4.25, 2],
      ci_method: "bootstrap percentiles",
      replicates: 200,
      replicates_left_out: 3,
      seed: 7,
      pupils: 120,
      schools: 9,
      status: "published",
      note: null,
    });
    expect(hidden).toMatchObject({ percentile: 90, estimate: null, pupils: null, seed: null, note: "comes from few" });
  });
});
