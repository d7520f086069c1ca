import { expect, it } from "vitest";
import type { AreaFamily } from "../../../src/estimates/families/area-family.ts";
import { covarianceOfShares, wilsonTogether } from "../../../src/estimates/families/areas-of-shares.ts";
import { areasSideBySide } from "../../../src/estimates/families/areas-side-by-side.ts";
import { ofMatrix } from "../../../src/estimates/families/covariances.ts";

const share = (value: number, schools: number) => ({
  value,
  se: Math.sqrt((value * (1 - value)) / schools),
  degreesOfFreedom: schools - 1,
  rounding: 0,
  effectiveSchools: schools,
});

it("takes the error variance of every area from the share of all", () => {
  // On paper: 3 of 4 and 3 of 8 are 6 of 12, so 1/4 over 4 and over 8.
  const [first, second] = covarianceOfShares([share(0.75, 4), share(0.375, 8)]).matrix();
  expect([...(first ?? [])]).toEqual([1 / 16, 0]);
  expect([...(second ?? [])]).toEqual([0, 1 / 32]);
});

it("is Wilson's interval at the level that areas share", () => {
  // R: prop.test(63, 80, conf.level = 1 - 0.010206218313011495, correct = FALSE), Sidak's level of five areas.
  const { lower, upper } = wilsonTogether(share(63 / 80, 80), 0.010206218313011495);
  expect(lower).toBeCloseTo(0.650567373669, 11);
  expect(upper).toBeCloseTo(0.880619384929, 11);
});

const family = (values: readonly (readonly [number, number])[]): AreaFamily => ({
  name: "good by region",
  of: "shares",
  scheme: "region",
  scale: "share",
  unit: "share of schools",
  areas: values.map(([value, schools], at) => ({
    id: `area ${at}`,
    tested: share(value, schools),
    effectiveSchools: schools,
  })),
  covariance: ofMatrix(values.map(() => new Float64Array(values.length))),
  shrink: true,
});

it("keeps an area where all schools are good, which has no error of its own, and stays within 0 and 1", () => {
  const beside = areasSideBySide(
    family([
      [0.5, 10],
      [0.6, 40],
      [1, 6],
    ]),
    () => true,
  );
  expect(beside?.leftOut).toEqual([]);
  const all = beside?.areas[2];
  // R: prop.test(6, 6, conf.level = 0.95^(1/3), correct = FALSE): from 0.512764 at Sidak's level of three areas.
  expect(Math.abs((all?.together.lower ?? 0) - 0.512764)).toBeLessThan(0.003);
  expect(all?.together.upper).toBeCloseTo(1, 12);
  expect(all?.shrunken?.value).toBeLessThan(1);
  expect(all?.shrunken?.interval.upper).toBeLessThanOrEqual(1);
});

it("sets nothing side by side where the share is all everywhere", () => {
  expect(
    areasSideBySide(
      family([
        [1, 10],
        [1, 40],
        [1, 6],
      ]),
      () => true,
    ),
  ).toBeNull();
});
