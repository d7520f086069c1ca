import { expect, it } from "vitest";
import { parse } from "../support/study-faults.ts";

const study = (populations: string) => `
title: T
years: 2019
files: { pupils: { path: p.csv, columns: { school: s, outcome: o, pp: pp } } }
populations:
${populations}
measures: { m: { outcome: outcome } }
`;

it("refuses populations that rest on each other or on themselves", () => {
  expect(() => parse(study("  a: { any_of: [pp], within: b }\n  b: { not: a }"))).toThrow(
    "study.yaml:6:3 a population that rests on itself: a",
  );
  expect(() => parse(study("  a: { any_of: [pp], not: a }"))).toThrow(
    "study.yaml:6:3 a population that rests on itself: a",
  );
});

it("takes populations one inside the other", () => {
  expect([
    ...parse(
      study("  a: { any_of: [pp] }\n  b: { any_of: [pp], within: a }\n  c: { not: b, within: a }"),
    ).populations.keys(),
  ]).toEqual(["all", "a", "b", "c"]);
});
