import { expect, it } from "vitest";
import { publishedScales } from "../../src/estimates/scale.ts";

// Expected: 67 per cent less 45 per cent are 22 percentage points; grades less grades are grades.
it.each([
  ["per cent", "percentage points", "per cent"],
  ["%", "percentage points", "per cent"],
  ["grades", "grades", undefined],
])("means in %s differ by %s", (unit, ofGaps, ofMeans) => {
  const [own] = publishedScales(unit, null);
  expect([own?.unit, own?.unitOfMeans, own?.factor]).toEqual([ofGaps, ofMeans, 1]);
});
