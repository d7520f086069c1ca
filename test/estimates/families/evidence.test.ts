import { describe, expect, it } from "vitest";
import { type AdjustmentMethod, type AskedTest, evidenceOf } from "../../../src/estimates/families/evidence.ts";
import { registerOf } from "../../../src/estimates/families/register.ts";
import type { Tested } from "../../../src/estimates/families/tested.ts";

const tested = (value: number, degreesOfFreedom: number, rounding = 0): Tested => ({
  value,
  se: 1,
  degreesOfFreedom,
  rounding,
});
const asked = (key: string, one: Tested | null, changed: Partial<AskedTest> = {}): AskedTest => ({
  key,
  id: key,
  measure: "progress",
  asker: "comparison",
  figures: [{ id: key, way: 1 }],
  sides: null,
  adjust: null,
  tested: one,
  way: 1,
  scale: "rank",
  unit: "points",
  margin: null,
  ...changed,
});

/** t 2.5, -1, 3 and 0.2 on 10, 20, 5 and 40 degrees of freedom. */
const four = [
  asked("a", tested(2.5, 10)),
  asked("b", tested(-1, 20)),
  asked("c", tested(3, 5)),
  asked("d", tested(0.2, 40)),
];
const mayCount = ({ key }: AskedTest) => key !== "hidden";
const of = (adjust: AdjustmentMethod | null, tests: readonly AskedTest[] = four) =>
  evidenceOf(
    "comparison",
    tests.map((test) => ({ ...test, adjust })),
    mayCount,
  );
const adjustedOf = (result: ReturnType<typeof of>) => result.map(({ adjusted }) => adjusted);
const plain = [0.0314468442366088, 0.329256577171709, 0.0300992478974626, 0.8424939267857177];
const byHolm = [0.12039699158985, 0.658513154343418, 0.12039699158985, 0.842493926785718];
const byBenjaminiHochberg = [0.0628936884732176, 0.4390087695622786, 0.0628936884732176, 0.8424939267857177];
const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

// R 4.2.2: p <- 2 * pt(-abs(c(2.5, 1, 3, 0.2)), c(10, 20, 5, 40)); p.adjust(p, "holm"); p.adjust(p, "BH")
describe("p values of a family", () => {
  it("are R's, and adjusted as R's p.adjust does; by Holm's method where nothing is said, however many", () => {
    expect(of("none").map(({ p }) => p)).toEqual(near(plain));
    expect(adjustedOf(of("none"))).toEqual(near(plain));
    expect(adjustedOf(of("holm"))).toEqual(near(byHolm));
    expect(adjustedOf(of(null))).toEqual(near(byHolm));
    expect(adjustedOf(of("benjamini-hochberg"))).toEqual(near(byBenjaminiHochberg));
    const many = Array.from({ length: 30 }, (_, at) => asked(String(at), tested(1, 9)));
    expect(new Set(of(null, many).map(({ method }) => method))).toEqual(new Set(["holm"]));
  });

  it("count neither a hidden question nor one without an estimate or an error", () => {
    const more = [
      ...four,
      asked("hidden", tested(9, 9)),
      asked("none", null),
      asked("exact", { ...tested(0, 9), se: 0 }),
    ];
    const result = of("holm", more);
    expect(result.map(({ counted }) => counted)).toEqual([4, 4, 4, 4]);
    expect(adjustedOf(result)).toEqual(near(byHolm));
  });

  it("take each hypothesis once, by the stricter method of those that ask it", () => {
    const [first = asked("a", null), ...others] = four;
    const twice = [
      { ...first, adjust: "none" as const },
      ...others,
      asked("a", tested(-2.5, 10), { id: "turned", figures: [{ id: "turned", way: 1 }], way: -1 }),
    ];
    const result = evidenceOf("comparison", twice, mayCount);
    expect(adjustedOf(result)).toEqual(near(byHolm));
    expect(result[0]?.figures).toEqual([
      { id: "a", way: 1 },
      { id: "turned", way: -1 },
    ]);
  });

  it("take rounding off the distance before they ask how likely it is", () => {
    // 2.5 less 0.5 on 10 degrees of freedom: t 2, R's 2 * pt(-2, 10) is 0.0733880347707404.
    const [one] = of("none", [asked("a", tested(-2.5, 10, 0.5))]);
    expect(one?.t).toBe(-2);
    expect(one?.p).toBeCloseTo(0.0733880347707404, 12);
    // Rounding that reaches 0 says nothing at all.
    expect(of("none", [asked("a", tested(0.4, 10, 0.5))])[0]?.p).toBe(1);
  });
});

describe("the outcome of a test", () => {
  const outcome = (value: number, margin: number | null) =>
    of("none", [asked("a", { ...tested(value, Number.POSITIVE_INFINITY), se: 0.25 }, { margin })])[0]?.outcome;

  // On paper: with an error of 0.25, |value| over 0.49 differs; within 1 - 1.645 x 0.25 = 0.589 of 0 it is alike.
  it("is a difference, then alike, then not told", () => {
    expect([outcome(0.6, 1), outcome(0.5, 1)]).toEqual(["differs", "differs"]);
    expect([outcome(0.48, 1), outcome(0, 1)]).toEqual(["alike", "alike"]);
    expect([outcome(0.48, 0.5), outcome(0, null)]).toEqual(["unclear", "unclear"]);
  });
});

describe("the register", () => {
  const sound = () => true;
  const families = [...four, asked("e", tested(2.2, 60), { asker: "over the years" })];

  it("keeps families apart: a change over the years is not one of the comparisons", () => {
    const { tests } = registerOf(families, [], mayCount, sound);
    expect(tests.map(({ adjusted }) => adjusted).slice(0, 4)).toEqual(near(byHolm));
    expect(tests[4]).toMatchObject({ family: "over the years", counted: 1, outcome: "differs" });
  });

  it("keeps a hypothesis of two families in the first, and knows who else states it", () => {
    const again = asked("a", tested(-2.5, 10), {
      ...{ asker: "over the years", figures: [], way: -1 },
      sides: { one: "2015", other: "2010" },
    });
    const { tests } = registerOf([...families, again], [], mayCount, sound);
    expect(tests).toHaveLength(5);
    expect(tests[0]).toMatchObject({ family: "comparison", askers: ["comparison", "over the years"] });
    expect(tests[0]?.adjusted).toBeCloseTo(0.12039699158985, 9);
    // The value of the first is that of the other way round.
    expect(tests[0]?.sides).toEqual([{ one: "2010", other: "2015" }]);
    expect(tests[4]).toMatchObject({ family: "over the years", counted: 2 });
  });
});
