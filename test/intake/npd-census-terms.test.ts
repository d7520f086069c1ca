import { describe, expect, it } from "vitest";
import { autumnShown, censusTerm, censusTerms, termEnding } from "../../src/intake/npd-census-terms.ts";
import { npdLayout } from "../../src/intake/npd-layout.ts";
import { academicYearEnd } from "../../src/schools/academic-year.ts";

// The years on the right are counted by hand from the calendar: the school year 2009/10 ends in 2010.
describe("terms of a census", () => {
  it("stand in the ends of columns", () => {
    const header = ["PupilMatchingRefAnonymous_SPR10", "fsmeligible_spr10 ", "Note"];
    expect(censusTerm("f", header, "school year")).toEqual({
      ending: "_SPR10",
      season: "spring",
      year: 2010,
      columns: [0, 1],
    });
    expect(censusTerm("f", ["FSMeligible_SUM09"], "calendar year")).toMatchObject({ season: "summer", year: 2009 });
    expect(censusTerm("f", ["FSMeligible_03"], "school year")).toMatchObject({ season: "spring", year: 2003 });
  });

  it("of an autumn are of the school year that ends, or begins, in the two digits", () => {
    expect(censusTerm("f", ["FSMeligible_AUT10"], "school year").year).toBe(2010);
    expect(censusTerm("f", ["FSMeligible_AUT10"], "calendar year").year).toBe(2011);
    expect(npdLayout("npd-census").autumnEnding?.means).toBe("school year");
  });

  it("do not take a threshold or an index for a year", () => {
    for (const column of [
      "EVERFSM_6",
      "IDACIScore_10",
      "IDACIScore_15",
      "KS4_L2BASICS_94",
      "Year_99",
      "FSM_SPR1",
      "FSM_WIN10",
    ])
      expect(termEnding(column)).toBeNull();
    expect(termEnding("IDACIScore_15_SPR17")).toBe("_SPR17");
    expect(termEnding("EVERFSM_6_spr16")).toBe("_SPR16");
  });

  it("of a wide file come in the order of time, whatever that of columns", () => {
    const header = ["PMR", "FSM_SUM10", "FSM_AUT10", "FSM_SPR10", "FSM_05", "NCY_SPR10"];
    expect(censusTerms(header, "school year").map(({ ending, columns }) => [ending, columns])).toEqual([
      ["_05", [4]],
      ["_AUT10", [2]],
      ["_SPR10", [3, 5]],
      ["_SUM10", [1]],
    ]);
    expect(censusTerms(header, "calendar year").map(({ ending }) => ending)).toEqual([
      "_05",
      "_SPR10",
      "_SUM10",
      "_AUT10",
    ]);
    expect(() => censusTerm("wide.csv", header, "school year")).toThrow(
      "more than one term in wide.csv: 05, AUT10, SPR10, SUM10",
    );
  });

  it("are asked for where no column says one", () => {
    expect(() => censusTerm("f.csv", ["pupil", "fsm"], "school year")).toThrow(
      /^no column gives the term of the file: f\.csv$/,
    );
  });
});

describe("the academic year of an autumn", () => {
  it("tells which meaning its two digits have", () => {
    expect(autumnShown("_AUT10", "2009/2010")).toBe("school year");
    expect(autumnShown("_aut10", "2010/11")).toBe("calendar year");
    expect(autumnShown("_AUT10", "2012/2013")).toBeNull();
    expect(autumnShown("_SPR10", "2009/2010")).toBeNull();
  });

  it("is read by both its ends only", () => {
    for (const text of ["2009/2010", "2009/10", "2009-10", "200910", "20092010", " 2009 / 2010 "])
      expect(academicYearEnd(text)).toBe(2010);
    expect(academicYearEnd("1999/00")).toBe(2000);
    for (const text of ["2010", "2009/2011", "2009/09", "09/10", "", "2009/2010/2011"])
      expect(academicYearEnd(text)).toBeNull();
  });
});
