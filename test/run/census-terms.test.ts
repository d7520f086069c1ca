import { describe, expect, it } from "vitest";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf } from "../support/measure-study.ts";

const study = (census: string) => `
title: Terms that count
data: invented
years: 2015
files:
  pupils: { path: pupils.csv, columns: { pupil: ref, school: urn, points: points } }
  census: { path: census.csv, columns: { pupil: ref, year: year, term: term, fsm: fsm } }
${census}
populations:
  ever: { any_of: fsm6 }
  persistent: { fsm_share: { at_least: 80% } }
places: {}
measures: { attainment: { outcome: points, method: points } }
show: [{ mean: { of: [all, ever, persistent], in: england } }]
release: { rules: public-data }
`;

const terms = [2011, 2012, 2013, 2014, 2015].flatMap((year) =>
  ["autumn", "spring", "summer"].filter((term) => year < 2015 || term !== "summer").map((term) => ({ year, term })),
);

/** Everybody is seen in all fourteen terms of Years 7 to 11, but `seldom` in one spring alone of the springs. */
const kinds: readonly {
  ref: string;
  points: number;
  fsm: (term: string) => boolean;
  seen: (year: number, term: string) => boolean;
}[] = [
  { ref: "autumns", points: 1, fsm: (term) => term === "autumn", seen: () => true },
  { ref: "springs", points: 2, fsm: (term) => term === "spring", seen: () => true },
  { ref: "always", points: 4, fsm: () => true, seen: () => true },
  { ref: "never", points: 8, fsm: () => false, seen: () => true },
  { ref: "seldom", points: 16, fsm: () => true, seen: (year, term) => term !== "spring" || year === 2012 },
];

// Each kind is three pupils in three schools, so that there is an error to give.
const people = kinds.flatMap((kind) => [1, 2, 3].map((school) => ({ ...kind, ref: `${kind.ref}${school}`, school })));
const files = {
  "pupils.csv": `ref,urn,points\n${people.map(({ ref, school, points }) => `${ref},${school},${points}`).join("\n")}\n`,
  "census.csv": `ref,year,term,fsm\n${people
    .flatMap(({ ref, fsm, seen }) =>
      terms
        .filter(({ year, term }) => seen(year, term))
        .map(({ year, term }) => `${ref},${year},${term},${fsm(term) ? 1 : 0}`),
    )
    .join("\n")}\n`,
};

describe("the censuses of a school year that count", () => {
  const found = async (census: string) => {
    const { estimates } = await measurePupilStudy(study(census), files);
    return ["ever", "persistent"].map((population) => {
      const [rests] = estimateOf(estimates, `attainment/mean/${population}/england/2015`).rests;
      return { pupils: rests?.pupils, points: (rests?.mean ?? 0) * (rests?.pupils ?? 0) };
    });
  };

  it("are all three: persistent are those with free meals always", async () => {
    // By hand: ever 1 + 2 + 4 + 16 in three schools; 80% of the terms seen: always and seldom.
    expect(await found("")).toEqual([
      { pupils: 12, points: expect.closeTo(69, 9) },
      { pupils: 6, points: expect.closeTo(60, 9) },
    ]);
  });

  it("or January's alone: the autumns are never, the springs always, and one spring is too few to tell", async () => {
    // By hand: ever 2 + 4 + 16 (one January is enough to have been seen); persistent 2 + 4.
    expect(await found("census: { terms: [spring] }")).toEqual([
      { pupils: 9, points: expect.closeTo(66, 9) },
      { pupils: 6, points: expect.closeTo(18, 9) },
    ]);
  });
});
