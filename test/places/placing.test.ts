import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { districtsOn } from "../../src/places/district.ts";
import { fileCodes } from "../../src/places/file-codes.ts";
import { districtOfLsoaName, districtSaid, plainPostcode } from "../../src/places/lookup.ts";
import { type Clues, type PlaceSources, placeSchool } from "../../src/places/place-school.ts";
import { laestabOf } from "../../src/schools/laestab.ts";

const nothing: Clues = { register: "", lsoa: "", postcode: "", point: null };
const sources: PlaceSources = {
  on: "2016-03-31",
  byLsoa: new Map([["E01000001", "West Somerset"]]),
  byPostcode: new Map([["TA245HN", "E07000190"]]),
  lsoaOf: new Map(),
  areaAt: (easting) =>
    easting > 500_000 ? null : { code: "E07000191", metres: easting > 400_000 ? 120 : 0, inside: easting <= 400_000 },
};

describe("a school placed in a district of March 2016", () => {
  const placed = (clues: Partial<Clues>) => {
    const found = placeSchool({ ...nothing, ...clues }, sources);
    if (found.kind === "not-placed") return found.reason;
    const { district, way, metres, disputed } = found.place;
    return [district, way, metres, disputed ? "disputed" : "agreed"].join(" ");
  };

  it("by each way, the first that answers in the order register, LSOA, postcode, coordinates, nearest", () => {
    const point = { easting: 300_000, northing: 100_000 };
    expect(placed({ register: "E06000009" })).toBe("E06000009 register  agreed");
    expect(placed({ lsoa: "E01000001" })).toBe("E07000191 lsoa  agreed");
    expect(placed({ postcode: "ta24 5hn" })).toBe("E07000190 postcode  agreed");
    expect(placed({ point })).toBe("E07000191 coordinates  agreed");
    expect(placed({ point: { ...point, easting: 450_000 } })).toBe("E07000191 nearest 120 agreed");
    expect(placed({ lsoa: "E01000001", postcode: "TA24 5HN", point })).toBe("E07000191 lsoa  disputed");
    expect(placed({ lsoa: "E01000001", point })).toBe("E07000191 lsoa  agreed");
  });

  it("by a register of another day, where that tells it: forward always, backward only where one became one", () => {
    expect(placed({ register: "E06000048" })).toBe("E06000057 register  agreed");
    expect(placed({ register: "E08000038" })).toBe("E08000016 register  agreed");
    expect(placed({ register: "E07000246" })).toBe(
      "the register's district does not show which one it was on 2016-03-31",
    );
    expect(placed({ register: "E07000246", lsoa: "E01000001" })).toBe("E07000191 lsoa  agreed");
  });

  it("or not, with the reason", () => {
    expect(placed({})).toBe("nothing that shows where the school is");
    expect(placed({ lsoa: "E01099999" })).toBe(
      "LSOA or postcode not in the lookup, and no other way to place the school",
    );
    expect(placed({ point: { easting: 600_000, northing: 0 } })).toBe(
      "coordinates outside every boundary, and no other way to place the school",
    );
  });
});

describe("what lookups say", () => {
  it("the district in the name of a small area", () => {
    expect(districtOfLsoaName("City of London 001F E01032739")).toBe("City of London");
    expect(districtOfLsoaName("Chorley 006F")).toBe("Chorley");
    expect(districtOfLsoaName("Kingston upon Hull 012A")).toBe("Kingston upon Hull");
    expect(districtOfLsoaName("Chorley")).toBeNull();
    expect(districtOfLsoaName("")).toBeNull();
  });

  it("a name of any day on another day", () => {
    expect(districtSaid("West Somerset", "2016-03-31")).toBe("E07000191");
    expect(districtSaid("West Somerset", "2020-01-01")).toBe("E07000246");
    expect(districtSaid("E06000066", "2016-03-31")).toBeNull();
    expect(districtSaid("Somerset West and Taunton", "2016-03-31")).toBeNull();
    expect(districtSaid("Atlantis", "2016-03-31")).toBeNull();
  });

  it("postcodes and LAESTABs however they are written", () => {
    expect(plainPostcode(" se1  9gf ")).toBe("SE19GF");
    expect(laestabOf("8504002")).toEqual({ authority: "850", establishment: "4002" });
    expect(laestabOf("850/4002")).toEqual({ authority: "850", establishment: "4002" });
    expect(laestabOf("850 4002")).toEqual({ authority: "850", establishment: "4002" });
    expect(laestabOf("85040020")).toBeNull();
    expect(laestabOf("E06000001")).toBeNull();
  });
});

describe("the codes of a file on the study's day", () => {
  const on = (codes: readonly string[], day: string, carry = false) => {
    const found = fileCodes(codes, day, carry);
    return found.kind === "wrong" ? `${found.why}; ${found.advice}` : { on: found.on, recoded: [...found.recoded] };
  };

  it("serve on their own day and on earlier ones", () => {
    expect(on(["E07000191", "E06000009"], "2016-03-31")).toEqual({ on: "2016-03-31", recoded: [] });
    expect(on(["E07000246", "E06000009"], "2016-03-31")).toEqual({ on: "2019-04-01", recoded: [] });
    expect(on(["A1", "A2"], "2016-03-31")).toEqual({ on: null, recoded: [] });
  });

  it("of an earlier day are refused, with the successor and the day", () => {
    expect(on(["E07000191", "E06000009"], "2020-06-01")).toBe(
      "E07000191 (West Somerset) ended on 2019-03-31: from 2019-04-01 it is E07000246 (Somerset West and Taunton), from 2023-04-01 it is E06000066 (Somerset); correct the code, or choose another day under places: districts_on (the codes of the file were all in use from 2009-04-01 to 2019-03-31)",
    );
    expect(on(["E07000191", "E07000246"], "2020-06-01")).toMatch(/^E07000191 \(West Somerset\) ended on 2019-03-31/);
    expect(on(["E06000099"], "2020-06-01")).toMatch(/^no district of England has had the code since 2009: E06000099/);
  });

  it("are carried over where one district became one other, and the study says so", () => {
    expect(on(["E06000048", "E06000009"], "2016-03-31")).toMatch(/places: \{ carry: one-to-one \}/);
    expect(on(["E06000048", "E06000009"], "2016-03-31", true)).toEqual({
      on: "2016-03-31",
      recoded: [["E06000048", "E06000057"]],
    });
    expect(on(["E06000048", "E07000246"], "2016-03-31", true)).toMatch(/^E07000246 .* began on 2019-04-01/);
  });

  it("lead from every district of the study's day to one row of the file, whichever later day it is of", () => {
    const days = ["2009-04-01", "2012-06-01", "2016-03-31", "2019-06-01", "2020-06-01", "2021-06-01", "2023-06-01"];
    fc.assert(
      fc.property(fc.constantFrom(...days), fc.constantFrom(...days), (one, other) => {
        const [day = "", fileDay = ""] = [one, other].sort();
        const codes = districtsOn(fileDay).map(({ code }) => code);
        const found = fileCodes(codes, day, true);
        expect(found.kind).toBe("ready");
        if (found.kind === "ready" && found.on !== null)
          for (const { code } of districtsOn(day)) {
            const said = districtSaid(code, found.on);
            expect(codes.map((each) => found.recoded.get(each) ?? each)).toContain(said);
          }
      }),
    );
  });
});
