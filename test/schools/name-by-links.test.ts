import { describe, expect, it } from "vitest";
import type { Inspection, InspectionTable } from "../../src/schools/inspection.ts";
import { nameByLinks } from "../../src/schools/name-by-links.ts";
import type { RegisteredSchool } from "../../src/schools/registered-school.ts";
import { linksOf, registeredSchool } from "../support/school-links.ts";

const inspection = (urn: string): Inspection => ({
  ...{ urn, inspected: "2017-02-01", published: "2017-03-01", grade: 2, framework: null, kind: "graded" },
  ...{ ofPredecessor: false, publishedAsInspected: false },
});

const table: InspectionTable = {
  inspections: [inspection("130001"), inspection("140002-")],
  schools: [
    { urn: "140002", facts: new Map([["region", "London"]]) },
    {
      urn: "130001+",
      facts: new Map([
        ["region", "London"],
        ["opened", "2018-09-01"],
        ["education", "Academy Converter"],
      ]),
    },
  ],
  inherited: [
    { urn: "140002", before: "140002-", on: "2018-09-01" },
    { urn: "130001+", before: "130001", on: "2018-09-01" },
  ],
};

const short = ({ inspections, schools, inherited }: InspectionTable) => [
  inspections.map(({ urn }) => urn).join(" "),
  schools.map(({ urn, facts }) => `${urn} ${[...facts.keys()].join("+")}`).join(", "),
  inherited.map(({ urn, before }) => `${before} ${urn}`).join(", "),
];

describe("schools without a URN", () => {
  it("keep their names where nothing shows their URN", () => {
    expect(nameByLinks(table, [], null)).toEqual({ ...table, inspections: table.inspections });
  });

  it("are given the one URN that links show, on either side", () => {
    const links = linksOf("130001 Successor 145000 2018-09-01", "140002 Predecessor 120002 2018-09-01");
    expect(short(nameByLinks(table, links, null))).toEqual([
      "120002 130001",
      "140002 region, 145000 region+opened+education",
      "120002 140002, 130001 145000",
    ]);
  });

  it("are not chosen among several: what is known of the school of today is not said of the one before", () => {
    const links = linksOf(
      ...["130001 Successor 145000 2018-09-01", "130001 Successor 145001 2018-09-01"],
      ...["140002 Predecessor 120002 2018-09-01", "140002 Predecessor 120003 2018-09-01"],
    );
    expect(short(nameByLinks(table, links, null))).toEqual(["130001 140002", "130001 region, 140002 region", ""]);
  });

  it("are given the URN that another list has beside the same predecessor", () => {
    const other = { ...table, inherited: [...table.inherited, { urn: "145000", before: "130001", on: null }] };
    expect(short(nameByLinks(other, [], null))[2]).toBe("140002- 140002, 130001 145000");
  });

  it("are given the URN of the one registered school with their LAESTAB that opened on their day", () => {
    const schools = table.schools.map((school) => ({
      ...school,
      facts: new Map([...school.facts, ["laestab", "202/4000"]]),
    }));
    const of = (urn: string, opened: string | null) =>
      registeredSchool({ urn, opened, authority: "202", establishment: "4000" });
    const named = (...registered: readonly RegisteredSchool[]) =>
      short(nameByLinks({ ...table, schools }, [], { on: "2022-01-01", schools: registered }))[2];
    expect(named(of("130001", null), of("145000", "2018-09-01"), of("146000", "2020-09-01"))).toContain(
      "130001 145000",
    );
    expect(named(of("145000", "2018-09-01"), of("146000", null))).toContain("130001 130001+");
    expect(named(of("130001", null))).toContain("130001 130001+");
  });
});
