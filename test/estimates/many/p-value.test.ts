import { describe, expect, it } from "vitest";
import { oneSidedP, twoSidedP } from "../../../src/estimates/many/p-value.ts";
import { oracleRows } from "../../support/oracle-csv.ts";

describe("p values equal R's pt()", () => {
  const rows = oracleRows("p-values.csv");
  it("has all of them", () => expect(rows.length).toBe(30));
  it.each(rows)("of $value, se $se, df $df", ({ value, se, df, against, above, below, both }) => {
    const measured = { value: Number(value), se: Number(se), degreesOfFreedom: Number(df) };
    expect(oneSidedP(measured, "above", Number(against)) / Number(above)).toBeCloseTo(1, 9);
    expect(oneSidedP(measured, "below", Number(against)) / Number(below)).toBeCloseTo(1, 9);
    expect(twoSidedP(measured, Number(against)) / Number(both)).toBeCloseTo(1, 9);
  });
});

describe("a value without error", () => {
  const exact = (value: number) => ({ value, se: 0, degreesOfFreedom: Number.POSITIVE_INFINITY });
  it("is on a side or it is not", () => {
    expect([oneSidedP(exact(1), "above", 0), oneSidedP(exact(1), "below", 0), twoSidedP(exact(1), 0)]).toEqual([
      0, 1, 0,
    ]);
    expect([oneSidedP(exact(0), "above", 0), oneSidedP(exact(0), "below", 0), twoSidedP(exact(0), 0)]).toEqual([
      1, 1, 1,
    ]);
  });
});

it("refuses what is no figure", () => {
  expect(() => twoSidedP({ value: Number.NaN, se: 1, degreesOfFreedom: 5 }, 0)).toThrow(RangeError);
  expect(() => oneSidedP({ value: 1, se: -1, degreesOfFreedom: 5 }, "above", 0)).toThrow("not a standard error: -1");
  expect(() => oneSidedP({ value: 1, se: Number.NaN, degreesOfFreedom: 5 }, "above", 0)).toThrow(RangeError);
});
