import { describe, expect, it } from "vitest";
import { percentInterval } from "../../../src/publish/words/leadership-words.ts";
import { readableInterval, turned } from "../../../src/publish/words/readable.ts";
import type { ShownNumber } from "../../../src/release/finding.ts";

const number = (changed: Partial<ShownNumber>): ShownNumber => ({
  ...{
    scale: "",
    unit: "months",
    value: 1,
    se: 0.1,
    fixedSe: 0.1,
    correctedSe: 0.1,
    lower: 0,
    upper: 2,
    rounding: 0,
    decimals: 2,
  },
  ...changed,
});

describe("an end of an interval", () => {
  it("has as many more digits as show on which side of no difference it lies", () => {
    expect(readableInterval(number({ unit: "ratio", lower: 1.004, upper: 1.438, decimals: 3 }))).toBe("1.004 to 1.44");
    expect(readableInterval(number({ unit: "ratio", lower: 0.72, upper: 0.998, decimals: 3 }))).toBe("0.72 to 0.998");
    expect(readableInterval(number({ lower: 0.04, upper: 2.3 }))).toBe("0.04 to 2.3");
    expect(readableInterval(number({ lower: -0.04, upper: 2.3 }))).toBe("−0.04 to 2.3");
    expect(readableInterval(number({ unit: "fraction", lower: 0.003, upper: 0.91, decimals: 3 }))).toBe("0.3% to 91%");
  });

  it("is just above or below where the release has no more digits", () => {
    const above = number({ unit: "ratio", lower: 1, upper: 1.44, justOff: { lower: "above" } });
    expect(readableInterval(above)).toBe("just above 1 to 1.44");
    expect(readableInterval(number({ lower: -2, upper: 0, justOff: { upper: "below" } }))).toBe("−2.0 to just below 0");
  });

  it("is no difference where it is exactly that, and plain where it is far from it", () => {
    expect(readableInterval(number({ unit: "ratio", lower: 1, upper: 1.44 }))).toBe("1.00 to 1.44");
    expect(readableInterval(number({ lower: 0.61, upper: 2.34 }))).toBe("0.6 to 2.3");
  });

  it("keeps its side where the number is turned", () => {
    const other = turned(number({ value: -1, lower: -2, upper: 0, justOff: { upper: "below" } }));
    expect([other.value, readableInterval(other)]).toEqual([1, "just above 0 to 2.0"]);
  });

  it("of a share is not rounded to 0 either", () => {
    expect(percentInterval({ lower: 0.0004, upper: 0.12 })).toBe("0.04% to 12%");
    expect(percentInterval({ lower: -0.0004, upper: 0.12 })).toBe("−0.04% to 12%");
    expect(percentInterval({ lower: 0.14, upper: 0.18 })).toBe("14% to 18%");
  });
});
