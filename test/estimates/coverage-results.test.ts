import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coverageTable } from "../deep/coverage/coverage-table.ts";
import { methodsTables } from "../deep/coverage/methods-table.ts";
import { blocks, committedBlocks, headOfResults, tableFile, textOfTable } from "../deep/coverage/results.ts";
import { nationsOfBlock } from "../deep/coverage/tally.ts";
import { textOf } from "../docs/documents.ts";

// The committed counts of 1,000 invented nations. Expected values: 95% is what intervals promise; true values are those
// of the superpopulation, worked out without drawing anybody (test/deep/coverage/superpopulation.ts).
const { head, tallies } = committedBlocks();
const rows = coverageTable(tallies);

describe("the committed coverage trial", () => {
  it("is of the law in the code, and has every block once", () => {
    expect(head).toBe(headOfResults());
    const kinds = new Set(tallies.map(({ by, group, statistic }) => `${by}|${group}|${statistic}`));
    expect(tallies.length).toBe(blocks * kinds.size);
    expect(new Set(tallies.map((one) => `${one.block}|${one.by}|${one.group}|${one.statistic}`)).size).toBe(
      tallies.length,
    );
    expect(rows.find(({ group, statistic }) => group === "3400" && statistic === "gap")?.asked).toBe(
      blocks * nationsOfBlock,
    );
  });

  it("makes the committed table, and the tables of docs/methods.md", () => {
    expect(readFileSync(tableFile, "utf8")).toBe(textOfTable(tallies));
    for (const table of methodsTables(rows)) expect(textOf("docs/methods.md")).toContain(table);
  });

  it("counts every figure that was asked for in one class and at one step of degrees of freedom", () => {
    const shown = (by: string, statistic: string) =>
      rows.filter((row) => row.by === by && row.statistic === statistic).reduce((sum, row) => sum + row.shown, 0);
    for (const statistic of new Set(rows.map((row) => row.statistic)))
      expect(shown("class", statistic)).toBe(shown("freedom", statistic));
  });

  const large = rows.filter(({ group, statistic }) => ["500", "3400"].includes(group) && statistic !== "ratio");
  it.each(large)(
    "drawn values average the superpopulation's: $group schools, $statistic",
    ({ meanError, meanWidth }) => {
      expect(Math.abs(meanError.value)).toBeLessThan(4 * meanError.error);
      expect(Math.abs(meanError.value)).toBeLessThan(0.03 * meanWidth);
    },
  );

  const within = ({ value }: { readonly value: number }) => value >= 0.93 && value <= 0.97;
  const ofClasses = rows.filter(({ by }) => by === "class");
  it.each(ofClasses)(
    "$group schools, $statistic: 93% to 97%, or so without those that are marked, or all marked",
    (row) => {
      expect(row.published === 0 || within(row.coverage) || within(row.publishedCoverage)).toBe(true);
    },
  );

  const fromTen = ofClasses.filter(({ group }) => ["10", "20", "60", "500", "3400"].includes(group));
  it.each(fromTen)("$group schools, $statistic: 93% to 97% without a mark, as the report says", (row) => {
    expect(row.published).toBeGreaterThan(500);
    expect(within(row.publishedCoverage)).toBe(true);
  });

  it("says in the report where figures without a mark miss too often", () => {
    const missed = ofClasses.filter((row) => row.published > 500 && !within(row.publishedCoverage));
    expect(missed.map(({ group, statistic }) => [group, statistic])).toEqual([["20 with uneven shares", "gap"]]);
    const said = (100 * (missed[0]?.publishedCoverage.value ?? 0)).toFixed(1);
    expect(textOf("src/publish/report/assurance-tables.tsx").replaceAll(/\s+/g, " ")).toContain(
      `intervals of gaps held it in ${said} of 100`,
    );
  });

  it("marks every figure of areas of 5 schools, whose intervals are wider than they need be", () => {
    const ofFive = ofClasses.filter(({ group }) => group === "5");
    expect(ofFive.map(({ published }) => published)).toEqual([0, 0, 0, 0]);
    for (const { coverage } of ofFive) expect(coverage.value).toBeGreaterThan(0.95);
  });

  // 4 degrees of freedom are 5 effective schools, where marks end.
  const unmarked = rows.filter(
    ({ by, group, shown }) => by === "freedom" && Number.parseFloat(group) >= 4 && shown > 500,
  );
  it.each(unmarked)("$group degrees of freedom, $statistic: 93% to 97% without a mark", (row) => {
    expect(within(row.publishedCoverage)).toBe(true);
  });
});
