import { describe, expect, it } from "vitest";
import { RankTable } from "../../src/synthetic/rank-table.ts";

describe("rank table", () => {
  it("ranks residuals across bands, ties sharing their middle rank", () => {
    const table = new RankTable(2, 4);
    table.count.set([1, 0, 1, 0, 0, 2, 0, 2]);
    table.update();
    // Means 1 and 2: residuals -1, 1 | -1, -1, 1, 1, so three are tied below and three above.
    expect([table.rank[0], table.rank[2], table.rank[5], table.rank[7]]).toEqual([25, 75, 25, 75]);
  });

  it("orders bands whose means are thirds and sevenths", () => {
    const table = new RankTable(2, 3);
    table.count.set([2, 0, 1, 4, 0, 3]);
    table.update();
    // Means 2/3 and 6/7: -6/7 < -2/3 < 8/7 < 4/3, so 4, 2, 3 and 1 pupils from the lowest.
    expect([table.rank[3], table.rank[0], table.rank[5], table.rank[2]]).toEqual([20, 50, 75, 95]);
  });

  it("has a mean rank of 50 whatever the counts", () => {
    const table = new RankTable(7, 30);
    for (let at = 0; at < table.count.length; at++) table.count[at] = (at * at * 31) % 11;
    table.update();
    const pupils = table.count.reduce((sum, count) => sum + count, 0);
    const total = table.rank.reduce((sum, rank, at) => sum + rank * (table.count[at] ?? 0), 0);
    expect(total / pupils).toBeCloseTo(50, 10);
  });

  it("agrees with ranks by brute force", () => {
    const table = new RankTable(5, 12);
    for (let at = 0; at < table.count.length; at++) table.count[at] = (at * 7 + ((at * at) % 13)) % 4;
    table.update();
    const residuals = Array.from(table.count, (_, at) => {
      const band = Math.floor(at / 12);
      const counts = table.count.subarray(band * 12, band * 12 + 12);
      const pupils = counts.reduce((sum, count) => sum + count, 0);
      const sum = counts.reduce((total, count, outcome) => total + count * outcome, 0);
      return ((at % 12) * pupils - sum) / pupils;
    });
    const pupils = table.count.reduce((sum, count) => sum + count, 0);
    residuals.forEach((residual, at) => {
      const below = residuals.reduce(
        (sum, other, index) => sum + (other < residual ? (table.count[index] ?? 0) : 0),
        0,
      );
      const tied = residuals.reduce(
        (sum, other, index) => sum + (other === residual ? (table.count[index] ?? 0) : 0),
        0,
      );
      expect(table.rank[at]).toBeCloseTo((100 * (below + tied / 2)) / pupils, 10);
    });
  });
});
