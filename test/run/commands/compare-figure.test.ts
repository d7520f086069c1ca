import { describe, expect, it } from "vitest";
import { figureMoved } from "../../../src/run/commands/compare-figure.ts";
import type { ResultFigure } from "../../../src/run/commands/read-release.ts";

type Shown = Extract<ResultFigure, { readonly kind: "figure" }>;

const head = { figure: "gap", role: "asked", measure: "progress", statistic: "gap", formula: "a − b", domains: [] };
const rank = { scale: "rank", unit: "ranks", value: 8, se: 0.5, lower: 7, upper: 9, rounding: 0, decimals: 1 };
const months = { ...rank, scale: "months", value: 3.2, se: 0.2, lower: 2.8, upper: 3.6 };
const figure: Shown = {
  ...head,
  kind: "figure",
  status: "published",
  numbers: [months, rank],
  se_kind: "full",
  df: 19,
  interval: "t",
  counted: { units: "pupils", n: 100, schools: 20 },
  means: [],
  note: "",
};
const moved = (change: Partial<Shown>) => figureMoved(figure, { ...figure, ...change });

// Expected: each thing that docs/outputs.md says is compared, changed by hand; differences and ratios on paper.
describe("a figure in two runs", () => {
  it("has not moved where everything is the same", () => {
    expect(moved({})).toBeNull();
  });
  it("moves by its value, in standard errors of now", () => {
    const now = { ...months, value: 3.6, lower: 3.2, upper: 4 };
    expect(moved({ numbers: [now, { ...rank, value: 9 }] })).toBe("3.2 before, 3.6 now (+0.4, 2.0 standard errors)");
  });
  it("is said to have another interval, not a change of 0", () => {
    expect(moved({ numbers: [{ ...months, upper: 3.7 }, rank] })).toBe(
      "same value, its interval 2.8 to 3.6 before, 2.8 to 3.7 now",
    );
  });
  it("moves on a scale that is not the first", () => {
    expect(moved({ numbers: [months, { ...rank, value: 9 }] })).toBe(
      "8.0 before, 9.0 now (+1.0, 2.0 standard errors) on the scale rank",
    );
    expect(moved({ numbers: [months] })).toBe("no longer on rank");
    expect(figureMoved({ ...figure, numbers: [months] }, figure)).toBe("now also on rank");
  });
  it("names what else has changed", () => {
    expect(moved({ counted: { units: "pupils", n: 105, schools: 20 } })).toBe("its counts have changed");
    expect(moved({ df: 12, note: "few schools" })).toBe("its degrees of freedom, its note have changed");
    expect(moved({ formula: "b − a" })).toBe("its formula has changed");
    expect(moved({ status: "unreliable" })).toBe("published before, unreliable now");
  });
  it("says why one is hidden now, where another reason hid it before", () => {
    const hidden = (reason: string): ResultFigure => ({ ...head, kind: "hidden", status: "suppressed", reason });
    expect(figureMoved(hidden("few pupils"), hidden("few schools"))).toBe("the reason is now: few schools");
    expect(figureMoved(figure, hidden("few pupils"))).toBe("published before, suppressed now");
  });
  it("moves by its count without error", () => {
    const exact = (value: number): ResultFigure => {
      return { ...head, kind: "exact", status: "published", value, decimals: 0, unit: "schools" };
    };
    expect(figureMoved(exact(12), exact(11))).toBe("12 before, 11 now (-1)");
    expect(figureMoved(exact(12), exact(12))).toBeNull();
  });
});
