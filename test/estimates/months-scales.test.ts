import { describe, expect, it } from "vitest";
import { scaleFacts, shippedScales } from "../../src/effects/shipped-scales.ts";
import { isMadeFor } from "../../src/estimates/scale.ts";

/** Published months and index of the same year: docs/methods.md names the sources. */
const published = {
  "epi-calibrated": [
    [17.9, 3.66],
    [18.1, 3.68],
    [18.1, 3.7],
    [19.2, 3.94],
    [19.1, 3.92],
  ],
  "epi-calibrated-ks2": [
    [9.5, 3.0],
    [9.2, 2.9],
    [9.3, 2.91],
    [10.0, 3.13],
  ],
} as const;

describe("scales of months", () => {
  // An index point is five percentile-rank points: the published months over five times the index, on paper.
  it.each(["epi-calibrated", "epi-calibrated-ks2"] as const)(
    "give the series that %s is from, to 0.15 months",
    (name) => {
      const { perInput } = scaleFacts(name);
      for (const [months, index] of published[name]) expect(Math.abs(5 * perInput * index - months)).toBeLessThan(0.15);
      const factors = published[name].map(([months, index]) => months / (5 * index));
      const mean = factors.reduce((a, b) => a + b, 0) / factors.length;
      expect(perInput).toBeCloseTo(mean, 2);
    },
  );

  // R 4: for (d in c(0.3, 0.43, 0.7)) 0.976 * 50 * (2 * pnorm(d / sqrt(2)) - 1) / (d / sqrt(1 + 0.27 * 0.73 * d^2))
  // 27.56866, 27.60369, 27.69609: the standard deviation is that of all pupils, and not of those within a group.
  it("give the same months by ranks and by standard deviations of all pupils, where groups are normal", () => {
    const { perInput, uncertainty } = scaleFacts("epi-normal");
    for (const equal of [27.56866, 27.60369, 27.69609]) expect(Math.abs(perInput / equal - 1)).toBeLessThan(0.004);
    expect(perInput).toBe(27.6);
    expect(uncertainty?.relative).toBe(0.04);
  });

  it("are known to 3% to 5%, and all others are exact", () => {
    for (const { unit, uncertainty, madeFor } of shippedScales()) {
      expect(uncertainty !== null).toBe(unit === "months");
      expect(madeFor !== null).toBe(unit === "months");
      if (uncertainty !== null) expect(uncertainty.relative).toBeGreaterThanOrEqual(0.03);
      if (uncertainty !== null) expect(uncertainty.relative).toBeLessThanOrEqual(0.05);
    }
  });

  it.each([
    ["epi-calibrated", 4, true, true],
    ["epi-calibrated", 2, true, false],
    ["epi-calibrated", null, true, false],
    ["epi-calibrated", 4, false, false],
    ["epi-calibrated-ks2", 2, true, true],
    ["epi-calibrated-ks2", 4, true, false],
    ["rank", null, false, true],
  ] as const)("%s fits key stage %s, with national ranks %s: %s", (name, keyStage, national, fits) => {
    expect(isMadeFor(scaleFacts(name), { keyStage, national })).toBe(fits);
  });
});
