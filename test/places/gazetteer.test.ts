import { describe, expect, it } from "vitest";
import { authorityByCode, authorityByOns } from "../../src/places/authorities.ts";
import { carry, carryAll } from "../../src/places/carry.ts";
import { timeOfCodes } from "../../src/places/code-set.ts";
import { allDistricts, districtByCode, districtNamed, districtsOn } from "../../src/places/district.ts";
import { standingOn, wrongAuthority, wrongCode } from "../../src/places/standing.ts";
import { csvRows, sharedFile } from "../support/shared-data.ts";

describe("the districts of England on a day", () => {
  // Numbers of districts that ONS gives for each April.
  it.each([
    ["2009-04-01", 326],
    ["2016-03-31", 326],
    ["2019-03-31", 326],
    ["2019-04-01", 317],
    ["2020-04-01", 314],
    ["2021-04-01", 309],
    ["2023-04-01", 296],
    ["2025-04-01", 296],
  ])("%s: %i", (day, count) => expect(districtsOn(day)).toHaveLength(count));

  it("end where the ones that they became begin, and lie in a region and an authority that is known", () => {
    const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    for (const { code, to, became, authority } of allDistricts()) {
      expect(authorityByOns(authority), `${code} lies in ${authority}`).not.toBeNull();
      expect(to === undefined, code).toBe(became === undefined);
      if (to !== undefined) expect(districtByCode(became ?? "")?.from, code).toBe(dayAfter(to));
    }
  });
});

const registerOfCodes = sharedFile("areas/la_all_codes.csv");
const dated = sharedFile("areas/uk_local_authorities_future.csv");
const wards = sharedFile("areas/ward_lad_la_pcon_hierarchy.csv.gz");

describe.skipIf(registerOfCodes.absent || dated.absent || wards.absent)("against lists that others keep", () => {
  it("every district code of England since 2011 is known, under its name, in its region, with what covers it now", () => {
    const england = csvRows(registerOfCodes.path).filter((row) => row.CTRYNM === "England");
    expect(england).toHaveLength(allDistricts().length);
    for (const { LADCD = "", LADNM, LADCD_ACTIVE = "", RGNCD } of england) {
      expect(districtByCode(LADCD)).toMatchObject({ name: LADNM, region: RGNCD });
      const standing = standingOn(LADCD, "2025-06-01");
      const now = standing.kind === "ended" ? standing.now.code : LADCD;
      expect(now, LADCD).toBe(LADCD_ACTIVE);
    }
  });

  it("districts end when mySociety's list says so, give or take whether the last or the next day is written", () => {
    const ended = csvRows(dated.path).filter(
      (row) => /^E0[6-9]/.test(row["gss-code"] ?? "") && (row["end-date"] ?? "") !== "",
    );
    expect(ended).toHaveLength(42); // the 50 that ended, less 8 new codes for one district, which that list leaves out
    for (const row of ended) {
      const to = districtByCode(row["gss-code"] ?? "")?.to ?? "";
      const days = (Date.parse(row["end-date"] ?? "") - Date.parse(to)) / 86_400_000;
      expect([0, 1], `${row["gss-code"]} ${to} ${row["end-date"]}`).toContain(days);
    }
  });

  it("districts stand in the years for which the Department for Education lists wards of theirs, in its authorities", () => {
    const seen = new Set<string>();
    for (const row of csvRows(wards.path)) {
      const { lad_code = "", new_la_code } = row;
      if (!lad_code.startsWith("E")) continue;
      seen.add(lad_code);
      expect(districtByCode(lad_code)?.authority, lad_code).toBe(new_la_code);
      const { from = "", to = "9999" } = districtByCode(lad_code) ?? { from: "never" };
      expect(from <= `${row.most_recent_year_included}-12-31`, lad_code).toBe(true);
      expect(to >= `${row.first_available_year_included}-01-01`, lad_code).toBe(true);
    }
    // All 346 codes but six of before 2013 and two of 2025.
    expect(seen.size).toBe(338);
  });
});

describe("a code on a day", () => {
  it("stands, has ended, has not begun, or is none", () => {
    expect(standingOn("E07000191", "2016-03-31")).toMatchObject({
      kind: "stands",
      district: { name: "West Somerset" },
    });
    expect(standingOn("E07000191", "2024-01-01")).toMatchObject({ kind: "ended", now: { code: "E06000066" } });
    expect(standingOn("E06000066", "2016-03-31")).toMatchObject({
      kind: "not-yet",
      before: [
        { name: "Mendip" },
        { name: "Sedgemoor" },
        { name: "South Somerset" },
        { name: "Taunton Deane" },
        { name: "West Somerset" },
      ],
    });
    expect(standingOn("E99000001", "2016-03-31")).toEqual({ kind: "unknown", code: "E99000001" });
  });

  it.each([
    [
      "E07000191",
      "2024-01-01",
      "E07000191 (West Somerset) ended on 2019-03-31: from 2019-04-01 it is E07000246 (Somerset West and Taunton), from 2023-04-01 it is E06000066 (Somerset)",
    ],
    [
      "E07000245",
      "2016-03-31",
      "E07000245 (West Suffolk) began on 2019-04-01: before that, it was E07000201 (Forest Heath), E07000204 (St Edmundsbury)",
    ],
    [
      "E06000048",
      "2016-03-31",
      "E06000048 (Northumberland) ended on 2013-03-31: from 2013-04-01 it is E06000057 (Northumberland)",
    ],
    ["W06000001", "2016-03-31", "not the code of a district of England, such as E07000191: W06000001"],
    ["E06000099", "2016-03-31", "no district of England has had the code since 2009: E06000099"],
    ["E06000009", "2016-03-31", null],
  ])("%s on %s is told wrong in words", (code, day, words) => expect(wrongCode(code, day)).toBe(words));
});

describe("a code carried to another day", () => {
  it("is one for one, inside a larger one, or one of several", () => {
    expect(carry("E06000048", "2016-03-31")).toEqual({ kind: "recoded", code: "E06000057" });
    expect(carry("E06000057", "2012-01-01")).toEqual({ kind: "recoded", code: "E06000048" });
    expect(carry("E07000191", "2020-01-01")).toEqual({ kind: "inside", code: "E07000246" });
    expect(carry("E07000191", "2024-01-01")).toEqual({ kind: "inside", code: "E06000066" });
    expect(carry("E07000246", "2016-03-31")).toEqual({ kind: "several", codes: ["E07000190", "E07000191"] });
    expect(carry("E07000242", "2016-03-31")).toEqual({ kind: "same", code: "E07000242" });
    expect(carry("nonsense", "2016-03-31")).toEqual({ kind: "unknown" });
  });

  it("loses no district: forward, the districts of a day go onto all districts of any later day", () => {
    for (const [from, to] of [
      ["2009-04-01", "2025-04-01"],
      ["2016-03-31", "2021-06-01"],
      ["2019-06-01", "2023-06-01"],
    ] as const) {
      const { codes } = carryAll(
        districtsOn(from).map(({ code }) => code),
        to,
      );
      const reached = new Set(codes.map((one) => ("code" in one.to ? one.to.code : one.to.kind)));
      expect([...reached].sort()).toEqual(districtsOn(to).map(({ code }) => code));
    }
  });
});

describe("a list of codes dates itself", () => {
  it("by the days on which all of them stood", () => {
    expect(timeOfCodes(["E06000060", "E07000150"])).toEqual({ kind: "together", from: "2020-04-01", to: "2021-03-31" });
    expect(timeOfCodes(["E07000191", "E07000246"])).toEqual({ kind: "never", ended: "E07000191", began: "E07000246" });
    expect(timeOfCodes(["E06000009", "X"])).toEqual({ kind: "unknown", codes: ["X"] });
  });

  const imd2019 = sharedFile("areas/imd2019_england_ltla19.csv");
  const imd2015 = sharedFile("areas/imd2015_england_ltla21.csv");
  it.skipIf(imd2019.absent || imd2015.absent)(
    "the indices of deprivation: 317 districts of 2019 and 309 of 2021, joined without loss, 11 codes changed into 3",
    () => {
      const of2019 = csvRows(imd2019.path).map((row) => row.ltla19_code ?? "");
      const of2021 = csvRows(imd2015.path).map((row) => row.ltla21_code ?? "");
      expect(timeOfCodes(of2019)).toEqual({ kind: "together", from: "2019-04-01", to: "2020-03-31" });
      expect(timeOfCodes(of2021)).toEqual({ kind: "together", from: "2021-04-01", to: "2023-03-31" });
      const { codes, same, changed } = carryAll(of2019, "2021-04-01");
      expect({ codes: codes.length, same, changed: changed.length }).toEqual({ codes: 317, same: 306, changed: 11 });
      expect(new Set(changed.flatMap(({ to }) => to))).toEqual(new Set(["E06000060", "E06000061", "E06000062"]));
      expect(new Set(codes.map(({ to }) => ("code" in to ? to.code : "")))).toEqual(new Set(of2021));
    },
  );
});

describe("names and old numbers", () => {
  it("finds a district by name, however its title is turned", () => {
    const code = (name: string, day = "2016-03-31") => districtNamed(name, day)?.code;
    expect(code("Bristol, City of")).toBe("E06000023");
    expect(code("City of Bristol")).toBe("E06000023");
    expect(code("St Helens")).toBe("E08000013");
    expect(code("County Durham")).toBe("E06000047");
    expect(code("Durham")).toBe("E06000047");
    expect(code("West Somerset")).toBe("E07000191");
    expect(code("West Somerset", "2020-01-01")).toBeUndefined();
    expect(code("Northumberland", "2012-01-01")).toBe("E06000048");
  });

  it("names on a day are told apart, so that a name never stands for two districts", () => {
    for (const day of ["2009-04-01", "2016-03-31", "2019-06-01", "2021-06-01", "2025-04-01"])
      for (const { code, name } of districtsOn(day)) expect(districtNamed(name, day)?.code, name).toBe(code);
  });

  it("three-digit codes stand for the authority of the day", () => {
    const ons = (code: string, day: string) => authorityByCode(code, day)?.ons;
    expect(ons("929", "2012-01-01")).toBe("E06000048");
    expect(ons("929", "2016-03-31")).toBe("E06000057");
    expect(ons("933", "2019-01-01")).toBe("E10000027");
    expect(ons("933", "2024-01-01")).toBe("E06000066");
    expect(ons("373", "2025-04-01")).toBe("E08000039");
  });
});

describe("the code of an authority on a day", () => {
  it.each([
    [
      "E10000027",
      "2024-01-01",
      "E10000027 (Somerset) ended on 2023-03-31: on 2024-01-01 its districts lie in E06000066 (Somerset)",
    ],
    [
      "E10000009",
      "2020-01-01",
      "E10000009 (Dorset) ended on 2019-03-31: on 2020-01-01 its districts lie in E06000058 (Bournemouth, Christchurch and Poole), E06000059 (Dorset)",
    ],
    [
      "E06000061",
      "2016-03-31",
      "E06000061 (North Northamptonshire) began on 2021-04-01: on 2016-03-31 its districts lie in E10000021 (Northamptonshire)",
    ],
    ["E10000014", "2016-03-31", null],
    ["E12000001", "2016-03-31", null],
  ])("%s on %s", (code, day, words) => expect(wrongAuthority(code, day)).toBe(words));
});
