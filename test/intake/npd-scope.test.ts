import { describe, expect, it } from "vitest";
import { npdLayout, npdLayouts } from "../../src/intake/npd-layout.ts";
import { npdScope, schoolsOutside } from "../../src/intake/npd-scope.ts";

const every = (name: (typeof npdLayouts)[number]) => npdLayout(name).roles.map(({ role }) => role);

describe("what is left out of an extract", () => {
  it("are, without a word of the study, schools that are not mainstream and state-funded", () => {
    const reasons = npdScope("npd-ks4", every("npd-ks4"), []).rules.map(({ reason }) => reason);
    expect(reasons).toEqual([
      "not at the end of key stage 4 in this year",
      "does not count in national results",
      "at an independent school",
      "in alternative provision",
      "at a special school",
      "does not count in results of state-funded schools",
    ]);
  });

  it("are fewer where the study lets a kind of school in", () => {
    const reasons = npdScope("npd-ks4", every("npd-ks4"), ["special"]).rules.map(({ reason }) => reason);
    expect(reasons).not.toContain("at a special school");
    expect(reasons).toHaveLength(5);
    expect(npdScope("npd-ks4", every("npd-ks4"), schoolsOutside).rules).toHaveLength(2);
  });

  it("cannot be told where the column is absent", () => {
    const { rules, withoutColumn } = npdScope("npd-ks4", ["school_type"], []);
    expect(rules.map(({ role }) => role)).toEqual(["school_type", "school_type", "school_type"]);
    expect(withoutColumn.map(({ role }) => role)).toEqual([
      "end_of_key_stage",
      "national_results",
      "state_funded_results",
    ]);
  });

  it.each(npdLayouts)("of %s stands in columns that the layout has, and no code is in two rules", (name) => {
    const { rules, withoutColumn } = npdScope(name, every(name), []);
    expect(withoutColumn).toEqual([]);
    const codes = rules.flatMap(({ is }) => (is === "no" ? [] : is));
    expect(new Set(codes).size).toBe(codes.length);
  });
});
