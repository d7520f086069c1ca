import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/estimates/estimate.ts";
import { armsOfSum, withEdges } from "../../src/estimates/newcombe.ts";
import { domainOf } from "../../src/figures/domain.ts";
import type { Figure } from "../../src/figures/figure.ts";
import { mean, minus } from "../../src/figures/formula.ts";
import { oracleRows } from "../support/oracle-csv.ts";

const england = { key: "england", scheme: "national", code: "", name: "England", within: null } as const;
const [a, b, c] = ["a", "b", "c"].map((population) => domainOf(population, england, 2019)) as [
  ReturnType<typeof domainOf>,
  ReturnType<typeof domainOf>,
  ReturnType<typeof domainOf>,
];
const figure: Figure = {
  ...{ id: "gap", role: "asked", under: null, measure: "reached", statistic: "gap", base: "gap", unit: "outcome" },
  ...{ of: b, against: a, with: null, formula: minus(mean(a), mean(b)), crosses: [] },
};

/** A figure a - b - c ... by its influences: `half` is t times the error of the means that are neither 0 nor 1. */
function byInfluences(value: number, half: number, gradient: ReadonlyMap<string, number>): Estimate {
  const number = {
    scale: "share",
    unit: "percentage points",
    value,
    se: half / 2,
    fixedSe: half / 2,
    correctedSe: half / 2,
    rounding: 0,
    roundingOfCounts: 0,
  };
  return {
    ...{ kind: "estimate", figure, seKind: "full", degreesOfFreedom: Number.POSITIVE_INFINITY, rests: [], gradient },
    ...{ intervalMethod: "leverage-corrected t", denominatorInErrors: null },
    inScales: [{ ...number, interval: { lower: value - half, upper: value + half } }],
  };
}

const shareOf = (key: string, reached: number, of: number) => ({ key, mean: reached / of, effectiveSchools: of });
const isEdge = ({ mean: share }: { readonly mean: number }) => share === 0 || share === 1;

// Expected values: R 4.2.2, test/oracle/newcombe.R; 10 of 10 less 0 of 10 and of 20, and 0 of 10 less 0 of 10 and of 20 are
// printed in Newcombe (1998), table II: 0.6075 to 1, 0.6791 to 1, -0.2775 to 0.2775, -0.1611 to 0.2775 (second hand).
describe("a difference of two shares of which one is none or all", () => {
  const rows = oracleRows("newcombe.csv");
  it("has every case", () => expect(rows.length).toBe(8));
  it.each(rows)("$one of $of less $two of $with", ({ one, of, two, with: all, value, lower, upper }) => {
    const shares = [shareOf(a.key, Number(one), Number(of)), shareOf(b.key, Number(two), Number(all))];
    const edges = shares.filter(isEdge);
    const others = shares.filter((share) => !isEdge(share));
    const [rest] = others;
    const variance = rest === undefined ? 0 : (rest.mean * (1 - rest.mean)) / rest.effectiveSchools;
    const half = 1.959963984540054 * Math.sqrt(variance);
    const gradient = new Map([
      [a.key, 1],
      [b.key, -1],
    ]);
    const found = withEdges(byInfluences(100 * Number(value), 100 * half, gradient), edges, others, () => 100);
    const [number] = edges.length === 0 ? [] : found.inScales;
    if (number === undefined) return expect(Number(one)).toBe(7);
    expect(number.interval.lower).toBeCloseTo(100 * Number(lower), 9);
    expect(number.interval.upper).toBeCloseTo(100 * Number(upper), 9);
    expect(number.se).toBeGreaterThan(0);
    expect(found.degreesOfFreedom).toBe(Number.POSITIVE_INFINITY);
  });
});

it("joins a share of none to several others, which keep the interval of their covariances", () => {
  // On paper: Wilson of 0 of 16 is 0 to 3.841459 / (16 + 3.841459) = 0.193608; its weight is -1, so it moves the lower end.
  const gradient = new Map([
    [a.key, 1],
    [b.key, -1],
    [c.key, -1],
  ]);
  const others = [shareOf(a.key, 3, 4), shareOf(b.key, 1, 4)];
  const { inScales } = withEdges(byInfluences(0.5, 0.1, gradient), [shareOf(c.key, 0, 16)], others, () => 1);
  expect(inScales[0]?.interval.lower).toBeCloseTo(0.5 - Math.hypot(0.1, 0.193608), 5);
  expect(inScales[0]?.interval.upper).toBeCloseTo(0.6, 12);
  // An end that was cut off, as gaps are at 100 percentage points, is not taken for a short arm.
  const cut = byInfluences(0.95, 0.1, gradient);
  const short = { ...cut, inScales: cut.inScales.map((one) => ({ ...one, interval: { lower: 0.85, upper: 1 } })) };
  const found = withEdges(short, [shareOf(c.key, 0, 16)], others, () => 1).inScales[0]?.interval;
  expect(found?.upper).toBeCloseTo(1.05, 12);
});

it("adds arms as roots of squares", () => {
  const [three, four] = [
    { below: 3, above: 0 },
    { below: 4, above: 2 },
  ];
  expect(armsOfSum([three, four])).toEqual({ below: 5, above: 2 });
});
