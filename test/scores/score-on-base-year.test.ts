import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Moments } from "../../src/scores/moments.ts";
import { scoreCells } from "../../src/scores/score.ts";
import { scoreOnBaseYear } from "../../src/scores/score-on-base-year.ts";
import { atomsOf, cellsOf, nations } from "./nation.ts";

/** Mean score by year. */
function meansOf({ frame, key, n, sum, unitOfYear }: Moments): ReadonlyMap<number, number> {
  return new Map(
    frame.years.keys.map((year, code) => {
      let [pupils, total] = [0, 0];
      for (const [row, of] of key.year.entries()) {
        if (of !== code) continue;
        pupils += n[row] ?? 0;
        total += sum[row] ?? 0;
      }
      return [year, ((unitOfYear[code] ?? 0) * total) / pupils];
    }),
  );
}

describe("scoreOnBaseYear", () => {
  it("ranks outcomes of another year among those of the base year", () => {
    // On paper, as in `baseRanks`: 2 pupils with 5 and 2 with 7 in 2014; scores 4, 5, 6 and 8 of 2015 have ranks 0, 25,
    // 50 and 100, whose mean is 43.75. The base year has its ordinary mean of 50.
    const cells = cellsOf([
      { year: 2014, outcome: 5, n: 2 },
      { year: 2014, outcome: 7, n: 2 },
      ...[4, 5, 6, 8].map((outcome) => ({ year: 2015, outcome })),
    ]);
    const all = atomsOf(cells);
    const means = meansOf(scoreOnBaseYear(cells, { scored: all, ranked: all, expectation: null }, 2014));
    expect(means.get(2014)).toBe(50);
    expect(means.get(2015)).toBe(43.75);
  });

  it("expects of other years what the base year reached", () => {
    // On paper: band 40 expects 10 (from 5 and 15), band 41 expects 20 (18 and 22). Residuals of 2014: -5, 5, -2, 2.
    // Of 2015: 16 in band 40 is 6 above and ranks 100; 19 in band 41 is -1: two of four are below, 50; prior 42, which
    // nobody had in 2014, goes to band 41, where 13 is -7 and ranks 0.
    const cells = cellsOf([
      { year: 2014, prior: 40, outcome: 5 },
      { year: 2014, prior: 40, outcome: 15 },
      { year: 2014, prior: 41, outcome: 18 },
      { year: 2014, prior: 41, outcome: 22 },
      { year: 2015, school: "a", prior: 40, outcome: 16 },
      { year: 2015, school: "b", prior: 41, outcome: 19 },
      { year: 2015, school: "c", prior: 42, outcome: 13 },
    ]);
    const all = atomsOf(cells);
    const expectation = { bands: { kind: "each score" }, minimum: 0, expectation: all } as const;
    const { key, frame, sum, unitOfYear } = scoreOnBaseYear(cells, { scored: all, ranked: all, expectation }, 2014);
    const later = frame.years.indexOf.get(2015);
    const ranks = [...key.year].flatMap((year, row) =>
      year === later ? [(unitOfYear[year] ?? 0) * (sum[row] ?? 0)] : [],
    );
    expect(ranks).toEqual([100, 50, 0]);
  });

  it("gives the base year its ordinary ranks, whatever the other years hold", () => {
    fc.assert(
      fc.property(nations, (rows) => {
        const base = rows[0]?.year ?? 2014;
        const cells = cellsOf(rows);
        const only = cellsOf(rows.filter(({ year }) => year === base));
        for (const residual of [false, true]) {
          const of = (one: typeof cells) => {
            const all = atomsOf(one);
            return {
              scored: all,
              ranked: all,
              rule: { bands: { kind: "width", width: 2 }, minimum: 3, expectation: all },
            } as const;
          };
          const here = of(cells);
          const there = of(only);
          const fixed = scoreOnBaseYear(cells, { ...here, expectation: residual ? here.rule : null }, base);
          const plain = scoreCells(
            only,
            residual
              ? { kind: "rank of residual", scored: there.scored, ranked: there.ranked, ...there.rule }
              : { kind: "rank", scored: there.scored, ranked: there.ranked },
          ).moments;
          const code = fixed.frame.years.indexOf.get(base);
          const own = [...fixed.sum].filter((_, row) => fixed.key.year[row] === code);
          expect(own).toEqual([...plain.sum]);
          expect(fixed.unitOfYear[0]).toBe(plain.unitOfYear[0]);
        }
      }),
    );
  });

  it("can rise for everybody", () => {
    fc.assert(
      fc.property(nations, (rows) => {
        const before = rows.map((row) => ({ ...row, year: 2014 }));
        const after = rows.map((row) => ({ ...row, year: 2015, outcome: row.outcome + 20 }));
        const cells = cellsOf([...before, ...after]);
        const all = atomsOf(cells);
        const means = meansOf(scoreOnBaseYear(cells, { scored: all, ranked: all, expectation: null }, 2014));
        expect(means.get(2014)).toBeCloseTo(50, 10);
        expect(means.get(2015)).toBeCloseTo(100, 10);
      }),
    );
  });
});
