import { describe, expect, it } from "vitest";
import { claimWords } from "../../../src/publish/words/claim-words.ts";
import { parse, wholeStudy } from "../../support/study-faults.ts";

const claims = (list: string) => {
  const text = wholeStudy.replace(/claims:\n(?: {2}- .*\n)+/, `claims:\n${list}`);
  const study = parse(text);
  return study.claims.map((claim) => claimWords(claim, study));
};

describe("a claim in words", () => {
  it("names its sides and what it runs through", () => {
    expect(
      claims(`
  - { gap: rank, of: persistent, in: far north, with: { in: elsewhere }, says: larger, every: year }
  - { mean: rank, of: poor, year: 2019, with: { of: all }, says: smaller }
  - { in_area_gap: rank, of: [poor, persistent], in: region, year: 2018, says: ahead, every: [area, group] }
  - { gap: rank, of: poor, in: [far north, elsewhere], year: 2019, with: { year: 2018 }, says: smaller, every: area }
`),
    ).toEqual([
      "Rank: the gap of persistently disadvantaged pupils in far north was larger than in elsewhere, in every year from 2018 to 2019.",
      "Rank: the mean of poor pupils in England was lower than that of all pupils, in 2019.",
      "Rank: in every area of “region”, poor pupils and persistently disadvantaged pupils, each of them, were ahead of pupils who were not disadvantaged in the same area, in 2018.",
      "Rank: the gap of poor pupils in each of far north and elsewhere was smaller in 2019 than in 2018.",
    ]);
  });
});
