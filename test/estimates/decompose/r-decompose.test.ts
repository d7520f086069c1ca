import { describe, expect, it } from "vitest";
import { covariance } from "../../../src/estimates/covariance.ts";
import { withinBetween } from "../../../src/estimates/decompose/within-between.ts";
import { influenceOfFormula } from "../../../src/estimates/influence-of-formula.ts";
import { constantMix, fixedMix } from "../../../src/figures/decompose/fixed-mix.ts";
import { kitagawa } from "../../../src/figures/decompose/kitagawa.ts";
import { movement } from "../../../src/figures/decompose/movement.ts";
import type { Formula } from "../../../src/figures/figure.ts";
import { mean, minus } from "../../../src/figures/formula.ts";
import {
  bandsOfGroup,
  decomposeMeans,
  decomposeSchools,
  meanDomain,
  shareDomain,
  sumsOf,
} from "../../support/decompose-cells.ts";
import { oracleRows } from "../../support/oracle-csv.ts";

/** Expected: R's survey on totals (svytotal, svycontrast), test/oracle/decompose.R. */
const rows = new Map(oracleRows("decompose.csv").map((row) => [row.figure, row]));

function expectAsInR(figure: string, value: number, se: number): void {
  const row = rows.get(figure);
  expect(Math.abs(value / Number(row?.value) - 1), `${figure}, value`).toBeLessThanOrEqual(1e-9);
  expect(Math.abs(se / Number(row?.se) - 1), `${figure}, se`).toBeLessThanOrEqual(1e-9);
}

const bands = (year: number) =>
  bandsOfGroup.map((band) => ({
    share: mean(shareDomain(band, year)),
    gap: minus(mean(meanDomain("others", year)), mean(meanDomain(band, year))),
  }));
const sides = (year: number) => ({
  group: mean(meanDomain("group", year)),
  comparator: mean(meanDomain("others", year)),
});

const parts = kitagawa(bands(2018), bands(2019));
const moved = movement(sides(2018), sides(2019));
const formulas: Readonly<Record<string, Formula>> = {
  "gap 2018": minus(sides(2018).comparator, sides(2018).group),
  "gap 2019": minus(sides(2019).comparator, sides(2019).group),
  change: parts.change,
  "of mix": parts.ofMix,
  "of gaps": parts.ofGaps,
  "fixed mix": fixedMix(
    bands(2019),
    bands(2018).map(({ share }) => share),
  ).fixed,
  "constant mix": fixedMix(bands(2019), constantMix([0.5, 0.3, 0.2], "agreed")).fixed,
  "of comparator": moved.ofComparator,
  "of group": moved.ofGroup,
  "share high 2019": mean(shareDomain("high", 2019)),
};

describe("decompositions equal R survey, with their errors", () => {
  const means = decomposeMeans();
  it.each(Object.entries(formulas))("%s", (figure, formula) => {
    const { value, influence } = influenceOfFormula(formula, means, decomposeSchools, "plain");
    expectAsInR(figure, value, Math.sqrt(covariance(influence, influence, decomposeSchools)));
  });

  it("covers every line of the R script", () => {
    expect([...rows.keys()].sort()).toEqual(
      [...Object.keys(formulas), "between 2018", "between 2019", "within 2019"].sort(),
    );
  });
});

describe("parts within and between schools equal R survey, with their errors", () => {
  const split = (year: number) => {
    const [group, comparator] = [[...bandsOfGroup], ["others"]].map(
      (kinds) => new Map(sumsOf(kinds, year).map((sum) => [sum.school, sum])),
    );
    const nobody = { pupils: 0, sum: 0 };
    const schools = [...new Set([...(group?.keys() ?? []), ...(comparator?.keys() ?? [])])];
    return withinBetween(
      schools.map((school) => ({
        school,
        group: group?.get(school) ?? nobody,
        comparator: comparator?.get(school) ?? nobody,
      })),
    );
  };

  it.each([
    ["between 2018", 2018, "between"],
    ["between 2019", 2019, "between"],
    ["within 2019", 2019, "within"],
    ["gap 2018", 2018, "gap"],
    ["gap 2019", 2019, "gap"],
  ] as const)("%s", (figure, year, part) => {
    const found = split(year)?.[part];
    if (found === undefined) throw new Error("a side without pupils");
    const [c, g] = ["comparator", "group"].map((name) => meanDomain(name, year));
    if (c === undefined || g === undefined) throw new Error("no domains");
    const means = new Map([
      [c.key, found.comparator],
      [g.key, found.group],
    ]);
    const { value, influence } = influenceOfFormula(minus(mean(c), mean(g)), means, decomposeSchools, "plain");
    expectAsInR(figure, value, Math.sqrt(covariance(influence, influence, decomposeSchools)));
  });
});
