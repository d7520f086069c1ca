import { describe, expect, it } from "vitest";
import { type MixQuestion, type MixSpec, schoolMix } from "../../src/cells/school-mix.ts";

/** Atom codes of one primitive: 0 no, 1 yes, 2 not observed. */
const question: MixQuestion = {
  schemes: new Map(),
  facts: { schools: null, chains: new Map([["5", "4"]]), areas: new Map(), districts: null, homeDistrict: null },
  placeRoles: [],
  districtsOn: null,
  primitives: 1,
  memberOf: (_, [digit = 2]) => digit,
};
const spec = (weightedBy: MixSpec["weightedBy"]): MixSpec => ({
  kind: "mix-fifths",
  shareOf: "poor",
  weightedBy,
  title: "mix",
});

/** Rows of school, atom and pupils. */
function cohort(schools: readonly string[], rows: readonly (readonly [school: number, atom: number, n: number])[]) {
  const columns = new Map(
    ["school", "atom", "n"].map((name, at) => [name, Int32Array.from(rows, (row) => row[at] ?? 0)] as const),
  );
  return { year: 2015, schools, places: [[]], columns };
}

describe("schoolMix", () => {
  // On paper. Shares: 1/10, 2/10, 3/10, (3 + 1)/10 in the chain of URNs 4 and 5, 5/10; ten known pupils each, so that
  // each school is a fifth. Those of whom it is not known count nowhere: with them school 1 would have 1/110 or 101/110.
  const five = cohort(
    ["1", "2", "3", "4", "5", "6", "7"],
    [
      [5, 1, 5],
      [5, 0, 5],
      [0, 1, 1],
      [0, 0, 9],
      [0, 2, 100],
      [1, 1, 2],
      [1, 0, 8],
      [2, 1, 3],
      [2, 0, 7],
      [3, 1, 3],
      [3, 0, 2],
      [4, 1, 1],
      [4, 0, 4],
      [6, 2, 10],
    ],
  );
  it("cuts schools by the share among pupils of whom it is known, a chain as one", () => {
    const { fifthOf, cuts, pupils } = schoolMix(five, spec("pupils"), question);
    expect([...fifthOf]).toEqual([
      ["1", 1],
      ["2", 2],
      ["3", 3],
      ["4", 4],
      ["5", 4],
      ["6", 5],
    ]);
    for (const [index, cut] of [0.15, 0.25, 0.35, 0.45].entries()) expect(cuts[index]).toBeCloseTo(cut, 12);
    expect(pupils).toBe(50);
  });
  it("weighs by pupils or by schools", () => {
    // On paper: the school of 900 pupils is nine tenths of 1000, its middle is at 5% + 45% = 50%: the third fifth.
    const large = cohort(
      ["a", "b", "c"],
      [
        [0, 1, 5],
        [0, 0, 45],
        [1, 1, 450],
        [1, 0, 450],
        [2, 1, 49],
        [2, 0, 1],
      ],
    );
    expect([...schoolMix(large, spec("pupils"), question).fifthOf.values()]).toEqual([1, 3, 5]);
    expect([...schoolMix(large, spec("schools"), question).fifthOf.values()]).toEqual([1, 3, 5]);
    // Two small schools more below: by schools the large one is the fourth of five, by pupils still in the middle.
    const more = cohort(
      ["a", "b", "c", "d", "e"],
      [
        [0, 1, 5],
        [0, 0, 45],
        [1, 1, 450],
        [1, 0, 450],
        [2, 1, 49],
        [2, 0, 1],
        [3, 1, 6],
        [3, 0, 44],
        [4, 1, 7],
        [4, 0, 43],
      ],
    );
    expect([...schoolMix(more, spec("schools"), question).fifthOf.values()]).toEqual([1, 4, 5, 2, 3]);
    expect(schoolMix(more, spec("pupils"), question).fifthOf.get("b")).toBe(3);
  });
  it("gives no school a fifth in a year in which it is known of nobody", () => {
    const blank = cohort(
      ["a", "b"],
      [
        [0, 2, 30],
        [1, 2, 40],
      ],
    );
    expect(schoolMix(blank, spec("pupils"), question)).toEqual({ year: 2015, fifthOf: new Map(), cuts: [], pupils: 0 });
  });
});
