import { describe, expect, it } from "vitest";
import type { AreaFamily } from "../../../src/estimates/families/area-family.ts";
import { ofMatrix } from "../../../src/estimates/families/covariances.ts";
import { listedAreas, listedClaims, listedQuestions } from "../../../src/run/figures/listed-figures.ts";

const tested = { value: 1, se: 1, degreesOfFreedom: 9, rounding: 0 };
const isListed = (id: string) => id !== "b" && id !== "c";

describe("figures that are not listed are not asked for", () => {
  it("in a family of areas: its number and its covariances are those of the others", () => {
    const family: AreaFamily = {
      ...{ name: "gap by home", of: "means", scheme: "home", scale: "rank", unit: "points", shrink: null },
      areas: ["a", "b", "c", "d", "e"].map((id) => ({
        id,
        tested: id === "c" || id === "d" ? null : tested,
        effectiveSchools: 10,
      })),
      // Of a, b and e, the areas with an estimate.
      covariance: ofMatrix([Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 5), Float64Array.of(3, 5, 6)]),
    };
    const { areas, covariance } = listedAreas(family, isListed);
    expect(areas.map(({ id }) => id)).toEqual(["a", "d", "e"]);
    expect(covariance.matrix().map((row) => [...row])).toEqual([
      [1, 3],
      [3, 6],
    ]);
    expect(listedAreas(family, () => true)).toBe(family);
  });

  it("in an entry of comparisons", () => {
    const questions = [["a", "d"], ["b"], ["e"]].map((figures) => ({ figures }));
    const { questions: left } = listedQuestions({ entry: 0, questions }, isListed);
    expect(left.map(({ figures }) => figures)).toEqual([["a", "d"], ["e"]]);
  });

  it("in a claim, which is left out where it is about no other figure", () => {
    const claim = (...ids: readonly string[]) =>
      listedClaims({ name: "behind", direction: "above", figures: ids.map((id) => ({ id, tested })) }, isListed).map(
        ({ figures }) => figures.map(({ id }) => id),
      );
    expect(claim("a", "b", "e")).toEqual([["a", "e"]]);
    expect(claim("b", "c")).toEqual([]);
    expect(claim()).toEqual([[]]);
  });
});
