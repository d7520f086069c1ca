import { expect, it } from "vitest";
import { isNoError } from "../../src/number/no-error.ts";

it("is an error below a billionth of the value and 1", () => {
  // On paper: 1e-9 x (1 + 40) = 4.1e-8; beside 0 it is 1e-9 itself.
  expect(isNoError(4.0e-8, 40)).toBe(true);
  expect(isNoError(4.2e-8, -40)).toBe(false);
  expect(isNoError(0, 0)).toBe(true);
  expect(isNoError(2e-9, 0)).toBe(false);
});
