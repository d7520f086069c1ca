import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coverageData } from "../deep/assurance/coverage-data.ts";
import { allDesigns, designOfTruth } from "../deep/assurance/designs.ts";
import { assurancePart } from "../deep/assurance/methods-tables.ts";
import {
  committedFirstBlocks,
  committedTable,
  coverageFile,
  headOfDesign,
  isDrawnAgain,
  largeTrial,
  rowsOfText,
} from "../deep/assurance/results.ts";
import { meansOfDesign } from "../deep/assurance/superpopulation-of-design.ts";
import { committedTruth } from "../deep/assurance/truth.ts";
import { textOf } from "../docs/documents.ts";

// The committed results of the trial of every kind of figure. True values come from large nations of the same law, with
// their Monte Carlo errors; those of comparisons of like with like are no difference.
const { heads, text } = committedTable();
const rows = rowsOfText(text);
const drawn = allDesigns.filter(({ name }) => rows.some((row) => row.design === name));

describe("the committed trial of every kind of figure", () => {
  it("is of the laws in the code", () => {
    expect(drawn.length).toBeGreaterThan(15);
    expect(heads).toEqual(
      drawn.map((design) => headOfDesign(design, rows.find((row) => row.design === design.name)?.nations ?? 0)),
    );
    for (const design of drawn) expect(committedTruth(designOfTruth(design)).size, design.name).toBeGreaterThan(10);
    expect(new Set(committedFirstBlocks().map(({ design }) => design))).toEqual(
      new Set(drawn.map(({ name }) => name).filter(isDrawnAgain)),
    );
  });

  it("makes the data that ship, byte for byte", () => {
    expect(readFileSync(coverageFile, "utf8")).toBe(coverageData(rows, largeTrial()));
  });

  it("makes its part of docs/methods.md", () => {
    expect(textOf("docs/methods.md")).toContain(assurancePart(rows));
  });

  it("has true values that are known well enough, and values that average them", () => {
    const known = rows.filter(({ shown, bias }) => shown >= 400 && bias !== null);
    for (const row of known) expect(row.ofTruth, `${row.design} ${row.scores} ${row.statistic}`).toBeLessThan(0.3);
  });

  // Expected values: worked out from the law with sums of normal probabilities, as the true values of nations of 3,400 schools are.
  it.each(drawn.filter(({ name }) => ["10 schools, equal", "150 schools, equal"].includes(name)))(
    "has the true means, gaps and changes of the superpopulation: $name",
    (design) => {
      const mean = meansOfDesign(design);
      const truth = committedTruth(design);
      let compared = 0;
      for (const area of ["england", "law-1", "law-2"])
        for (const population of ["disadvantaged", "persistent", "others"]) {
          const level = (year: number) => mean(population, area, year);
          const gap = (year: number) => mean("others", "england", year) - level(year);
          const expected: readonly (readonly [string, () => number])[] = [
            [`progress/mean/${population}/${area}/2015`, () => level(2015)],
            [`progress/gap/${population}/${area}/2015`, () => gap(2015)],
            [`progress/gap/${population}/${area}/2015/difference/with-2014`, () => gap(2015) - gap(2014)],
            [`progress/in-area-gap/${population}/${area}/2015`, () => mean("others", area, 2015) - level(2015)],
          ];
          for (const [id, value] of expected) {
            const found = truth.get(`${id} ranks of progress`);
            if (found === undefined) continue;
            compared++;
            // A third of a rank point is a sixth of the standard deviation of a gap in a nation of 20 schools.
            expect(Math.abs(found.value - value()), `${design.name} ${id}`).toBeLessThan(0.33);
          }
        }
      expect(compared).toBeGreaterThan(3);
    },
  );

  it("counts misses on both sides, and all of them", () => {
    for (const { coverage, above, below } of rows) expect(coverage.value + above + below).toBeCloseTo(100, 1);
  });
});
