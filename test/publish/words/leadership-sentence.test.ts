import { expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { leadershipSentence } from "../../../src/publish/words/leadership-sentence.ts";
import { figureOf, shownFinding, townArea } from "../../support/shown-finding.ts";
import { shownTest } from "../../support/shown-test.ts";
import { parse, wholeStudy } from "../../support/study-faults.ts";

const of = domainOf("matched schools", townArea, 2016);
const figure = figureOf({ measure: "leadership", of, base: "relative_reduction_weak" });
const says = (numbers: readonly [number, number, number]) =>
  leadershipSentence(shownFinding(figure, numbers), parse(wholeStudy), null);

it("a relative reduction has a direction only where its interval has one", () => {
  expect(says([-0.06, -0.89, 0.4])).toContain(
    "it is not clear whether the share below good for leadership and management was larger at the end than at the start: 6% larger (95% interval −40% to 89%)",
  );
  expect(says([0.3, -0.1, 0.7])).toContain("it is not clear whether the share below good");
  expect(says([0.5, 0.25, 0.75])).toContain("was 50% smaller at the end than at the start (95% interval 25% to 75%)");
});

// 0.2 with an interval of 0.02 to 0.38 is clear alone; what is said follows the outcome among the others.
it("a comparison is as sure as its p value among the others that were asked", () => {
  const other = domainOf("matched schools", { ...townArea, key: "city", name: "City" }, 2016);
  const compared = figureOf({
    measure: "leadership",
    of,
    base: "share_declined",
    statistic: "difference",
    with: other,
  });
  const among = (adjusted: number) =>
    leadershipSentence(
      shownFinding(compared, [0.2, 0.02, 0.38]),
      parse(wholeStudy),
      shownTest({ adjusted, unit: "share of schools", smallest: 0.31, decimals: 3 }),
    );
  expect(among(0.04)).toContain("was 20 percentage points higher in Town than in City (95% interval 2 to 38).");
  expect(among(0.04)).not.toContain("By itself");
  expect(among(0.3)).toContain("It is not clear whether the share of good or outstanding schools that fell below good");
  expect(among(0.3)).toContain(
    "By itself this is clear, but not after adjusting for all 12 comparisons (adjusted p 0.3). These data would have shown a true difference of 31 percentage points with a chance of 80%.",
  );
});
