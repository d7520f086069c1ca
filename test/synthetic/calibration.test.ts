import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { inventNation } from "../../src/synthetic/invent-nation.ts";
import { type Nation, worstDeviation } from "../../src/synthetic/nation.ts";
import { referenceText } from "../../src/synthetic/references.ts";
import { POPULATIONS } from "../../src/synthetic/targets.ts";
import { writeNation } from "../../src/synthetic/write-nation.ts";
import { worstDistance } from "./distance.ts";
import { folderSink } from "./folder-sink.ts";
import { type MeasuredCell, measure } from "./measure-nation.ts";
import { figuresThatFail, Gaps, printedFigures } from "./printed-figures.ts";
import { askR, hasR } from "./r-oracle.ts";
import { groupOf, ReadingSink } from "./read-nation.ts";
import { targets, years } from "./targets-file.ts";

const REPORT = new URL("../../../shared/reference/published-figures.csv", import.meta.url);

describe("the invented nation of 60,000 pupils a year, read back from its files", () => {
  const read = new ReadingSink();
  let nation: Nation;
  let cells: readonly MeasuredCell[];

  beforeAll(async () => {
    nation = inventNation({ pupilsPerCohort: 60_000, seed: 2016, years, targets });
    await writeNation(nation, read);
    cells = measure(read);
  }, 60_000);

  it("has every cell within 0.004 months and rank points of its target", () => {
    expect(cells).toHaveLength(72);
    const { months, ranks } = worstDistance(cells);
    expect(months).toBeLessThan(0.004);
    expect(ranks).toBeLessThan(0.004);
  });

  it("says itself how near it came", () => {
    expect(worstDeviation(nation.calibration)).toBeCloseTo(worstDistance(cells).months, 9);
  });

  it("prints every figure of the report", () => {
    expect(figuresThatFail(cells)).toEqual([]);
  });

  it.skipIf(!existsSync(REPORT))("holds printed figures that are those of the report", () => {
    const printed = new Map(printedFigures(new Gaps(cells)).map(([id, , text]) => [id, text]));
    let compared = 0;
    for (const line of readFileSync(REPORT, "utf8").split("\n")) {
      const text = printed.get(line.split(",")[0] ?? "");
      if (typeof text !== "string") continue;
      expect(line.split(",").map(Number), line).toContain(Number(text));
      compared++;
    }
    expect(compared).toBe(47);
  });

  it.skipIf(!hasR)("gives R the same cells and figures", { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "coldspot-nation-"));
    try {
      await writeNation(nation, folderSink(folder));
      const rows = askR(folder);
      const theirCells = rows.filter(({ id }) => id === "cell");
      expect(theirCells).toHaveLength(72);
      for (const { area, population, year, pupils, total } of cells) {
        const cell = theirCells.find((row) => row.area === area && row.population === population && row.year === year);
        expect(cell?.pupils).toBe(pupils);
        expect(cell?.meanRank).toBeCloseTo(total / pupils, 9);
      }
      const theirs = new Map(rows.filter(({ id }) => id !== "cell").map(({ id, value }) => [id, value]));
      expect(theirs.size).toBe(50);
      for (const [id, value] of printedFigures(new Gaps(cells))) expect(theirs.get(id), id).toBeCloseTo(value, 8);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("respects the sentences of the report about order and direction", () => {
    const gaps = new Gaps(cells);
    for (const year of years) {
      const [d, p] = [
        (area: "areas 1-2" | "areas 3-4" | "areas 5-6" | "opportunity") => gaps.gap("D", area, year),
        gaps,
      ];
      expect(d("areas 5-6")).toBeGreaterThan(d("areas 3-4"));
      expect(d("areas 3-4")).toBeGreaterThan(d("areas 1-2"));
      expect(p.gap("P", "areas 5-6", year)).toBeGreaterThan(d("areas 5-6"));
      expect(p.gap("P", "areas 1-2", year) < d("areas 1-2")).toBe(year <= 2012);
      expect(p.gap("P", "opportunity", year) < d("opportunity")).toBe(year <= 2011);
      expect(gaps.meanRank("all", "england", year)).toBeCloseTo(50, 9);
    }
    const further = (year: number) => gaps.gap("P", "areas 5-6", year) - gaps.gap("D", "areas 5-6", year);
    for (const year of years.slice(1)) {
      expect(further(year)).toBeGreaterThan(further(year - 1));
      for (const area of ["england", "areas 1-2", "areas 3-4", "areas 5-6"] as const) {
        expect(gaps.gap("D", area, year) < gaps.gap("D", area, year - 1)).toBe(year <= 2013);
      }
      for (const population of ["N", "D", "P"] as const) {
        expect(gaps.gap(population, "opportunity", year)).toBeGreaterThan(
          gaps.gap(population, "opportunity", year - 1),
        );
      }
    }
  });

  it("shows in each pupil's records the group that was meant", () => {
    let others = 0;
    for (const { pupils, reference, population } of nation.cohorts) {
      for (let index = 0; index < pupils; index++) {
        const pupil = read.pupils.get(referenceText(reference[index] ?? 0));
        if (pupil === undefined || groupOf(pupil) !== POPULATIONS[population[index] ?? 0]) others++;
      }
    }
    expect(others).toBe(0);
  });

  it("gives every pupil at least six secondary terms, and some of them fewer than fourteen", () => {
    const terms = [...read.pupils.values()].map((pupil) => pupil.terms);
    const missing = 1 - terms.reduce((sum, one) => sum + one, 0) / (14 * terms.length);
    expect(terms.reduce((least, one) => Math.min(least, one), 14)).toBeGreaterThanOrEqual(6);
    expect(missing).toBeGreaterThan(0.012);
    expect(missing).toBeLessThan(0.016);
  });

  it("has disadvantaged pupils with no meals in the secondary years: earlier claims and care", () => {
    const without = [...read.pupils.values()].filter((pupil) => pupil.eligible === 0);
    expect(without.filter((pupil) => pupil.ever).length).toBeGreaterThan(1_000);
    expect(without.filter((pupil) => pupil.inCare && !pupil.ever).length).toBeGreaterThan(500);
  });

  it("has a correlation of 0.65 to 0.7 between the key stages in each year", () => {
    for (const { ks2, ks4 } of nation.cohorts) {
      const correlation = correlate(ks2, ks4);
      expect(correlation).toBeGreaterThan(0.65);
      expect(correlation).toBeLessThan(0.7);
    }
  });

  it("has schools that matter: 0.25 to 0.35 of the spread of residuals lies between them", () => {
    for (const cohort of nation.cohorts) {
      const share = betweenSchools(cohort.ks2, cohort.ks4, cohort.school);
      expect(share).toBeGreaterThan(0.25);
      expect(share).toBeLessThan(0.35);
    }
  });
});

describe("bands of prior attainment", () => {
  it.each([20_000, 60_000])("have at least 30 pupils with %i pupils a year", (pupilsPerCohort) => {
    const { cohorts } = inventNation({ pupilsPerCohort, seed: 7, years: [2010, 2015], targets });
    for (const { ks2 } of cohorts) {
      const bands = new Map<number, number>();
      for (const grade of ks2) bands.set(grade, (bands.get(grade) ?? 0) + 1);
      expect(bands.size).toBe(51);
      expect(Math.min(...bands.values())).toBeGreaterThanOrEqual(30);
    }
  });
});

function correlate(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, one) => sum + one, 0) / values.length;
  const product = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    const [ma, mb] = [mean(a), mean(b)];
    return Array.from(a).reduce((sum, one, index) => sum + (one - ma) * ((b[index] ?? 0) - mb), 0);
  };
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

/** Standard deviation between schools (one-way analysis of variance) over that of residuals. */
function betweenSchools(ks2: Uint8Array, ks4: Uint16Array, school: Uint16Array): number {
  const bands = groupMeans(ks2, ks4);
  const residual = Array.from(ks4, (points, index) => points - (bands.get(ks2[index] ?? 0)?.mean ?? 0));
  const schools = groupMeans(school, residual);
  const square = (values: readonly number[]) => values.reduce((sum, one) => sum + one * one, 0);
  const total = square(residual);
  const within = square(residual.map((one, index) => one - (schools.get(school[index] ?? 0)?.mean ?? 0)));
  const perPupil = within / (residual.length - schools.size);
  return Math.sqrt((total - within - (schools.size - 1) * perPupil) / total);
}

function groupMeans(group: ArrayLike<number>, value: ArrayLike<number>): Map<number, { mean: number; count: number }> {
  const groups = new Map<number, { mean: number; count: number }>();
  for (let index = 0; index < group.length; index++) {
    const known = groups.get(group[index] ?? 0) ?? { mean: 0, count: 0 };
    known.count++;
    known.mean += ((value[index] ?? 0) - known.mean) / known.count;
    groups.set(group[index] ?? 0, known);
  }
  return groups;
}
