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
    "study.yaml:6:3 a population defined by itself: a",
  );
  expect(() => parse(study("  a: { any_of: [pp], not: a }"))).toThrow(
    "study.yaml:6:3 a population defined by itself: a",
  );
});

it("takes populations one inside the other", () => {
  expect([
    ...parse(
      study("  a: { any_of: [pp] }\n  b: { any_of: [pp], within: a }\n  c: { not: b, within: a }"),
    ).populations.keys(),
  ]).toEqual(["all", "a", "b", "c"]);
});

it("refuses cuts that fall, for a band between them would be none", () => {
  const bands = (cuts: string) => `
title: T
years: 2019
files: { pupils: { path: p.csv, columns: { school: s, outcome: o, ks2: k } } }
measures: { m: { outcome: outcome, prior: { column: ks2, bands: ${cuts} } } }
`;
  expect(() => parse(bands("[5, 4]"))).toThrow("study.yaml:5:65 not bands: 5, 4");
  expect(() => parse(bands("[4, 4]"))).toThrow("study.yaml:5:65 not bands: 4, 4");
  expect(parse(bands("[4, 5]")).measures.get("m")).toMatchObject({
    prior: { bands: { kind: "given", points: [4, 5] } },
  });
});

it("refuses a day before the first whose districts are known", () => {
  const on = (day: string) => `${study("  a: { any_of: [pp] }")}places: { districts_on: ${day} }\n`;
  expect(() => parse(on("2009-03-31"))).toThrow(
    "study.yaml:8:25 the districts of England are known from 2009-04-01 on; choose a later day: 2009-03-31",
  );
  expect(parse(on("2009-04-01")).places.districtsOn).toBe("2009-04-01");
});
