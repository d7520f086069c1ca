import { describe, expect, it } from "vitest";
import { covariance } from "../../../src/estimates/covariance.ts";
import { influenceOfFormula } from "../../../src/estimates/influence-of-formula.ts";
import { fixedMix } from "../../../src/figures/decompose/fixed-mix.ts";
import { kitagawa } from "../../../src/figures/decompose/kitagawa.ts";
import { movement } from "../../../src/figures/decompose/movement.ts";
import { schoolMeanOf } from "../../../src/figures/domain.ts";
import type { Formula } from "../../../src/figures/figure.ts";
import { constant, mean, minus } from "../../../src/figures/formula.ts";
import { bandsOfGroup, decomposeMeans, meanDomain, meansIn, shareDomain } from "../../support/decompose-cells.ts";
import { oracleRows } from "../../support/oracle-csv.ts";

/** Expected: R's survey on totals (svytotal, svycontrast), test/oracle/decompose.R. */
const rows = new Map(oracleRows("decompose.csv").map((row) => [row.figure, row]));

const bands = (year: number) =>
  bandsOfGroup.map((band) => ({
    share: mean(shareDomain(band, year)),
    gap: minus(mean(meanDomain("others", year)), mean(meanDomain(band, year))),
  }));
const sides = (year: number) => ({
  group: mean(meanDomain("group", year)),
  comparator: mean(meanDomain("others", year)),
});
const gap = (year: number) => minus(sides(year).comparator, sides(year).group);
const between = (year: number) => {
  const [group, others] = [meanDomain("group", year), meanDomain("others", year)];
  return minus(mean(schoolMeanOf(others, group)), mean(schoolMeanOf(group, others)));
};

const parts = kitagawa(bands(2018), bands(2019));
const moved = movement(sides(2018), sides(2019));
const agreed = [0.5, 0.3, 0.2].map((share) => constant(share, "agreed"));
const formulas: Readonly<Record<string, Formula>> = {
  "gap 2018": gap(2018),
  "gap 2019": gap(2019),
  change: parts.change,
  "of mix": parts.ofMix,
  "of gaps": parts.ofGaps,
  "fixed mix": fixedMix(
    bands(2019),
    bands(2018).map(({ share }) => share),
  ).fixed,
  "constant mix": fixedMix(bands(2019), agreed).fixed,
  "of comparator": moved.ofComparator,
  "of group": moved.ofGroup,
  "share high 2019": mean(shareDomain("high", 2019)),
  "between 2018": between(2018),
  "between 2019": between(2019),
  "within 2019": minus(gap(2019), between(2019)),
};

describe("decompositions equal R survey, with their errors", () => {
  const means = decomposeMeans();
  it.each(Object.entries(formulas))("%s", (figure, formula) => {
    const schools = means.schoolsOfDesign;
    const { value, influence } = influenceOfFormula(formula, meansIn(means, formula), schools, "plain");
    const se = Math.sqrt(covariance(influence, influence, schools));
    const row = rows.get(figure);
    expect(Math.abs(value / Number(row?.value) - 1), "value").toBeLessThanOrEqual(1e-9);
    expect(Math.abs(se / Number(row?.se) - 1), "se").toBeLessThanOrEqual(1e-9);
  });

  it("covers every line of the R script", () => {
    expect([...rows.keys()].sort()).toEqual(Object.keys(formulas).sort());
  });
});
