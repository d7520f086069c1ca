import { describe, expect, it } from "vitest";
import { schoolTerm } from "../../src/cohort/school-year.ts";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { lastTerm, termNumber, termsOfSixYears } from "../../src/schools/census-term.ts";

describe("a term of schooling", () => {
  // By hand for pupils who finish Year 11 in the summer of 2015: Year 11 ends in 2015, Year 7 ended in 2011.
  it.each([
    ["year 7 autumn", 2015, 3 * 2011],
    ["year 7 spring", 2015, 3 * 2011 + 1],
    ["year 9 summer", 2015, 3 * 2013 + 2],
    ["year 11 spring", 2015, 3 * 2015 + 1],
    ["year 1 autumn", 2015, 3 * 2005],
    ["year 11 spring", 2010, 3 * 2010 + 1],
    [" Year 7 AUTUMN ", 2015, 3 * 2011],
  ])("%j of the cohort of %i is %i", (written, cohort, term) => {
    expect(schoolTerm(written, cohort)).toBe(term);
  });

  it("numbers terms as the census does", () => {
    expect(schoolTerm("year 11 spring", 2015)).toBe(lastTerm(2015));
    expect(schoolTerm("year 8 summer", 2015)).toBe(termNumber(2012, "summer"));
    // Autumn of year 7 to spring of year 11 are 4 x 3 + 2 terms, all inside the six years.
    expect(schoolTerm("year 11 spring", 2015) - schoolTerm("year 7 autumn", 2015) + 1).toBe(14);
    expect(schoolTerm("year 7 autumn", 2015)).toBeGreaterThan(lastTerm(2015) - termsOfSixYears);
  });

  it.each(["year 0 autumn", "year 12 autumn", "year 7", "autumn", "year seven autumn", "year 7 autumn 2011", ""])(
    "refuses %j and says how it is written",
    (written) => {
      expect(() => schoolTerm(written, 2015)).toThrow(
        new ColdspotError(`not a term of schooling: ${written}`, {
          exitCode: 2,
          advice: "write it as year 7 autumn or year 11 spring",
        }),
      );
    },
  );
});
