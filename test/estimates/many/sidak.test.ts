import { expect, it } from "vitest";
import { sidakMiss } from "../../../src/estimates/many/sidak.ts";

it("lets independent intervals hold together as often as wanted", () => {
  // The identity (1 - each)^k = 1 - miss; for k = 2 on paper 1 - sqrt(0.95).
  for (const count of [1, 2, 5, 150]) expect((1 - sidakMiss(0.05, count)) ** count).toBeCloseTo(0.95, 12);
  expect(sidakMiss(0.05, 2)).toBeCloseTo(1 - Math.sqrt(0.95), 15);
});

it("keeps its digits where figures are very many", () => {
  // On paper: -log(0.95) / k as k grows; the next term is 1e-24 here.
  expect(sidakMiss(0.05, 1e12) / (0.05129329438755058 / 1e12)).toBeCloseTo(1, 11);
});

it("is a little above Bonferroni's, which divides", () => {
  // R: -expm1(log1p(-0.05) / 10); Bonferroni's is 0.005.
  expect(sidakMiss(0.05, 10)).toBeCloseTo(0.0051161968918237, 15);
});

it("refuses impossible chances and counts", () => {
  expect(() => sidakMiss(0, 3)).toThrow("chance to miss outside 0 to 1: 0");
  expect(() => sidakMiss(0.05, 0)).toThrow("not a number of intervals: 0");
  expect(() => sidakMiss(1, 3)).toThrow(RangeError);
  expect(() => sidakMiss(0.05, 1.5)).toThrow(RangeError);
});
