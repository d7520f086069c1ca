import { describe, expect, it } from "vitest";
import { publishedVariance } from "../../src/cells/published-variance.ts";
import type { AreaGroupValue } from "../../src/intake/checked-area-table.ts";

const group = (pupils: number, limits: AreaGroupValue["limits"] = null): AreaGroupValue => ({
  pupils,
  value: 0,
  printed: true,
  limits,
});

const text = (keys: readonly string[]) => ({ keys, indexOf: new Map(keys.map((key, at) => [key, at])) });

/** One area with cells of the disadvantaged, of others, and of pupils in neither. */
function variances(groups: ReadonlyMap<string, AreaGroupValue>, deviation: number | null) {
  const atoms = ["disadvantaged", "not split", "others"];
  const bits = (...inside: readonly string[]) => Uint8Array.from(atoms, (atom) => (inside.includes(atom) ? 1 : 0));
  return publishedVariance(
    {
      frame: {
        schools: text(["831"]),
        places: text(["p"]),
        atoms: text(atoms),
        years: { keys: [2018], indexOf: new Map([[2018, 0]]) },
        populations: new Map([
          ["all", bits(...atoms)],
          ["disadvantaged", bits("disadvantaged")],
          ["others", bits("others")],
        ]),
        schemes: [],
      },
      key: {
        school: new Int32Array(3),
        place: new Int32Array(3),
        atom: Int32Array.of(0, 1, 2),
        year: new Int32Array(3),
      },
      n: Int32Array.of(100, 20, 280),
    },
    { deviationIn: () => deviation, groupsOf: () => groups },
  );
}

describe("the variance of published sums", () => {
  it("is pupils times the deviation squared", () => {
    const groups = new Map([
      ["all", group(400)],
      ["disadvantaged", group(100)],
      ["others", group(280)],
    ]);
    const [dis, rest, others] = variances(groups, 1.25);
    expect(dis).toBeCloseTo(156.25, 9);
    expect(others).toBeCloseTo(437.5, 9);
    expect(rest).toBeCloseTo(20 * 1.5625, 9);
  });

  // 100 pupils, limits 0.1 apart: half of that is 1.96 standard errors of the mean.
  it("is from published limits where there are some, and elsewhere from the deviation", () => {
    const groups = new Map([
      ["disadvantaged", group(100, { lower: 0.03, upper: 0.13 })],
      ["others", group(280)],
    ]);
    const [dis, , others] = variances(groups, 1.25);
    expect(dis).toBeCloseTo((100 * 0.05) ** 2 / 1.96 ** 2, 9);
    expect(others).toBeCloseTo(437.5, 9);
  });

  it("of pupils in no group is that of all less that of the groups, and never below zero", () => {
    const limits = { lower: -0.1, upper: 0.1 };
    const parts = [
      ["disadvantaged", group(100, { lower: -0.2, upper: 0.2 })],
      ["others", group(280, limits)],
    ] as const;
    const [dis = 0, rest, others = 0] = variances(new Map([["all", group(400, limits)], ...parts]), null);
    expect(rest).toBeCloseTo((400 * 0.1) ** 2 / 1.96 ** 2 - dis - others, 9);
    const narrow = { lower: -0.01, upper: 0.01 };
    expect(variances(new Map([["all", group(400, narrow)], ...parts]), null)[1]).toBe(0);
  });

  it("is not known without limits and without a deviation", () => {
    const groups = new Map([
      ["all", group(400)],
      ["disadvantaged", group(100, { lower: 0, upper: 0.1 })],
      ["others", group(280)],
    ]);
    const [dis, rest, others] = variances(groups, null);
    expect(dis).toBeGreaterThan(0);
    expect([rest, others]).toEqual([Number.NaN, Number.NaN]);
  });
});
