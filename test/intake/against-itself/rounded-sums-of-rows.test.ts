import { describe, expect, it } from "vitest";
import { mostOff } from "../../../src/intake/against-itself/count-step.ts";
import type { RowOfTable } from "../../../src/intake/against-itself/row-of-table.ts";
import { sumsAmong } from "../../../src/intake/against-itself/sums-of-rows.ts";
import { type ExactSchool, exactSchools, toNearest } from "../../support/rounded-table.ts";

/** Rows of a table with counts to the nearest step. */
function rowsOf(
  schools: readonly ExactSchool[],
  step: number,
  attributes: (at: number) => string,
): readonly RowOfTable[] {
  const group = (n: number, value: number) => ({
    pupils: toNearest(step)(n),
    value,
    printed: true,
    within: mostOff(step),
  });
  return schools.map((one, at) => ({
    school: String(one.urn),
    year: 2019,
    file: "s.csv",
    record: at + 2,
    attributes: new Map([["region", attributes(at)]]),
    kinds: new Map(),
    groups: new Map([
      ["disadvantaged", group(one.disadvantaged, one.meanDisadvantaged)],
      ["others", group(one.others, one.meanOthers)],
    ]),
  }));
}

/** What some schools add up to, with exact counts. */
function totalOf(schools: readonly ExactSchool[], urn: number): ExactSchool {
  const sum = (of: (one: ExactSchool) => number) => schools.reduce((so, one) => so + of(one), 0);
  const [disadvantaged, others] = [sum((one) => one.disadvantaged), sum((one) => one.others)];
  return {
    urn,
    region: "",
    all: disadvantaged + others,
    disadvantaged,
    others,
    meanAll: 0,
    meanDisadvantaged: Math.round(sum((one) => one.disadvantaged * one.meanDisadvantaged) / disadvantaged),
    meanOthers: Math.round(sum((one) => one.others * one.meanOthers) / others),
  };
}

// The counts of a total are rounded once, and those of its schools each: they no longer add up.
describe.each([5, 10])("subtotals among schools whose counts are rounded to %i", (step) => {
  const schools = exactSchools(21, 30);
  const groups = [schools.slice(0, 9), schools.slice(9, 17), schools.slice(17)];

  it("are found in the order of the file", () => {
    const all = groups.flatMap((own, at) => [...own, totalOf(own, 200_001 + at)]);
    const found = sumsAmong(rowsOf(all, step, () => ""));
    expect(found?.rows.map(({ school }) => school)).toEqual(["200001", "200002", "200003"]);
  });

  it("are found in their areas", () => {
    const all = [...schools, ...groups.map((own, at) => totalOf(own, 200_001 + at))];
    const areaOf = (at: number) => (at < 9 || at === 30 ? "a" : at < 17 || at === 31 ? "b" : "c");
    const found = sumsAmong(rowsOf(all, step, areaOf));
    expect(found?.rows.map(({ school }) => school)).toEqual(["200001", "200002", "200003"]);
  });

  it("are not seen in tables of schools alone", () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8])
      expect(sumsAmong(rowsOf(exactSchools(seed, 400), step, (at) => String(at % 20)))).toBeNull();
  });
});
