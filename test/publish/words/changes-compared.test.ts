import { describe, expect, it } from "vitest";
import { differenceOfChangesFormula } from "../../../src/figures/difference-of-changes.ts";
import { domainOf } from "../../../src/figures/domain.ts";
import type { Figure } from "../../../src/figures/figure.ts";
import { mean, minus } from "../../../src/figures/formula.ts";
import { changesWords, toldChanges } from "../../../src/publish/words/changes-compared.ts";

const areaOf = (key: string) => ({ key, scheme: "region", code: key, name: key.toUpperCase(), within: null });
const at = (who: string, key: string, year: number) => domainOf(who, areaOf(key), year);
const gapAt = (key: string, year: number) => minus(mean(at("others", key, year)), mean(at("poor", key, year)));

/** Gaps of A and of B, each in 2015 and then in 2010, with the group's mean at 0. */
function told(a: readonly [number, number], b: readonly [number, number], later = 2015, base: Figure["base"] = "gap") {
  const earlier = later === 2015 ? 2010 : 2015;
  const figure: Figure = {
    id: "one",
    measure: "points",
    statistic: "difference_of_changes",
    base,
    of: at("poor", "a", later),
    against: at("others", "a", later),
    with: at("poor", "a", earlier),
    versus: at("poor", "b", later),
    formula: differenceOfChangesFormula(
      { now: gapAt("a", later), before: gapAt("a", earlier) },
      { now: gapAt("b", later), before: gapAt("b", earlier) },
    ),
    unit: "outcome",
    crosses: [],
    role: "asked",
    under: null,
  };
  const gaps = { a, b };
  const rests = (["a", "b"] as const).flatMap((key) =>
    [2015, 2010].flatMap((year, index) => [
      { domain: at("others", key, year).key, mean: gaps[key][index] ?? 0 },
      { domain: at("poor", key, year).key, mean: 0 },
    ]),
  );
  return toldChanges(figure, rests, a[0] - a[1] - (b[0] - b[1]));
}

const say = (
  changes: ReturnType<typeof told>,
  lower: boolean,
  sure: "differs" | "alike" | "unclear" | null = "differs",
) =>
  changesWords(changes, {
    what: "the gap of poor pupils",
    when: "2010 to 2015",
    size: "1.2 months",
    spread: "(95% interval 0.3 to 2.1)",
    own: "in A",
    other: "in B",
    lower,
    sure,
    within: "2 months",
  });

// Each case on paper: gaps of A in 2015 and 2010, gaps of B in 2015 and 2010.
describe("two changes in words", () => {
  it("say which closed by more", () => {
    expect(say(told([8, 10], [11.2, 12]), true)).toBe(
      "From 2010 to 2015, the gap of poor pupils closed by 1.2 months more in A than in B (95% interval 0.3 to 2.1).",
    );
    expect(say(told([9.2, 10], [10, 12]), false)).toContain("closed by 1.2 months less in A than in B");
  });
  it("say which grew by more", () => {
    expect(say(told([12, 10], [12.8, 12]), false)).toContain("grew by 1.2 months more in A than in B");
    expect(say(told([10.8, 10], [14, 12]), true)).toContain("grew by 1.2 months less in A than in B");
  });
  it("say it where one closed and the other grew, or one stood still", () => {
    expect(say(told([9.5, 10], [12.7, 12]), true)).toBe(
      "From 2010 to 2015, the gap of poor pupils closed in A and grew in B: its change was 1.2 months lower in A (95% interval 0.3 to 2.1).",
    );
    expect(say(told([10, 10], [13.2, 12]), true)).toBe(
      "From 2010 to 2015, the gap of poor pupils had a change that was 1.2 months lower in A than in B (95% interval 0.3 to 2.1).",
    );
  });
  it("say rose and fell where a gap is below zero or there is none", () => {
    expect(say(told([-3, -1], [11.2, 12]), true)).toContain("fell by 1.2 months more in A than in B");
    expect(say(told([3, 1], [2.8, 2], 2015, "mean"), false)).toContain("rose by 1.2 months more in A than in B");
  });
  it("follow the years where the later one is written second", () => {
    expect(told([8, 10], [11.2, 12], 2010)).toEqual(told([8, 10], [11.2, 12]));
  });
  it("say what is not clear, and what is alike", () => {
    expect(say(told([8, 10], [11.2, 12]), true, "unclear")).toBe(
      "It is not clear whether, from 2010 to 2015, the gap of poor pupils closed more or less in A than in B: 1.2 months more (95% interval 0.3 to 2.1).",
    );
    expect(say(told([9.5, 10], [12.7, 12]), true, "unclear")).toBe(
      "It is not clear whether the change of the gap of poor pupils from 2010 to 2015 was lower in A than in B: 1.2 months lower (95% interval 0.3 to 2.1).",
    );
    expect(say(told([8, 10], [11.2, 12]), true, "alike")).toBe(
      "From 2010 to 2015, the gap of poor pupils changed alike in A and in B, to within 2 months: 1.2 months more in A (95% interval 0.3 to 2.1).",
    );
  });
});
