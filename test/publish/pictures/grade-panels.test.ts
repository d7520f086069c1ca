import { expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import type { Figure } from "../../../src/figures/figure.ts";
import { gradePanels } from "../../../src/publish/pictures/grade-panels.ts";
import { gradesOfTown } from "../../support/grades-of-schools.ts";
import { areaNamed, nation, releasedContent, srs10 } from "../../support/released-content.ts";
import { figureOf, shownFinding } from "../../support/shown-finding.ts";

const share = (base: Figure["base"], area: typeof nation) =>
  figureOf({
    id: `${base}/${area.key}`,
    measure: "leadership",
    statistic: base,
    base,
    of: domainOf("matched", area, 2016),
  });
const of = (figure: Figure, value: number, schools: number) => ({
  ...shownFinding(figure, [value, value - 0.1, value + 0.1]),
  counted: { units: "schools" as const, n: schools, schools },
});

it("a picture of shares of schools has about how many they are, of how many", () => {
  const findings = [
    of(share("share_declined", nation), 0.2, 1000),
    of(share("share_declined", areaNamed("Ash")), 0.3, 60),
    of(share("relative_reduction_weak", areaNamed("Ash")), 0.25, 60),
  ];
  const [fell, reduction] = gradePanels(releasedContent({ findings }), gradesOfTown);
  // 0.2 × 1000 and 0.3 × 60; of a reduction there is no such number.
  expect(fell?.rows.map(({ label, text }) => [label, text.pupils, text.schools])).toEqual([
    ["England", "200", "1,000"],
    ["Ash", "18", "60"],
  ]);
  expect(fell?.headings).toEqual({ pupils: "Schools (about)", schools: "Out of" });
  expect(reduction?.rows.map(({ text }) => [text.pupils, text.schools])).toEqual([["–", "60"]]);
  expect([fell?.unit, reduction?.unit]).toEqual(["Per cent of schools", "Per cent"]);
});

it("rounds and hides that number by the rules", () => {
  // 0.3 × 60 = 18 is rounded to 20; 0.1 × 60 = 6 is a small count.
  const findings = [
    of(share("share_declined", areaNamed("Ash")), 0.3, 60),
    of(share("share_declined", areaNamed("Birch")), 0.1, 60),
  ];
  const [fell] = gradePanels(releasedContent({ findings, rules: srs10 }), gradesOfTown);
  expect(fell?.rows.map(({ text }) => text.pupils)).toEqual(["20", "hidden (few or none)"]);
});
