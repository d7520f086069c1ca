import { expect, it } from "vitest";
import { drawnInterval } from "../../../src/estimates/bootstrap/drawn-interval.ts";

it("is the value and t errors of the draws, enlarged for few schools", () => {
  // On paper: 2 sqrt(20 / 19) = 2.051957; R: qt(0.975, 9) = 2.262157, times it 4.641850.
  const found = drawnInterval(8, 2, 20, [{ schools: 20 }, { schools: 10 }]);
  expect(found?.se).toBeCloseTo(2.051957, 6);
  expect(found?.degreesOfFreedom).toBe(9);
  expect(found?.interval.lower).toBeCloseTo(8 - 4.64185, 5);
  expect(found?.interval.upper).toBeCloseTo(8 + 4.64185, 5);
});

it("is none where a group has one school or none", () => {
  expect(drawnInterval(8, 2, 20, [{ schools: 20 }, { schools: 1 }])).toBeNull();
  expect(drawnInterval(8, 2, 20, [{ schools: 20 }, null])).toBeNull();
  expect(drawnInterval(8, 2, 1, [{ schools: 1 }, { schools: 1 }])).toBeNull();
});
