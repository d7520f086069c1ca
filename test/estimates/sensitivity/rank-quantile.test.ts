import { describe, expect, it } from "vitest";
import { rankQuantile } from "../../../src/estimates/sensitivity/rank-quantile.ts";
import { domainOf } from "../../../src/figures/domain.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { atomsOf, cellsOf } from "../../scores/nation.ts";

const whole = { key: "whole", scheme: "national", code: "w", name: "the whole", within: null };
// Ten pupils with outcomes 1 to 10: percentile ranks 5, 15 to 95, of which the group has 5 to 45.
const cells = cellsOf(
  Array.from({ length: 10 }, (_, index) => ({ atom: index < 5 ? "group" : "others", outcome: index + 1 })),
  1,
  1,
);
const populations = new Map([["group", Uint8Array.from(cells.frame.atoms.keys, (atom) => (atom === "group" ? 1 : 0))]]);
const all = atomsOf(cells);
const ranked = scoreCells(
  { ...cells, frame: { ...cells.frame, populations } },
  { kind: "rank", scored: all, ranked: all },
).moments;
const of = (share: number) => rankQuantile(ranked, domainOf("group", whole, 2015), Uint8Array.of(1), share);

describe("quantiles of a group's ranks", () => {
  it("are the lowest rank that the share does not exceed, on paper", () => {
    expect([of(0.1), of(0.2), of(0.21), of(0.9), of(1)]).toEqual([5, 5, 15, 45, 45]);
  });
  it("are none for a group without pupils, another year and scores that are no ranks", () => {
    expect(rankQuantile(ranked, domainOf("nobody", whole, 2015), Uint8Array.of(1), 0.5)).toBeNull();
    expect(rankQuantile(ranked, domainOf("group", whole, 2014), Uint8Array.of(1), 0.5)).toBeNull();
    const points = scoreCells(cells, { kind: "points", scored: all }).moments;
    expect(rankQuantile(points, domainOf("group", whole, 2015), Uint8Array.of(1), 0.5)).toBeNull();
  });
});
