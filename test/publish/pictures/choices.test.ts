import { describe, expect, it } from "vitest";
import { sensitivityPictures, variantPictures } from "../../../src/publish/pictures/choices.ts";
import type { ChoiceKind } from "../../../src/release/choices.ts";
import type { Finding } from "../../../src/release/finding.ts";
import { gapIn, nation, releasedContent } from "../../support/released-content.ts";
import { hiddenFinding, shownFinding } from "../../support/shown-finding.ts";

type Numbers = readonly [value: number, lower: number, upper: number];

const figure = gapIn(nation);
const given = (numbers: Numbers | null): Finding =>
  numbers === null ? hiddenFinding(figure, "suppressed", "comes from few") : shownFinding(figure, numbers);
const what = "gap of group pupils in England, 2015";

describe("the title of a figure under variants", () => {
  const title = (own: Numbers | null, others: Readonly<Record<string, Numbers | null>>) => {
    const variants = Object.entries(others).map(([name, numbers]) => ({
      about: "variant" as const,
      name,
      finding: given(numbers),
    }));
    return variantPictures(releasedContent({ variants: [{ own: given(own), others: variants }] }))[0]?.panel.title;
  };
  const inside: Numbers = [6, 5, 7];
  const outside: Numbers = [6.1, 5, 7];

  it("sets the estimates side by side, and no interval against a choice", () => {
    expect(title([5, 4, 6], { one: inside, two: outside, three: [3.9, 3, 5] })).toBe(
      "Gap of group pupils in England, 2015: 5.0 months as the study says, from 3.9 to 6.1 under the other choices",
    );
    expect(title([5, 4, 6], { one: outside })).toBe(
      "Gap of group pupils in England, 2015: 5.0 months as the study says, 6.1 under “one”",
    );
  });

  it("says that some are not shown", () => {
    expect(title([5, 4, 6], { one: inside, two: null })).toBe(
      "Gap of group pupils in England, 2015: 5.0 months as the study says, 6.0 under “one”, as far as they are shown",
    );
  });

  it("says which side is not shown", () => {
    expect(title(null, { one: inside })).toBe(`The study’s own figure is not shown: ${what}`);
    expect(title([5, 4, 6], { one: null })).toBe(`No other choice gives a figure that is shown: ${what}`);
  });
});

describe("the title of a figure under every choice", () => {
  const title = (others: readonly (readonly [kind: ChoiceKind, numbers: Numbers | null])[]) => {
    const alternatives = others.map(([kind, numbers], at) => ({
      about: kind,
      name: `choice ${at}`,
      what: "",
      finding: given(numbers),
    }));
    return sensitivityPictures(releasedContent({ sensitivity: [{ own: given([5, 4, 6]), others: alternatives }] }))[0]
      ?.panel.title;
  };

  it("goes from the lowest to the highest estimate, bounds apart", () => {
    expect(
      title([
        ["expectation", [5.4, 4, 7]],
        ["ranked", [4.2, 3, 5]],
        ["without prior attainment", [9, 8, 10]],
        ["without prior attainment", [1, 0, 2]],
      ]),
    ).toBe(
      "Gap of group pupils in England, 2015: 5.0 months as the study says, from 4.2 to 5.4 under the other choices, from 1.0 to 9.0 under bounds for pupils without prior attainment",
    );
  });

  it("has one number where all are the same, and says that some are not shown", () => {
    expect(
      title([
        ["expectation", [5.4, 4, 7]],
        ["ranked", null],
      ]),
    ).toBe(
      "Gap of group pupils in England, 2015: 5.0 months as the study says, 5.4 under the other choices, as far as they are shown",
    );
  });

  it("stands over rows in the order of kinds, each with its own numbers", () => {
    const alternatives = [
      { about: "ranked" as const, name: "by all", what: "", finding: given([4.2, 3, 5]) },
      { about: "variant" as const, name: "coarse", what: "", finding: given([5.4, 4, 7]) },
    ];
    const [picture] = sensitivityPictures(
      releasedContent({ sensitivity: [{ own: given([5, 4, 6]), others: alternatives }] }),
    );
    expect(picture?.panel.rows.map(({ label, group, estimate, lower }) => [label, group, estimate, lower])).toEqual([
      ["as the study says", undefined, 5, 4],
      ["coarse", "Variants of the study", 5.4, 4],
      ["by all", "Ranked among another population", 4.2, 3],
    ]);
  });
});
