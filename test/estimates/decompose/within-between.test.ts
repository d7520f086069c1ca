import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GapOfMeans, type SchoolSides, withinBetween } from "../../../src/estimates/decompose/within-between.ts";

const gapIn = ({ group, comparator }: GapOfMeans) => comparator.mean - group.mean;
const values = (schools: readonly SchoolSides[]) => {
  const parts = withinBetween(schools);
  return parts === null ? null : [gapIn(parts.gap), gapIn(parts.within), gapIn(parts.between)];
};
const side = (pupils: number, sum: number) => ({ pupils, sum });

describe("withinBetween", () => {
  it("gives the worked value of its documentation", () => {
    // On paper: means of A and B are 9 and 3. Comparator 36/4 = 9, group 12/4 = 3: gap 6.
    // Between: (3 x 9 + 1 x 3)/4 - (1 x 9 + 3 x 3)/4 = 7.5 - 4.5 = 3.
    // Within: (3 + 3)/4 - (-3 - 3)/4 = 1.5 + 1.5 = 3.
    const schools = [
      { school: 0, comparator: side(3, 30), group: side(1, 6) },
      { school: 1, comparator: side(1, 6), group: side(3, 6) },
    ];
    expect(values(schools)).toEqual([6, 3, 3]);
    expect(values([...schools].reverse())).toEqual([6, 3, 3]);
  });

  it("puts all between schools that no pupils share, and all within schools of one mix", () => {
    // On paper: no school has both; then each school has two of each.
    expect(
      values([
        { school: 0, comparator: side(4, 40), group: side(0, 0) },
        { school: 1, comparator: side(0, 0), group: side(4, 8) },
      ]),
    ).toEqual([8, 0, 8]);
    expect(
      values([
        { school: 0, comparator: side(2, 40), group: side(2, 8) },
        { school: 1, comparator: side(2, 4), group: side(2, 0) },
      ]),
    ).toEqual([9, 9, 0]);
  });

  it("adds up, for values and for the influence of every school", () => {
    const some = fc.record({ pupils: fc.integer({ min: 0, max: 50 }), score: fc.integer({ min: -100, max: 100 }) });
    const school = fc.record({ group: some, comparator: some });
    const sides = ({ pupils, score }: { pupils: number; score: number }) => side(pupils, pupils * score);
    fc.assert(
      fc.property(fc.array(school, { minLength: 1, maxLength: 20 }), (list) => {
        const parts = withinBetween(
          list.map(({ group, comparator }, index) => ({
            school: index,
            group: sides(group),
            comparator: sides(comparator),
          })),
        );
        if (parts === null) {
          expect(list.every(({ group }) => group.pupils === 0) || list.every((s) => s.comparator.pupils === 0)).toBe(
            true,
          );
          return;
        }
        const { gap, within, between } = parts;
        expect(gapIn(within) + gapIn(between)).toBeCloseTo(gapIn(gap), 9);
        for (const name of ["group", "comparator"] as const) {
          expect(within[name].mean + between[name].mean).toBeCloseTo(gap[name].mean, 9);
          for (const [at, own] of gap[name].own.entries())
            expect((within[name].own[at] ?? 0) + (between[name].own[at] ?? 0)).toBeCloseTo(own, 9);
        }
      }),
    );
  });

  it("is nothing where one side has nobody", () => {
    expect(withinBetween([{ school: 0, comparator: side(4, 40), group: side(0, 0) }])).toBeNull();
    expect(withinBetween([])).toBeNull();
  });

  it("refuses a school that stands twice", () => {
    const school = { school: 3, comparator: side(4, 40), group: side(1, 2) };
    expect(() => withinBetween([school, school])).toThrow("school listed twice: 3");
  });
});
