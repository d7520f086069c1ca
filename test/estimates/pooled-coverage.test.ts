import { describe, expect, it } from "vitest";
import { assuranceTable } from "../deep/assurance/assurance-table.ts";
import { pooled } from "../deep/assurance/pooled.ts";
import { talliesOf } from "../deep/assurance/tally.ts";

const part = { error: 1, nations: 100 };

// Expected values: arithmetic on paper.
describe("coverage of several designs together", () => {
  it("weighs each with its intervals", () => {
    const found = pooled([
      { ...part, value: 94, intervals: 300 },
      { ...part, value: 96, intervals: 100 },
    ]);
    expect(found?.value).toBe(94.5);
    expect(found?.error).toBeCloseTo(Math.sqrt(300 ** 2 + 100 ** 2) / 400, 12);
  });

  it("is not given from few intervals, few nations or with a large error", () => {
    expect(pooled([{ ...part, value: 94, intervals: 199 }])).toBeNull();
    expect(pooled([{ ...part, value: 94, intervals: 300, nations: 59 }])).toBeNull();
    expect(pooled([{ ...part, value: 94, intervals: 300, error: 1.7 }])).toBeNull();
    expect(pooled([])).toBeNull();
  });
});

const kind = { scores: "ranks of progress", statistic: "gap" };
const outcome = { key: "one", kind, schools: 20, status: "published", isNull: false } as const;
const around = (value: number) => ({ value, lower: value - 2, upper: value + 2 });

describe("the counts of a block", () => {
  // Truth 10: of 9, 13, 10 and 6 with intervals of 2 to both sides, one lies above and one below.
  const blocks = [
    [9, 13],
    [10, 6],
  ].map((values, block) =>
    talliesOf(
      "20 schools, equal",
      block,
      values.map((value) => ({ ...outcome, found: around(value) })),
      () => ({ value: 10, error: 0.5 }),
    ),
  );
  const [row] = assuranceTable(blocks.flat());

  it("has coverage, misses on both sides and widths in true standard deviations", () => {
    const deviation = Math.sqrt((1 + 9 + 0 + 16) / 4 - 0.5 ** 2);
    expect([row?.shown, row?.coverage.value, row?.above, row?.below]).toEqual([4, 50, 25, 25]);
    expect(row?.usedOverNeeded).toBeCloseTo(4 / (2 * 1.959964 * deviation), 6);
    expect(row?.bias).toBeCloseTo(-0.5 / deviation, 12);
    expect(row?.ofTruth).toBeCloseTo(0.5 / deviation, 12);
  });

  it("takes no difference as true for comparisons of like with like, and counts those that are clear", () => {
    const nulls = [1, 3].map((value) => ({ ...outcome, isNull: true, found: around(value) }));
    const [tally] = talliesOf("20 schools, equal", 0, nulls, () => undefined);
    expect([tally?.covered, tally?.publishedNulls, tally?.publishedClear]).toEqual([1, 2, 1]);
  });

  it("refuses a figure without a true value", () => {
    expect(() => talliesOf("20 schools, equal", 0, [{ ...outcome, found: around(1) }], () => undefined)).toThrow(
      "no true value: 20 schools, equal, one",
    );
  });
});
