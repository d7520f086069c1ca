import { describe, expect, it } from "vitest";
import { memberOf, primitivesOf, type State } from "../../src/cohort/membership.ts";
import type { PopulationRule } from "../../src/study/study.ts";
import { parsed } from "../support/checked-table.ts";
import { pupilStudy, usualPopulations } from "../support/invented-pupils.ts";

const [no, yes, unknown] = [0, 1, 2] as const;
const states = [no, yes, unknown] as const;

function rulesOf(populations: string): ReadonlyMap<string, PopulationRule> {
  return parsed(pupilStudy({ populations, show: "\n  - mean: { of: all }" })).study.populations;
}

/** Membership of a pupil of whom these flags, values and shares are known, each by its role or population. */
function member(population: string, rules: ReadonlyMap<string, PopulationRule>, known: Record<string, State>): State {
  const look = (key: string) => known[key] ?? unknown;
  return memberOf(population, rules, { flag: look, is: (own, role) => look(`${own} ${role}`), share: look });
}

describe("membership in three-valued logic", () => {
  // Kleene's tables, by hand.
  it.each([
    [no, no, no],
    [no, yes, yes],
    [no, unknown, unknown],
    [yes, yes, yes],
    [yes, unknown, yes],
    [unknown, unknown, unknown],
  ])("any_of %i and %i is %i, either way round", (one, other, expected) => {
    const rules = rulesOf("\n  dis: { any_of: [fsm6, in_care] }");
    expect(member("dis", rules, { fsm6: one, in_care: other })).toBe(expected);
    expect(member("dis", rules, { fsm6: other, in_care: one })).toBe(expected);
  });

  it.each([
    [no, no, no],
    [no, yes, no],
    [no, unknown, no],
    [yes, yes, yes],
    [yes, unknown, unknown],
    [unknown, unknown, unknown],
  ])("%i within %i is %i, either way round", (one, other, expected) => {
    const rules = rulesOf("\n  dis: { any_of: in_care }\n  low: { within: dis, is: { ks2: 3.0 } }");
    expect(member("low", rules, { in_care: one, "low ks2": other })).toBe(expected);
    expect(member("low", rules, { in_care: other, "low ks2": one })).toBe(expected);
  });

  it.each([
    [no, yes],
    [yes, no],
    [unknown, unknown],
  ])("not %i is %i", (state, expected) => {
    const rules = rulesOf("\n  dis: { any_of: in_care }\n  others: { not: dis }");
    expect(member("others", rules, { in_care: state })).toBe(expected);
  });

  it("holds for everybody in all, and refuses a population nobody has named", () => {
    const rules = rulesOf(usualPopulations);
    expect(member("all", rules, {})).toBe(yes);
    expect(() => member("nobody", rules, {})).toThrow("no such population: nobody");
  });
});

describe("persistently disadvantaged pupils", () => {
  const rules = rulesOf(usualPopulations);
  const persistent = (fsm6: State, inCare: State, share: State) =>
    member("persistent", rules, { fsm6, in_care: inCare, persistent: share });

  it("are not those who reach the share without being disadvantaged", () => {
    expect(persistent(no, no, yes)).toBe(no);
  });

  it("are not those in care who have too few meals, whatever else is unknown", () => {
    expect(persistent(unknown, yes, no)).toBe(no);
    expect(persistent(unknown, unknown, no)).toBe(no);
  });

  it("are unknown only where the answer hangs on it", () => {
    // In care is enough to be disadvantaged, so that an unknown fsm6 does not matter; an unknown share does.
    expect(persistent(unknown, yes, yes)).toBe(yes);
    expect(persistent(unknown, yes, unknown)).toBe(unknown);
    expect(persistent(unknown, no, yes)).toBe(unknown);
    expect(persistent(no, no, unknown)).toBe(no);
  });

  it("and everybody else are not observed where nothing is known", () => {
    for (const population of ["disadvantaged", "persistent", "others"])
      expect(member(population, rules, {}), population).toBe(unknown);
  });

  // Independent of the code: an unknown is every answer it may be, and the result is known where all answers agree.
  it("agree with every way the unknown can turn out", () => {
    const may = (state: State): readonly boolean[] => (state === unknown ? [false, true] : [state === yes]);
    const agreed = (answers: readonly boolean[]): State =>
      answers.every((answer) => answer) ? yes : answers.some((answer) => answer) ? unknown : no;
    let tried = 0;
    for (const fsm6 of states)
      for (const care of states)
        for (const share of states) {
          const worlds = may(fsm6).flatMap((f) => may(care).flatMap((c) => may(share).map((s) => ({ f, c, s }))));
          expect(persistent(fsm6, care, share)).toBe(agreed(worlds.map(({ f, c, s }) => (f || c) && s)));
          const others = member("others", rules, { fsm6, in_care: care });
          expect(others).toBe(agreed(worlds.map(({ f, c }) => !(f || c))));
          tried += 1;
        }
    expect(tried).toBe(27);
  });
});

describe("the primitives of a study", () => {
  const rules = rulesOf(`
  disadvantaged: { any_of: [fsm6, in_care] }
  low: { is: { ks2: [3.0, 3.5] } }
  again: { any_of: in_care, is: { points: 200 } }
  persistent: { within: disadvantaged, fsm_share: { at_least: 80% } }`);
  const kinds = (columns: readonly string[]) =>
    primitivesOf(rules, (role) => columns.includes(role)).map((one) =>
      one.kind === "fsm6" ? "census fsm6" : `${one.kind} ${one.kind === "share" ? one.population : one.role}`,
    );

  it("are each once, columns first, then what the census gives", () => {
    expect(kinds(["in_care"])).toEqual(["flag in_care", "is ks2", "is points", "census fsm6", "share persistent"]);
  });

  it("take fsm6 from the pupil file where it has such a column", () => {
    expect(kinds(["in_care", "fsm6"])).toEqual([
      "flag fsm6",
      "flag in_care",
      "is ks2",
      "is points",
      "share persistent",
    ]);
  });
});
