import { outcomeOf } from "../../src/estimates/families/outcome.ts";
import type { ShownTest } from "../../src/release/families.ts";

/** A test of twelve comparisons: 2 months with an error of 1, adjusted p 0.3, unless told otherwise. */
export function shownTest(changed: Partial<ShownTest> = {}): ShownTest {
  const { adjusted = 0.3, alike = null } = changed;
  return {
    id: "a test",
    measure: "progress",
    askers: ["comparison"],
    figures: [],
    sides: [],
    scale: "rank",
    unit: "months",
    value: 2,
    se: 1,
    rounding: 0,
    degreesOfFreedom: 100,
    t: 2,
    p: 0.048,
    adjusted,
    method: "holm",
    family: "comparison",
    counted: 12,
    smallest: 4.1,
    margin: alike === null ? null : 1,
    alike,
    outcome: outcomeOf(adjusted, alike),
    decimals: 2,
    ...changed,
  };
}
