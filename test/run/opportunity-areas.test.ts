import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { shippedStudy } from "../../src/effects/shipped.ts";
import { absentMembers } from "../../src/run/facts/absent-members.ts";
import { estimateOf, type MeasuredStudy, measureStudy } from "../support/measure-study.ts";
import { csvRows, sharedFile } from "../support/shared-data.ts";

const files = {
  schools: sharedFile("ks4/england_ks4_schools_2019.csv"),
  locations: sharedFile("ks4/england_secondary_2013_2015.csv"),
  boundaries: sharedFile("geo/lad_2017_england.topojson"),
  first: sharedFile("areas/school_postcode_lsoa_imd_1.csv.gz"),
  second: sharedFile("areas/school_postcode_lsoa_imd_2.csv.gz"),
  third: sharedFile("areas/school_postcode_lsoa_imd_3.csv.gz"),
  areas: sharedFile("areas/opportunity_areas.csv"),
};
const absent = Object.values(files).some((file) => file.absent);
const study = readFileSync(shippedStudy("opportunity-areas-2019", "study.yaml"), "utf8");
const golden = fileURLToPath(new URL("../golden/placement-disputes-2019.csv", import.meta.url));

describe.skipIf(absent)("the schools of England in 2019, placed in the districts of 2016", () => {
  let measured: MeasuredStudy;

  beforeAll(async () => {
    measured = await measureStudy(
      study,
      {},
      {
        schools: files.schools.path,
        locations: files.locations.path,
        boundaries: files.boundaries.path,
        small_areas: [files.first.path, files.second.path, files.third.path],
      },
    );
  });
  const places = () => [...(measured.placed?.places ?? [])];

  it("has a district for every school that has results", () => {
    expect(places()).toHaveLength(3171);
    expect(measured.placed?.unplaced).toEqual([]);
    expect(measured.unplaced).toEqual([]);
  });

  it("agrees between coordinates and small areas for more than 99 of 100 schools, and lists each that does not", () => {
    const both = places().flatMap(([urn, { answers }]) => {
      const by = (way: string) => answers.find((answer) => answer.way === way)?.district;
      const [lsoa, point] = [by("lsoa"), by("coordinates") ?? by("nearest")];
      return lsoa === undefined || point === undefined ? [] : [{ urn, lsoa, point }];
    });
    const differing = both.filter(({ lsoa, point }) => lsoa !== point);
    expect(both).toHaveLength(1934);
    expect(1 - differing.length / both.length).toBeGreaterThan(0.99);
    const listed = csvRows(golden).filter(({ lsoa }) => lsoa !== "");
    expect(differing.map(({ urn, lsoa, point }) => ({ urn, lsoa, point }))).toEqual(
      listed.map(({ urn, lsoa, coordinates }) => ({ urn, lsoa, point: coordinates })),
    );
  });

  it("finds all thirteen districts of the Opportunity Areas, West Somerset and Scarborough among them", () => {
    const found = new Set(places().map(([, { district }]) => district));
    const thirteen = csvRows(files.areas.path).map(({ lad16cd = "" }) => lad16cd);
    expect(thirteen).toHaveLength(13);
    expect(thirteen.filter((code) => !found.has(code))).toEqual([]);
    expect(absentMembers(measured.study, measured.frame)).toEqual([]);
  });

  it("gives the gaps inside and outside, the two of which add up to England", () => {
    const told = (id: string) => {
      const { rests, inScales } = estimateOf(measured.estimates, id);
      const pupils = rests.find(({ population }) => population === "disadvantaged")?.pupils ?? 0;
      return { pupils, value: inScales[0]?.value ?? Number.NaN };
    };
    const gap = (area: string) => told(`progress/gap/disadvantaged/${area}/2019`);
    const [inside, outside, england] = [gap("opportunity-areas"), gap("the-rest-of-england"), gap("england")];
    expect(inside.pupils + outside.pupils).toBe(england.pupils);
    // Each gap is against the same mean of others in England, so the gap of England is their mean by pupils.
    const mean = (inside.value * inside.pupils + outside.value * outside.pupils) / england.pupils;
    expect(mean).toBeCloseTo(england.value, 10);
    // The thirteen districts, added up by hand from the table.
    const bySchool = new Map(places().map(([urn, { district }]) => [urn, district]));
    const thirteen = new Set(csvRows(files.areas.path).map(({ lad16cd = "" }) => lad16cd));
    let [pupils, sum] = [0, 0];
    for (const row of csvRows(files.schools.path)) {
      const [n, mean] = [row["P8 PP pupils, 2019"] ?? "", row["PP Progress 8, 2019"] ?? ""];
      if (!thirteen.has(bySchool.get(row.URN ?? "") ?? "") || n === "" || mean === "") continue;
      pupils += Number(n);
      sum += Number(n) * Number(mean);
    }
    const meanInside = told("progress/mean/disadvantaged/opportunity-areas/2019");
    expect(meanInside.pupils).toBe(pupils);
    expect(meanInside.value).toBeCloseTo(sum / pupils, 10);
  });
});
