import { describe, expect, it } from "vitest";
import { requestsOfVariants } from "../../src/study/requests-of-variants.ts";
import { parse } from "../support/study-faults.ts";

const study = (show: string) =>
  parse(`
title: Which figures are set side by side
years: 2017-2019
files: { pupils: { path: p.csv, columns: { school: urn, year: year, points: points, poor: poor, region: region } } }
populations: { poor: { any_of: poor }, others: { not: poor } }
places: { schemes: { region: { column: region } } }
measures:
  first: { outcome: points }
  second: { outcome: points, method: points }
show:${show}
`);

const asked = (show: string) =>
  requestsOfVariants(study(show)).map((request) => {
    const { measure, of, in: places } = request;
    const [statistic, years] = request.kind === "show" ? [request.statistic, request.years] : ["leadership", []];
    return [measure, statistic, of.join(" "), places.join(" "), years.join(" ")].join(", ");
  });

describe("what a study and its variants are compared on", () => {
  it("is the gaps of each measure in the whole, in the last year; means only where there are none", () => {
    expect(
      asked(`
  - gap: { measure: first, of: [poor, all], in: [england, region] }
  - mean: { measure: first, of: all }
  - mean: { measure: second, of: poor, in: england }
  - gap: { measure: second, of: poor, in: region }`),
    ).toEqual(["first, gap, poor all, england, 2019", "second, mean, poor, england, 2019"]);
  });

  it("is of the last year that a measure has figures of", () => {
    expect(
      asked(`
  - gap: { measure: first, of: poor, year: 2017 }
  - gap: { measure: first, of: all, year: 2017-2018 }
  - in_area_gap: { measure: first, of: poor, year: 2019 }`),
    ).toEqual(["first, gap, all, england, 2018"]);
  });

  it("is nothing where a study asks of the whole neither gap nor mean", () => {
    expect(asked("\n  - gap: { measure: first, of: poor, in: region }")).toEqual([]);
  });
});
