import { expect, it } from "vitest";
import { breakFreeYears, checkBreakFree } from "../../../src/estimates/decompose/break-free.ts";

// A break is the first year of the new series: 2014 cannot be compared with 2013, but with 2015.
it("keeps the years from the latest break on", () => {
  expect(breakFreeYears([2015, 2012, 2013, 2014], [{ year: 2014 }])).toEqual([2014, 2015]);
  expect(breakFreeYears([2012, 2013, 2014, 2015], [{ year: 2015 }, { year: 2013 }])).toEqual([2015]);
  expect(breakFreeYears([2012, 2013], [])).toEqual([2012, 2013]);
  expect(breakFreeYears([2012, 2013], [{ year: 2012 }, { year: 2020 }])).toEqual([2012, 2013]);
  expect(breakFreeYears([], [{ year: 2014 }])).toEqual([]);
});

it("draws no line across a break", () => {
  expect(() => checkBreakFree([2013, 2014], [{ year: 2014 }])).toThrow("a trend across a break: 2014");
  expect(() => checkBreakFree([2012, 2016], [{ year: 2014 }])).toThrow(RangeError);
  expect(() => checkBreakFree([2014, 2016], [{ year: 2014 }, { year: 2017 }])).not.toThrow();
  expect(() => checkBreakFree([], [{ year: 2014 }])).not.toThrow();
});
