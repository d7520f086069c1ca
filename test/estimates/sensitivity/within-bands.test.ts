import { describe, expect, it } from "vitest";
import type { CountCells } from "../../../src/cells/cells.ts";
import { withinBands } from "../../../src/estimates/sensitivity/within-bands.ts";
import { domainOf } from "../../../src/figures/domain.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { atomsOf, type CellInWords, cellsOf } from "../../scores/nation.ts";

const whole = { key: "whole", scheme: "national", code: "w", name: "the whole", within: null };
const places = () => Uint8Array.of(1);

function grouped(rows: readonly CellInWords[]): CountCells {
  const cells = cellsOf(rows, 1, 1);
  const mask = (name: string) => Uint8Array.from(cells.frame.atoms.keys, (atom) => (atom === name ? 1 : 0));
  const populations = new Map(["group", "others"].map((name) => [name, mask(name)] as const));
  return { ...cells, frame: { ...cells.frame, populations } };
}

function compared(rows: readonly CellInWords[], kind: "points of residual" | "points" = "points of residual") {
  const cells = grouped(rows);
  const scored = atomsOf(cells);
  const rule = { bands: { kind: "each score" }, minimum: 0, expectation: scored } as const;
  const { moments } = scoreCells(cells, kind === "points" ? { kind, scored } : { kind, scored, ...rule });
  return withinBands(moments, places, domainOf("group", whole, 2015), domainOf("others", whole, 2015));
}

describe("gaps within bands, on paper", () => {
  // Band 1: 3 of the group with 40, others 45 and 55. Band 2: 1 of the group with 60, others 64.
  // Others of the same band reach 50 and 64, (3 x 50 + 64) / 4 = 53.5; the group (3 x 40 + 60) / 4 = 45.
  const rows = [
    { school: "a", atom: "group", prior: 1, outcome: 40, n: 3 },
    { school: "a", atom: "others", prior: 1, outcome: 45 },
    { school: "b", atom: "others", prior: 1, outcome: 55 },
    { school: "b", atom: "group", prior: 2, outcome: 60 },
    { school: "b", atom: "others", prior: 2, outcome: 64, n: 6 },
  ];

  it("are of pupils with the same prior attainment", () => {
    const found = compared(rows);
    expect((found?.against.mean ?? 0) - (found?.of.mean ?? 0)).toBeCloseTo(8.5, 12);
    expect([found?.of.pupils, found?.against.pupils, found?.withoutComparison]).toEqual([4, 8, 0]);
  });

  it("count the weights of schools, not their pupils, towards how many schools a mean rests on", () => {
    // Weights of others: 3/2 each in band 1, 1/6 each in band 2, of 4: school a 1.5 / 4, school b (1.5 + 1) / 4.
    const found = compared(rows);
    expect([...(found?.against.leverage ?? [])]).toEqual([0.375, 0.625]);
    expect(found?.against.effectiveSchools).toBeCloseTo(1 / (0.375 ** 2 + 0.625 ** 2), 12);
  });

  it("leave out pupils of the group whose band has nobody to compare them with", () => {
    const found = compared([...rows, { school: "b", atom: "group", prior: 3, outcome: 5, n: 2 }]);
    expect((found?.against.mean ?? 0) - (found?.of.mean ?? 0)).toBeCloseTo(8.5, 12);
    expect([found?.of.pupils, found?.withoutComparison]).toEqual([4, 2]);
  });

  it("are none without bands, and where no band has pupils of both", () => {
    expect(compared(rows, "points")).toBeNull();
    expect(compared(rows.filter(({ atom, prior }) => (atom === "group") === (prior === 1)))).toBeNull();
  });
});
