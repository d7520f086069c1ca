import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { trendsOf } from "../../../src/publish/pictures/trends.ts";
import { inventedStudy, nation, releasedContent } from "../../support/released-content.ts";
import { figureOf, hiddenFinding, shownFinding } from "../../support/shown-finding.ts";

type Numbers = readonly [value: number, lower: number, upper: number] | null;

function titleOf(lines: Readonly<Record<string, readonly [Numbers, Numbers]>>, study = inventedStudy): string {
  const findings = Object.entries(lines).flatMap(([population, numbers]) =>
    numbers.map((one, at) => {
      const of = domainOf(population, nation, 2014 + at);
      const figure = figureOf({ of, statistic: "from_average", base: "from_average" });
      return one === null ? hiddenFinding(figure, "suppressed", "comes from few") : shownFinding(figure, one);
    }),
  );
  return trendsOf(releasedContent({ findings, study }))[0]?.title ?? "";
}

// On paper: −2 to −1 lies below 0 to 1, and 1 to 2 above it.
describe("the title of a picture over years", () => {
  it("says who fell and who rose where the intervals of both ends are apart", () => {
    expect(
      titleOf({
        group: [
          [0.5, 0, 1],
          [-1.5, -2, -1],
        ],
        others: [
          [0.5, 0, 1],
          [1.6, 1.1, 2],
        ],
      }),
    ).toBe(
      "England: group pupils fell against the average, pupils who were not disadvantaged rose against the average from 2014 to 2015",
    );
  });

  it("says of intervals that overlap only that they do", () => {
    expect(
      titleOf({
        group: [
          [0.5, 0, 1],
          [0.9, 0.9, 2],
        ],
      }),
    ).toBe("England: the intervals of 2014 and 2015 overlap");
  });

  it("says nothing of a group that is hidden in one of the years", () => {
    expect(titleOf({ group: [null, [-1.5, -2, -1]] })).toBe("England, 2014 to 2015");
  });

  it("says that the years lie across a break, of a break after the first year only", () => {
    const broken = (year: number) => ({
      ...inventedStudy,
      breaks: [{ year, why: "a reform", across: "show" as const }],
    });
    const fell = {
      group: [
        [0.5, 0, 1],
        [-1.5, -2, -1],
      ],
    } as const;
    expect(titleOf(fell, broken(2015))).toMatch(/^Measured differently since 2015: England: .* from 2014 to 2015$/);
    expect(titleOf(fell, broken(2014))).not.toContain("easured differently");
  });
});
