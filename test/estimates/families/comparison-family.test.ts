import { describe, expect, it } from "vitest";
import {
  adjustedFamily,
  type ComparedQuestion,
  usualAdjustment,
} from "../../../src/estimates/families/comparison-family.ts";
import type { Tested } from "../../../src/estimates/families/tested.ts";

const tested = (value: number, degreesOfFreedom: number, rounding = 0): Tested => ({
  value,
  se: 1,
  degreesOfFreedom,
  rounding,
});
const question = (name: string, one: Tested | null): ComparedQuestion => ({ figures: [name], tested: one });

/** t 2.5, -1, 3 and 0.2 on 10, 20, 5 and 40 degrees of freedom. */
const four = [
  question("a", tested(2.5, 10)),
  question("b", tested(-1, 20)),
  question("c", tested(3, 5)),
  question("d", tested(0.2, 40)),
];
const family = (adjust: "holm" | "benjamini-hochberg" | "none" | null, questions = four) =>
  adjustedFamily({ name: "compare 1", adjust, questions }, ({ figures }) => !figures.includes("hidden"));
const adjustedOf = (result: ReturnType<typeof family>) => result.questions.map(({ adjusted }) => adjusted);
const plain = [0.0314468442366088, 0.329256577171709, 0.0300992478974626, 0.8424939267857177];
const byHolm = [0.12039699158985, 0.658513154343418, 0.12039699158985, 0.842493926785718];
const byBenjaminiHochberg = [0.0628936884732176, 0.4390087695622786, 0.0628936884732176, 0.8424939267857177];
const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

// R 4.2.2: p <- 2 * pt(-abs(c(2.5, 1, 3, 0.2)), c(10, 20, 5, 40)); p.adjust(p, "holm"); p.adjust(p, "BH")
describe("p values of an entry of compare", () => {
  it("are R's, and adjusted as R's p.adjust does", () => {
    expect(family("none").questions.map(({ p }) => p)).toEqual(near(plain));
    expect(adjustedOf(family("none"))).toEqual(near(plain));
    expect(adjustedOf(family("holm"))).toEqual(near(byHolm));
    expect(adjustedOf(family("benjamini-hochberg"))).toEqual(near(byBenjaminiHochberg));
  });

  it("count neither a hidden question nor one without an estimate or an error", () => {
    const more = [
      ...four,
      question("hidden", tested(9, 9)),
      question("none", null),
      question("exact", { ...tested(0, 9), se: 0 }),
    ];
    const result = family("holm", more);
    expect([result.asked, result.counted]).toEqual([7, 4]);
    expect(adjustedOf(result)).toEqual([...near(byHolm), null, null, null]);
  });

  it("choose Holm up to 20 questions that are asked, whatever is hidden of them", () => {
    const many = (count: number) => Array.from({ length: count }, () => question("hidden", tested(1, 9)));
    expect(family(null, many(20)).method).toBe("holm");
    expect(family(null, many(21)).method).toBe("benjamini-hochberg");
    expect(usualAdjustment(1)).toBe("holm");
  });

  it("take rounding off the distance before they ask how likely it is", () => {
    // 2.5 less 0.5 on 10 degrees of freedom: t 2, R's 2 * pt(-2, 10) is 0.0733880347707404.
    const [one] = family("none", [question("a", tested(-2.5, 10, 0.5))]).questions;
    expect(one?.t).toBe(-2);
    expect(one?.p).toBeCloseTo(0.0733880347707404, 12);
    // Rounding that reaches 0 says nothing at all.
    expect(family("none", [question("a", tested(0.4, 10, 0.5))]).questions[0]?.p).toBe(1);
  });
});
