import { describe, expect, it } from "vitest";
import { yearsToClose } from "../../../src/estimates/decompose/years-to-close.ts";
import { oracleRows } from "../../support/oracle-csv.ts";

const numbers = (text = "") => text.split(" ").map(Number);
const rowsOf = (entries: readonly number[], size: number) =>
  Array.from({ length: size }, (_, row) => Float64Array.from(entries.slice(row * size, (row + 1) * size)));
const independent = (variances: readonly number[]) =>
  variances.map((variance, a) => Float64Array.from(variances, (_, b) => (a === b ? variance : 0)));
const from2015 = (gaps: readonly number[]) => gaps.map((gap, index) => ({ year: 2015 + index, gap }));

// lm() for the slope, ends by root finding: test/oracle/decompose.R.
describe("yearsToClose equals R", () => {
  it.each(oracleRows("years-to-close.csv"))("$case", ({ year, gap, v, t, slope, se, closing, years, lower, upper }) => {
    const values = numbers(gap);
    const gaps = numbers(year).map((one, index) => ({ year: one, gap: values[index] ?? Number.NaN }));
    const found = yearsToClose(gaps, rowsOf(numbers(v), gaps.length), [], Number(t));
    if (found.kind === "too few years") throw new Error("years enough");
    expect(found.slope.value / Number(slope)).toBeCloseTo(1, 9);
    expect(found.slope.se / Number(se)).toBeCloseTo(1, 9);
    expect(found.slope.interval.upper).toBeCloseTo(Number(slope) + Number(t) * Number(se), 9);
    expect(found.kind).toBe(closing === "TRUE" ? "closing" : "not closing");
    if (found.kind !== "closing") return;
    expect(found.years / Number(years)).toBeCloseTo(1, 9);
    expect(found.interval.lower / Number(lower)).toBeCloseTo(1, 7);
    expect(found.interval.upper / Number(upper)).toBeCloseTo(1, 7);
  });
});

describe("yearsToClose", () => {
  it("is not closing where the gap grows, and where it only seems to fall", () => {
    // On paper: slope +-1, se sqrt(v / 2). With v = 0.5 it is 0.5 and 2 se reach 0; with v = 0.49 they do not.
    expect(yearsToClose(from2015([10, 11, 12]), independent([0.01, 0.01, 0.01]), [], 2).kind).toBe("not closing");
    expect(yearsToClose(from2015([12, 11, 10]), independent([0.5, 0.5, 0.5]), [], 2).kind).toBe("not closing");
    expect(yearsToClose(from2015([12, 11, 10]), independent([0.49, 0.49, 0.49]), [], 2).kind).toBe("closing");
    expect(yearsToClose(from2015([10, 10, 10]), independent([1, 1, 1]), [], 2).kind).toBe("not closing");
  });

  it("has no gap to close where the group is ahead", () => {
    expect(yearsToClose(from2015([4, 2, 0]), independent([0.01, 0.01, 0.01]), [], 2).kind).toBe("no gap");
    expect(yearsToClose(from2015([4, 1, -2]), independent([0.01, 0.01, 0.01]), [], 2).kind).toBe("no gap");
  });

  it("does not say that a gap was closed before the last year", () => {
    // On paper: slope -2 +- 0.14; the last gap, 0.05 +- 0.2, may be none.
    const found = yearsToClose(from2015([4.05, 2.05, 0.05]), independent([0.01, 0.01, 0.01]), [], 2);
    expect(found).toMatchObject({ kind: "closing", years: expect.closeTo(0.025, 9), interval: { lower: 0 } });
  });

  it("never crosses a break, and draws no line through two points", () => {
    const three = from2015([12, 11, 10]);
    const covariance = independent([0.01, 0.01, 0.01]);
    expect(() => yearsToClose(three, covariance, [{ year: 2016 }], 2)).toThrow("a trend across a break: 2016");
    expect(yearsToClose(three, covariance, [{ year: 2015 }, { year: 2018 }], 2).kind).toBe("closing");
    expect(yearsToClose(three.slice(0, 2), independent([0.01, 0.01]), [], 2)).toEqual({ kind: "too few years" });
    expect(yearsToClose([], [], [], 2)).toEqual({ kind: "too few years" });
  });

  it("refuses years out of order, other covariances and no quantile", () => {
    const turned = [...from2015([12, 11, 10])].reverse();
    expect(() => yearsToClose(turned, independent([1, 1, 1]), [], 2)).toThrow("years do not ascend at: 2016");
    expect(() => yearsToClose(from2015([1, 2, 3]), independent([1, 1]), [], 2)).toThrow(
      "covariances of 2 years for: 3",
    );
    expect(() => yearsToClose(from2015([1, 2, 3]), independent([1, 1, 1]), [], 0)).toThrow("not a quantile: 0");
  });
});
