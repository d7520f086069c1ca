import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allDistricts, districtByCode, districtsOn } from "../../src/places/district.ts";
import { districtOnceNamed, plainDistrict } from "../../src/places/district-names.ts";
import { districtSaid, sameDistrict, saysNothing } from "../../src/places/lookup.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { sharedFile } from "../support/shared-data.ts";

const day = "2018-03-31";
const named = (text: string) => districtByCode(districtSaid(text, day) ?? "")?.name ?? null;

describe("the name of a district", () => {
  it.each([
    ["E07000086", "Eastleigh"],
    ["e07000086 ", "Eastleigh"],
    ["Eastleigh", "Eastleigh"],
    ["EASTLEIGH", "Eastleigh"],
    ["Eastleigh Borough", "Eastleigh"],
    ["Eastleigh Borough Council", "Eastleigh"],
    ["Borough of Eastleigh", "Eastleigh"],
    ["Eastleigh District (B)", "Eastleigh"],
    ["Camden London Boro", "Camden"],
    ["London Borough of Camden", "Camden"],
    ["Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"],
    ["Bristol", "Bristol, City of"],
    ["City of Bristol", "Bristol, City of"],
    ["Kingston upon Hull, City of (B)", "Kingston upon Hull, City of"],
    ["Kingston-upon-Hull City Council", "Kingston upon Hull, City of"],
    ["Herefordshire", "Herefordshire, County of"],
    ["St. Helens", "St. Helens"],
    ["Saint Helens Metropolitan Borough Council", "St. Helens"],
    ["Kings Lynn and West Norfolk", "King's Lynn and West Norfolk"],
    ["Bournemouth, Christchurch & Poole", null],
    ["Shepway", "Folkestone and Hythe"],
    ["Isles of Scilly", "Isles of Scilly"],
    ["Council of the Isles of Scilly", "Isles of Scilly"],
    ["City of London", "City of London"],
    ["London", null],
    ["Newcastle", null],
    ["Atlantis", null],
    ["", null],
  ])("%s: %s", (text, name) => expect(named(text)?.replace("St Helens", "St. Helens") ?? null).toBe(name));

  it("is that of one district on any day, and every code and its own name are one place", () => {
    for (const on of [
      "2009-04-01",
      "2013-06-01",
      "2016-03-31",
      "2019-06-01",
      "2021-06-01",
      "2023-06-01",
      "2025-12-31",
    ]) {
      const then = districtsOn(on);
      expect(new Set(then.map(({ name }) => plainDistrict(name))).size).toBe(then.length);
      expect(then.filter(({ code, name }) => districtSaid(name, on) !== code).map(({ name }) => name)).toEqual([]);
      expect(
        then.filter(({ code, name }) => !sameDistrict(code, `${name} Council`, on)).map(({ name }) => name),
      ).toEqual([]);
    }
  });

  it("of a district that ended in 2009 is the authority that it became part of, and no other district's", () => {
    // Structural changes orders of 2008, read for these five.
    const became = ["Easington", "Blyth Valley", "Ellesmere Port & Neston", "Penwith", "Mid Bedfordshire"].map(named);
    expect(became).toEqual([
      "County Durham",
      "Northumberland",
      "Cheshire West and Chester",
      "Cornwall",
      "Central Bedfordshire",
    ]);
    // Northumberland has had another code since 2013.
    expect(districtSaid("Alnwick", "2012-01-01")).toBe("E06000048");
    expect(districtSaid("Alnwick", "2014-01-01")).toBe("E06000057");
    const since = new Set(allDistricts().map(({ name }) => plainDistrict(name)));
    expect(since.has("durham")).toBe(true);
    expect(["Easington", "Salisbury", "Chester", "Carrick"].some((name) => since.has(plainDistrict(name)))).toBe(false);
    expect(districtOnceNamed("Camden")).toBeNull();
  });

  it("and that of a district it became part of can be of one place, two neighbours cannot", () => {
    expect(sameDistrict("West Somerset", "E07000246", "2016-03-31")).toBe(true);
    expect(sameDistrict("Taunton Deane", "West Somerset", "2016-03-31")).toBe(false);
    expect(sameDistrict("Taunton Deane", "West Somerset", "2020-01-01")).toBe(true);
    expect(sameDistrict("E07000086", "Eastleigh Borough", null)).toBe(true);
    expect(sameDistrict("Atlantis", "Eastleigh", null)).toBe(false);
  });
});

describe("cells that say that nothing was found", () => {
  it.each(["**UNMATCHED**", "Unmatched", "#N/A", "N/A", "NULL", "-", "...", "Not found", " "])("%s", (text) =>
    expect(saysNothing(text)).toBe(true),
  );
  it.each(["SE1 9GF", "E01000001", "Eastleigh", "N1 1AA", "NA"])("but not %s, or a name", (text) =>
    expect(saysNothing(text)).toBe(text === "NA"),
  );
});

const authorities = sharedFile("areas/uk_local_authorities_future.csv");

describe.skipIf(authorities.absent)("names and codes in a public list of authorities", () => {
  it("are of one district each, by the official name, the nice name and every other name", () => {
    const [header = [], ...rows] = plainCsv(readFileSync(authorities.path, "utf8"));
    const at = (row: readonly string[], column: string) => row[header.indexOf(column)] ?? "";
    const districts = rows.filter((row) => /^E0[6-9]/.test(at(row, "gss-code")) && districtByCode(at(row, "gss-code")));
    expect(districts.length).toBeGreaterThan(300);
    const wrong = districts.flatMap((row) => {
      const code = at(row, "gss-code");
      const on = districtByCode(code)?.to ?? "2025-12-31";
      const names = [at(row, "official-name"), at(row, "nice-name")];
      return names.filter((name) => districtSaid(name, on) !== districtSaid(code, on)).map((name) => `${code} ${name}`);
    });
    // Newcastle upon Tyne and Newcastle-under-Lyme: the short name says neither.
    expect(wrong).toEqual(["E08000021 Newcastle City Council"]);
  });
});
