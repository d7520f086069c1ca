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

  it("of grades names the share, the schools, and the date where a share is of one", () => {
    expect(
      claims(`
  - { leadership: declined, in: far north, with: { in: elsewhere }, says: larger }
  - { leadership: good or outstanding, in: [far north, elsewhere], with: { year: 2010 }, says: larger, every: area }
  - { leadership: improved, in: england, of: re-inspected, with: { of: matched }, says: smaller }
  - { leadership: relative reduction, in: far north, with: { in: elsewhere }, says: larger }
`),
    ).toEqual([
      "The share of good or outstanding schools that fell below good for leadership and management among schools rated both times was higher in far north than in elsewhere.",
      "The share good or outstanding for leadership and management among schools rated both times in each of far north and elsewhere was higher on 2016-03-31 than on 2010-03-31.",
      "The share of weaker schools that became good or outstanding for leadership and management in England was lower among schools inspected again in between than among schools rated both times.",
      "The relative reduction of the share below good for leadership and management among schools rated both times was larger in far north than in elsewhere.",
    ]);
  });
});
