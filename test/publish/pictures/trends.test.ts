import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { trendsOf } from "../../../src/publish/pictures/trends.ts";
import { inventedStudy, nation, releasedContent } from "../../support/released-content.ts";
import { figureOf, shownFinding } from "../../support/shown-finding.ts";
import { shownTest } from "../../support/shown-test.ts";

type Outcome = "fell" | "rose" | "alike" | "unclear" | null;

const decided = {
  fell: { value: -2, adjusted: 0.01 },
  rose: { value: 2, adjusted: 0.01 },
  alike: { value: 0.1, adjusted: 0.8, alike: 0.01 },
  unclear: { value: 1, adjusted: 0.2 },
} as const;

/** The title where each line is found to have moved so; null: not tested, as one of its years is hidden. */
function titleOf(lines: Readonly<Record<string, Outcome>>, study = inventedStudy, latestFirst = true): string {
  const figures = (population: string) =>
    [2014, 2015].map((year) =>
      figureOf({ of: domainOf(population, nation, year), statistic: "from_average", base: "from_average" }),
    );
  const findings = Object.keys(lines).flatMap((population) =>
    figures(population).map((figure) => shownFinding(figure, [0, -5, 5])),
  );
  const tests = Object.entries(lines).flatMap(([population, outcome]) => {
    const [first = "", last = ""] = figures(population).map(({ id }) => id);
    if (outcome === null) return [];
    const { value, ...rest } = decided[outcome];
    return [
      shownTest({
        id: population,
        sides: [latestFirst ? { one: last, other: first } : { one: first, other: last }],
        value: latestFirst ? value : -value,
        ...rest,
      }),
    ];
  });
  return trendsOf(releasedContent({ findings, tests, study }))[0]?.title ?? "";
}

describe("the title of a picture over years", () => {
  it("says who fell, who rose and who stayed, by the tests of the last year against the first", () => {
    expect(titleOf({ group: "fell", others: "rose" })).toBe(
      "England: group pupils fell against the average; pupils who were not disadvantaged rose against the average from 2014 to 2015",
    );
    expect(titleOf({ group: "fell", others: "alike" })).toContain(
      "pupils who were not disadvantaged stayed within 1 month of where they were from 2014 to 2015",
    );
    expect(titleOf({ group: "fell" }, inventedStudy, false)).toBe(titleOf({ group: "fell" }));
  });

  it("says for whom it is not clear", () => {
    expect(titleOf({ group: "unclear" })).toBe(
      "England: it is not clear whether any group moved against the average from 2014 to 2015",
    );
    expect(titleOf({ group: "fell", others: "unclear" })).toMatch(/; not clear for pupils who were not disadvantaged$/);
  });

  it("says nothing of a group that is not tested", () => {
    expect(titleOf({ group: null })).toBe("England, 2014 to 2015");
  });

  it("says that the years lie across a break, of a break after the first year only", () => {
    const broken = (year: number) => ({
      ...inventedStudy,
      breaks: [{ year, why: "a reform", across: "show" as const }],
    });
    expect(titleOf({ group: "fell" }, broken(2015))).toMatch(
      /^Measured differently since 2015: England: .* from 2014 to 2015$/,
    );
    expect(titleOf({ group: "fell" }, broken(2014))).not.toContain("easured differently");
  });
});
