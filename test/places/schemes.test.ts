import { describe, expect, it } from "vitest";
import { authorityByOns } from "../../src/places/authorities.ts";
import { allDistricts, districtByCode, districtsOn, stoodOn } from "../../src/places/district.ts";
import { memberOf, type ShippedScheme, shippedScheme, shippedSchemes } from "../../src/places/scheme.ts";
import { csvRows, sharedFile } from "../support/shared-data.ts";

const scheme = (name: string): ShippedScheme => {
  const found = shippedScheme(name);
  if (found === null) throw new Error(`no scheme ${name}`);
  return found;
};
const codesOf = ({ members }: ShippedScheme) => (members ?? []).flatMap(({ codes }) => codes).sort();

describe("schemes that ship", () => {
  it("have the numbers of members that were announced", () => {
    const counts = Object.fromEntries(shippedSchemes().map(({ name, members }) => [name, members?.length ?? "all"]));
    expect(counts).toEqual({
      districts: "all",
      "local-authorities": "all",
      regions: "all",
      "opportunity-areas": 12,
      "opportunity-areas-wave-1": 6,
      "opportunity-areas-wave-2": 6,
      "education-investment-areas": 55,
      "priority-education-investment-areas": 24,
    });
  });

  it("have codes that stood on their day, each in one member", () => {
    for (const { name, members, codesOn, unit } of shippedSchemes()) {
      const codes = (members ?? []).flatMap((member) => member.codes);
      expect(new Set(codes).size, name).toBe(codes.length);
      for (const code of codes) {
        const found = unit === "authority" ? authorityByOns(code) : districtByCode(code);
        expect(
          found !== null && (found.from ?? "") <= (codesOn ?? "") && (codesOn ?? "") <= (found.to ?? "9999"),
          code,
        ).toBe(true);
      }
    }
  });

  const areas = sharedFile("areas/opportunity_areas.csv");
  const priority = sharedFile("areas/priority_education_investment_areas.csv");
  it.skipIf(areas.absent || priority.absent)("agree with the lists compiled from the announcements", () => {
    const rows = csvRows(areas.path);
    const wave = (number: string) => rows.filter((row) => row.wave === number).map((row) => row.lad16cd);
    expect(codesOf(scheme("opportunity-areas-wave-1"))).toEqual(wave("1").sort());
    expect(codesOf(scheme("opportunity-areas-wave-2"))).toEqual(wave("2").sort());
    expect(codesOf(scheme("opportunity-areas"))).toEqual(rows.map((row) => row.lad16cd).sort());
    expect(codesOf(scheme("priority-education-investment-areas"))).toEqual(
      csvRows(priority.path)
        .map((row) => row.lad_code)
        .sort(),
    );
  });
});

describe("whether a district belongs to a scheme", () => {
  const member = (name: string, code: string, on: string) => {
    const found = memberOf(scheme(name), code, on);
    return found.kind === "member" ? found.member.name : found.kind;
  };

  it("is told of districts of the day, of earlier and of later ones where that can be", () => {
    expect(member("opportunity-areas", "E07000191", "2016-03-31")).toBe("West Somerset");
    expect(member("opportunity-areas", "E07000190", "2016-03-31")).toBe("outside");
    // Somerset West and Taunton (2019) and Somerset (2023) were made from West Somerset and others.
    expect(member("opportunity-areas", "E07000246", "2020-01-01")).toBe("cannot-tell");
    expect(member("opportunity-areas", "E06000066", "2024-01-01")).toBe("cannot-tell");
    // Buckinghamshire was made from four districts, none of them an Opportunity Area.
    expect(member("opportunity-areas", "E06000060", "2024-01-01")).toBe("outside");
    expect(member("opportunity-areas", "E99999999", "2016-03-31")).toBe("cannot-tell");
  });

  // areas/opportunity_areas.csv: Norwich lies in Norfolk; no district of Hampshire is one. data/places: a county has districts.
  it("of a county is known where all its districts agree", () => {
    expect(member("opportunity-areas", "E10000014", "2018-08-31")).toBe("outside");
    expect(member("opportunity-areas", "E10000020", "2018-08-31")).toBe("cannot-tell");
    expect(member("regions", "E10000014", "2018-08-31")).toBe("South East");
    expect(member("local-authorities", "E10000014", "2018-08-31")).toBe("Hampshire");
  });

  it("of a scheme of authorities goes by the authority of the scheme's day", () => {
    expect(member("education-investment-areas", "E07000150", "2016-03-31")).toBe("North Northamptonshire"); // Corby
    expect(member("education-investment-areas", "E07000151", "2016-03-31")).toBe("outside"); // Daventry
    expect(member("education-investment-areas", "E07000048", "2016-03-31")).toBe("outside"); // Christchurch, not Dorset
    expect(member("education-investment-areas", "E07000049", "2016-03-31")).toBe("Dorset"); // East Dorset
    // North Yorkshire of 2023 was made from seven districts, all in the county that was one: it can be told.
    expect(member("education-investment-areas", "E06000065", "2024-01-01")).toBe("North Yorkshire");
    expect(member("local-authorities", "E07000191", "2016-03-31")).toBe("Somerset");
    expect(member("regions", "E07000191", "2016-03-31")).toBe("South West");
  });

  it("is told, or said not to be told, of every district there ever was", () => {
    for (const each of shippedSchemes())
      for (const { code } of allDistricts())
        expect(["member", "outside", "cannot-tell"]).toContain(memberOf(each, code, "2016-03-31").kind);
    const thirteen = districtsOn("2016-03-31").filter(
      ({ code }) => memberOf(scheme("opportunity-areas"), code, "2016-03-31").kind === "member",
    );
    expect(thirteen.map(({ code }) => code)).toEqual(codesOf(scheme("opportunity-areas")));
    expect(thirteen.every((district) => stoodOn(district, "2016-03-31"))).toBe(true);
  });
});
