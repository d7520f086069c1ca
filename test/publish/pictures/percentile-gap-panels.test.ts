import { describe, expect, it } from "vitest";
import { domainOf } from "../../../src/figures/domain.ts";
import { percentileGap } from "../../../src/figures/percentile-gap.ts";
import { percentileGapPanels } from "../../../src/publish/pictures/percentile-gap-panels.ts";
import { percentileName } from "../../../src/publish/words/readable.ts";
import type { Finding } from "../../../src/release/finding.ts";
import { nation, releasedContent } from "../../support/released-content.ts";
import { shownFinding } from "../../support/shown-finding.ts";

type Numbers = readonly [value: number, lower: number, upper: number];

interface Changed {
  readonly unit?: string;
  readonly marks?: readonly string[];
}

function gapAt(at: number, numbers: Numbers, { unit = "points", marks = [] }: Changed = {}): Finding {
  const [own, other] = [domainOf("group", nation, 2015), domainOf("others", nation, 2015)];
  const gap = percentileGap(`progress/percentile-gap/group/england/2015/p${at}`, "progress", own, other, at);
  return shownFinding(gap, numbers, { number: { unit, decimals: 1 }, marks });
}

const title = (findings: readonly Finding[]) => percentileGapPanels(releasedContent({ findings }))[0]?.title;

// On paper, from the intervals given.
describe("the title of gaps between percentiles", () => {
  const ofAll = "Gaps of group pupils in England, 2015, from the 10th percentile to the 90th percentile";

  it("draws no conclusion: no test of the difference between two percentiles is made", () => {
    expect(title([gapAt(90, [3, 2, 4]), gapAt(10, [8, 7, 9])])).toBe(ofAll);
    expect(title([gapAt(10, [8, 4, 12]), gapAt(90, [3, 2, 4])])).toBe(ofAll);
    const ranks = { unit: "percentile points" };
    expect(title([gapAt(10, [8, 7, 9], ranks), gapAt(90, [3, 2, 4], ranks)])).toBe(ofAll);
  });
});

it.each([
  [1, "1st percentile"],
  [2, "2nd percentile"],
  [3, "3rd percentile"],
  [11, "11th percentile"],
  [12, "12th percentile"],
  [21, "21st percentile"],
  [90, "90th percentile"],
  [2.5, "2.5 percentile"],
])("the percentile %f is called the %s", (at, name) => expect(percentileName(at)).toBe(name));
