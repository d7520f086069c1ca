import { describe, expect, it } from "vitest";
import { domainOf } from "../../src/figures/domain.ts";
import { constant, mean, minus, over, times } from "../../src/figures/formula.ts";
import { hypothesisOf } from "../../src/figures/hypothesis.ts";
import type { Area } from "../../src/places/area.ts";

const area: Area = { key: "here", name: "Here", scheme: "group", code: "here", within: null };
const of = (population: string, year = 2015) => mean(domainOf(population, area, year));
const [a, b, c] = [of("a"), of("b"), of("c")];
const key = (formula: Parameters<typeof hypothesisOf>[0]) => hypothesisOf(formula).key;

// Algebra on paper: (c − a) − (c − b) = b − a, and what is 0 stays 0 when it is multiplied.
describe("a hypothesis", () => {
  it("is one where the comparison group cancels", () => {
    expect(key(minus(minus(c, a), minus(c, b)))).toBe(key(minus(a, b)));
    expect(key(minus(minus(c, a), minus(of("c", 2010), b)))).not.toBe(key(minus(a, b)));
  });

  it("is one whichever side comes first, and knows which way round it was asked", () => {
    const [one, other] = [hypothesisOf(minus(a, b)), hypothesisOf(minus(b, a))];
    expect(one.key).toBe(other.key);
    expect(one.way).toBe(-other.way);
    expect(hypothesisOf(minus(minus(c, a), minus(c, b))).way).toBe(other.way);
  });

  it("is one for a multiple, and another for another constant", () => {
    expect(key(times(constant(2, ""), minus(a, b)))).toBe(key(minus(a, b)));
    expect(key(minus(minus(a, b), constant(1, "")))).not.toBe(key(minus(a, b)));
  });

  it("keeps ratios apart that differ, and turns those that are turned", () => {
    const [one, other] = [minus(over(a, b), over(c, b)), minus(over(c, b), over(a, b))];
    expect(key(one)).toBe(key(other));
    expect(hypothesisOf(one).way).toBe(-hypothesisOf(other).way);
    expect(key(minus(over(a, b), over(c, a)))).not.toBe(key(one));
  });

  it("takes two names of the same units for one", () => {
    const nameOf = () => "the same pupils";
    expect(hypothesisOf(minus(a, b), nameOf).key).toBe(hypothesisOf(minus(c, c), nameOf).key);
  });
});
