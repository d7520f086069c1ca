import { describe, expect, it } from "vitest";
import { empiricalBayes } from "../../../src/estimates/shrink/empirical-bayes.ts";
import { smoothedVariances } from "../../../src/estimates/shrink/smoothed-variances.ts";
import { randomSource } from "../../../src/number/random.ts";
import { studentTQuantile } from "../../../src/number/student-t.ts";
import { oracleRows } from "../../support/oracle-csv.ts";

// Expected values: R 4.2.2, test/oracle/shrink-variances.R.
const rows = oracleRows("shrink-variances.csv");

describe("smoothed variances", () => {
  it.each(["alike", "unlike", "uneven"])("are R's: %s", (set) => {
    const own = rows.filter((row) => row.set === set);
    const found = smoothedVariances(
      own.map(({ variance, schools }) => ({ variance: Number(variance), effectiveSchools: Number(schools) })),
    );
    expect(found.length).toBeGreaterThan(5);
    for (const [index, { smoothed, df }] of own.entries()) {
      expect(Math.abs((found[index]?.variance ?? Number.NaN) / Number(smoothed) - 1)).toBeLessThan(1e-9);
      expect(Math.abs((found[index]?.degreesOfFreedom ?? Number.NaN) / Number(df) - 1)).toBeLessThan(1e-9);
    }
  });

  it("leave a known one alone, and two", () => {
    const known = { variance: 2, effectiveSchools: Number.POSITIVE_INFINITY };
    const estimated = { variance: 1, effectiveSchools: 9 };
    expect(smoothedVariances([known, known, known, estimated, estimated])).toEqual([
      ...[1, 2, 3].map(() => ({ variance: 2, degreesOfFreedom: Number.POSITIVE_INFINITY })),
      ...[1, 2].map(() => ({ variance: 1, degreesOfFreedom: 8 })),
    ]);
  });

  it("refuse none, and one school", () => {
    expect(() => smoothedVariances([{ variance: 0, effectiveSchools: 9 }])).toThrow("not above 0: 0");
    expect(() => smoothedVariances([{ variance: 1, effectiveSchools: 1 }])).toThrow("not above 1: 1");
  });
});

/** An area of schools of 8 to 43 pupils: its truth, and mean and variance as a run would have them. */
function drawArea(schools: number, { uniform, integer, normal }: ReturnType<typeof randomSource>) {
  const truth = 5 * normal();
  const pupils = Array.from({ length: schools }, () => 8 + integer(36));
  const means = pupils.map(
    (n) => truth + (uniform() < 0.12 ? -9 : 9 * (0.12 / 0.88)) + 8 * normal() + (28 / Math.sqrt(n)) * normal(),
  );
  const all = pupils.reduce((sum, n) => sum + n, 0);
  const weighted = (of: (share: number, mean: number) => number) =>
    pupils.reduce((sum, n, at) => sum + of(n / all, means[at] ?? 0), 0);
  const value = weighted((share, mean) => share * mean);
  const variance = weighted((share, mean) => (share ** 2 * (mean - value) ** 2) / (1 - share));
  return { truth, value, variance, effectiveSchools: 1 / weighted((share) => share ** 2) };
}

// Variances that were estimated, where 1.96 errors with those of each area held the truth 90 to 93 times in 100.
it.each([
  { areas: 20, schools: 8, least: 0.935, most: 0.965 },
  { areas: 20, schools: 15, least: 0.935, most: 0.965 },
  { areas: 150, schools: 8, least: 0.935, most: 0.965 },
])("hold the truth: $areas areas of $schools schools", ({ areas: count, schools, least, most }) => {
  const trials = Math.round(9000 / count);
  let [held, plain] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const random = randomSource(2004 + count + schools, trial);
    const areas = Array.from({ length: count }, () => drawArea(schools, random));
    const smoothed = smoothedVariances(areas);
    const drawn = empiricalBayes(
      areas.map(({ value }, at) => ({ value, variance: smoothed[at]?.variance ?? Number.NaN })),
      0,
    );
    for (const [at, { value, sd }] of drawn.areas.entries()) {
      const t = studentTQuantile(0.975, smoothed[at]?.degreesOfFreedom ?? Number.NaN);
      if (Math.abs(value - (areas[at]?.truth ?? 0)) <= t * sd) held += 1;
    }
    for (const [at, { value, sd }] of empiricalBayes(areas, 0).areas.entries())
      if (Math.abs(value - (areas[at]?.truth ?? 0)) <= 1.959964 * sd) plain += 1;
  }
  // 9,000 areas: a standard error of 0.23 per cent, a little more as areas of a trial share a mean.
  const share = held / (count * trials);
  expect(share).toBeGreaterThan(least);
  expect(share).toBeLessThan(most);
  expect(plain / (count * trials)).toBeLessThan(0.935);
});
