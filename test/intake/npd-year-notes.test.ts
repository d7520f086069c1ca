import { describe, expect, it } from "vitest";
import { npdYearFacts } from "../../src/intake/npd-year-facts.ts";
import { type NpdUse, npdWarnings } from "../../src/intake/npd-year-notes.ts";

const nothing: NpdUse = {
  years: [2013],
  outcome: "own",
  usesPrior: false,
  usesFsm6: false,
  window: null,
  disadvantagedBy: [],
};
const told = (use: Partial<NpdUse>) => npdWarnings({ ...nothing, ...use }).map(({ id, years }) => [id, ...years]);
const secondary = { from: { yearGroup: 7, season: "autumn" }, to: { yearGroup: 11, season: "spring" } } as const;

// Which years each study must be told about was worked out on paper from the calendar of tests, exams and censuses.
describe("what a study is told about its years", () => {
  it("is nothing where it uses none of what changes", () => {
    expect(told({ years: [2010, 2015, 2019] })).toEqual([]);
  });

  it("of 2010 to 2015 with capped points, as the report of 2016 has it", () => {
    expect(
      told({
        years: [2010, 2011, 2012, 2013, 2014, 2015],
        outcome: "capped_points",
        usesPrior: true,
        usesFsm6: true,
        window: secondary,
        disadvantagedBy: ["fsm6", "in_care"],
      }),
    ).toEqual([
      ["reform-2014", 2014, 2015],
      ["disadvantaged-2015", 2015],
      ["ks2-boycott-2010", 2015],
      ["before-termly-census", 2010, 2011, 2012],
    ]);
  });

  it("names no break that lies outside its years", () => {
    expect(told({ years: [2014, 2015], outcome: "capped_points", disadvantagedBy: ["fsm6"] })).toEqual([]);
    expect(told({ years: [2015, 2016], outcome: "capped_points" })).toEqual([["attainment-8-2016", 2016]]);
  });

  it("of 2015 to 2019 with Attainment 8 and Progress 8", () => {
    const years = [2014, 2015, 2016, 2017, 2018, 2019];
    expect(told({ years, outcome: "attainment_8" })).toEqual([
      ["attainment-8-before-2015", 2014],
      ["rescaling-2017", 2017, 2018, 2019],
    ]);
    expect(told({ years, outcome: "progress_8" })).toEqual([
      ["progress-8-before-2016", 2014, 2015],
      ["progress-8-floor-2018", 2018, 2019],
    ]);
    expect(told({ years, outcome: "progress_8_unadjusted" })).toEqual([["progress-8-before-2016", 2014, 2015]]);
  });

  it("names each change of the scale of prior attainment", () => {
    expect(
      told({ years: [2014, 2016, 2020, 2021], usesPrior: true }).filter(([id]) => String(id).startsWith("ks2")),
    ).toEqual([
      ["ks2-fine-grade-2016", 2016, 2020, 2021],
      ["ks2-scaled-2021", 2021],
    ]);
  });

  it("of 2019 to 2026 with prior attainment and an outcome of its own", () => {
    const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
    expect(told({ years, outcome: "progress_8", usesPrior: true })).toEqual([
      ["progress-8-floor-2018", ...years],
      ["no-exams-2020-2021", 2020, 2021],
      ["adapted-2022", 2022],
      ["ks2-scaled-2021", 2021, 2022, 2023, 2024, 2025, 2026],
      ["no-ks2-2020-2021", 2025, 2026],
      ["no-progress-8-2025-2026", 2025, 2026],
    ]);
  });

  it("counts the terms without a census of each cohort", () => {
    const count = (use: Partial<NpdUse>) =>
      npdWarnings({ ...nothing, years: [2008, 2009, 2010, 2011, 2012, 2013], ...use }).map(({ what }) =>
        what.replace(/^.*by cohort: /, ""),
      );
    // Year 7 of 2010 is 2005/06: its autumn lies before spring 2006. 2009: besides 2005/06, autumn and summer of 2004/05; 2008: two more.
    expect(count({ window: secondary })).toEqual(["2008: 5, 2009: 3, 2010: 1"]);
    // Six years begin in summer of Year 5. 2012: that of 2006 and the autumn of 2006/07, before spring 2007. 2013: summer 2007 was taken.
    // 2011: summer 2005, autumn 2005, summer 2006; its Year 7 begins in autumn 2006 and is whole.
    expect(count({ usesFsm6: true })).toEqual(["2008: 8, 2009: 6, 2010: 4, 2011: 3, 2012: 2"]);
    expect(count({ window: { from: { yearGroup: 9, season: "spring" }, to: secondary.to }, years: [2010] })).toEqual(
      [],
    );
  });

  it("holds protection to begin with the summer of 2018, and misses the summer of 2020", () => {
    const years = [2017, 2018, 2019, 2020, 2021, 2025, 2026];
    // The window ends in spring of Year 11: 2018 ends one term before.
    expect(told({ years, usesFsm6: true })).toEqual([
      ["no-exams-2020-2021", 2020, 2021],
      ["protection-2018", 2019, 2020, 2021, 2025, 2026],
      ["no-census-summer-2020", 2021, 2025, 2026],
    ]);
    // Year 7 of 2025 is 2020/21: its secondary terms begin after the summer of 2020.
    expect(told({ years, window: secondary })).toEqual([
      ["no-exams-2020-2021", 2020, 2021],
      ["protection-2018", 2019, 2020, 2021, 2025, 2026],
      ["no-census-summer-2020", 2021],
    ]);
  });

  it("does not depend on the order of years", () => {
    const use = { outcome: "capped_points", usesPrior: true, usesFsm6: true };
    expect(told({ ...use, years: [2015, 2010, 2014, 2010] })).toEqual(told({ ...use, years: [2010, 2014, 2015] }));
  });
});

it("every fact says what, why, from where and how surely, and of which years", () => {
  const facts = npdYearFacts();
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  for (const { when, what, why, source, confidence, ...use } of facts) {
    expect(Object.keys(when)).toHaveLength(1);
    expect([what, why, source, confidence].filter((text) => text.trim() === "")).toEqual([]);
    expect(Object.keys(use).length).toBeGreaterThan(1);
  }
});
