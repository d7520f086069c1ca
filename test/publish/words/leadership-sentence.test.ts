import { expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { leadershipSentence } from "../../../src/publish/words/leadership-sentence.ts";
import { figureOf, shownFinding, townArea } from "../../support/shown-finding.ts";
import { parse, wholeStudy } from "../../support/study-faults.ts";

const of = domainOf("matched schools", townArea, 2016);
const figure = figureOf({ measure: "leadership", of, base: "relative_reduction_weak" });
const says = (numbers: readonly [number, number, number]) =>
  leadershipSentence(shownFinding(figure, numbers), parse(wholeStudy));

// On paper: an error is a quarter of its interval, so -0.06 is 0.19 errors from 0 and 0.3 is 1.5 (93% on this side).
it("a relative reduction has a direction only where its interval has one", () => {
  expect(says([-0.06, -0.89, 0.4])).toContain(
    "it is not clear whether the share below good for leadership and management was larger at the end than at the start: 6% larger (95% interval −40% to 89%)",
  );
  expect(says([0.3, -0.1, 0.7])).toContain("was probably 30% smaller at the end");
  expect(says([0.5, 0.25, 0.75])).toContain("was 50% smaller at the end than at the start (95% interval 25% to 75%)");
});
