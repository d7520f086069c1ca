import { describe, expect, it } from "vitest";
import type { Witness } from "../../src/estimates/witness.ts";
import { witnessSentences } from "../../src/publish/words/witness-words.ts";
import { protectWitness } from "../../src/release/witnesses.ts";
import { areaNamed, publicData, releasedContent, srs10 } from "../support/released-content.ts";

/** The numbers of Hampshire in 2018: data/README.md. */
const hampshire: Witness = {
  measure: "progress",
  population: "group",
  area: areaNamed("Hampshire"),
  year: 2018,
  unit: "grades",
  decimals: 2,
  published: { mean: -0.68, pupils: 2246 },
  ours: { mean: -0.6512, pupils: 2199, schools: 75, largestShares: [0.02, 0.04] },
  roundedBy: 0,
  why: "",
};

describe("a published total next to ours", () => {
  // (2246 - 2199) / 2246 = 0.0209.
  it("gives both means, both numbers of pupils and the share that is missing", () => {
    const shown = protectWitness(hampshire, publicData);
    expect(shown).toMatchObject({
      status: "compared",
      published: { mean: -0.68, pupils: 2246 },
      ours: { mean: -0.65, pupils: 2199, schools: 75 },
      note: "",
    });
    expect(shown.missing).toBeCloseTo(0.0209, 4);
  });

  it("is a sentence at the top of the report", () => {
    const content = releasedContent({ findings: [], witnesses: [protectWitness(hampshire, publicData)] });
    expect(witnessSentences(content)).toEqual([
      "Hampshire, 2018: our schools lack 2% of group pupils in the published total (2,199 of 2,246). Their mean is −0.65 grades, the published one −0.68.",
    ]);
  });

  it("says where ours are more, or the same pupils have another mean", () => {
    const with_ = (changed: Partial<NonNullable<Witness["ours"]>>) =>
      protectWitness(
        { ...hampshire, ours: { mean: -0.65, pupils: 2199, schools: 75, largestShares: [], ...changed } },
        publicData,
      ).note;
    expect(with_({ pupils: 2300 })).toMatch(/more pupils than the published total/);
    expect(with_({ pupils: 2246, mean: -0.5 })).toMatch(/another mean/);
    expect(with_({ pupils: 2246, mean: -0.69 })).toBe("");
  });

  // Under srs-10: 2,246 and 2,199 are rounded to 2,245 and 2,200.
  it("is rounded under rules that round", () => {
    expect(protectWitness(hampshire, srs10)).toMatchObject({ published: { pupils: 2245 }, ours: { pupils: 2200 } });
  });

  // 2,246 less 2,240 are 6 pupils: from both numbers and means theirs would follow.
  it("is hidden where the pupils who are missing are few, and where our schools are few", () => {
    const near = { ...hampshire, ours: { mean: -0.65, pupils: 2240, schools: 75, largestShares: [0.02, 0.04] } };
    expect(protectWitness(near, srs10)).toMatchObject({
      status: "suppressed",
      published: null,
      ours: null,
      missing: null,
    });
    expect(protectWitness(near, publicData).status).toBe("compared");
    const few = { ...hampshire, ours: { mean: -0.65, pupils: 2000, schools: 2, largestShares: [0.5, 1] } };
    expect(protectWitness(few, srs10)).toMatchObject({ status: "suppressed", ours: null });
  });

  it("of an area that the data do not cover is given alone", () => {
    const alone = protectWitness({ ...hampshire, ours: null, why: "not in the data of the study" }, publicData);
    expect(alone).toMatchObject({
      status: "not_available",
      published: { pupils: 2246 },
      note: "not in the data of the study",
    });
  });
});
