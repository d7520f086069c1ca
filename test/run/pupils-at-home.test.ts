import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf } from "../support/measure-study.ts";

const study = (places: string, columns = "home_district: lad", files = "") => `
title: Where pupils live
data: invented
years: 2015
files:
  pupils: { path: pupils.csv, columns: { school: urn, points: points, ${columns} } }
  schools: { path: schools.csv, columns: { urn: urn, district: lad } }
${files}
places:
${places}
measures: { attainment: { outcome: points, method: points } }
show: [{ mean: { of: all, in: [england, opportunity areas, elsewhere] } }]
release: { rules: public-data }
`;

const places = (by: string) => `
  pupils_by: ${by}
  districts_on: 2016-10-01
  schemes: { opportunity: opportunity-areas }
  groups: { opportunity areas: { in: opportunity }, elsewhere: { not: opportunity areas } }`;

// Two schools in Blackpool and two in Taunton Deane; of the six pupils of each, some live in the other place.
const rows = ["1,E06000009,1", "1,E06000009,2", "1,E07000190,4", "2,E06000009,8", "2,E07000190,16", "2,,32"].concat([
  "3,E07000190,64",
  "3,E06000009,128",
  "4,E07000190,256",
  "4,E07000190,512",
]);
const files = {
  "pupils.csv": `urn,lad,points\n${rows.join("\n")}\n`,
  "schools.csv": "urn,lad\n1,E06000009\n2,E06000009\n3,E07000190\n4,E07000190\n",
};

const sumOf = async (yaml: string, more: Readonly<Record<string, string>> = {}) => {
  const { estimates, unplaced, notes } = await measurePupilStudy(yaml, { ...files, ...more });
  const sums = ["opportunity-areas", "elsewhere"].map((area) => {
    const [rests] = estimateOf(estimates, `attainment/mean/all/${area}/2015`).rests;
    return Math.round((rests?.mean ?? 0) * (rests?.pupils ?? 0));
  });
  return { sums, unplaced, notes };
};

describe("pupils are counted", () => {
  it("where their school is", async () => {
    // By hand: schools 1 and 2 (1 + 2 + 4 + 8 + 16 + 32), schools 3 and 4.
    expect(await sumOf(study(places("school")))).toEqual({ sums: [63, 960], unplaced: [], notes: [] });
  });

  it("or where they live, and nowhere where that is not known", async () => {
    // By hand: those of Blackpool (1 + 2 + 8 + 128), those of Taunton Deane (4 + 16 + 64 + 256 + 512).
    expect(await sumOf(study(places("home")))).toEqual({
      sums: [139, 852],
      unplaced: [{ scheme: "opportunity", reason: "no known area for the school or some of its pupils", schools: 1 }],
      notes: [{ what: "in no known area of opportunity by their home: counted for the whole alone", pupils: 1 }],
    });
  });

  it("by the small area of their home, with a lookup that writes codes in small letters", async () => {
    const lookup = "  small: { layout: lookup, path: l.csv, columns: { lsoa: l, district: d } }";
    const { sums } = await sumOf(study(places("home"), "home_lsoa: lad", lookup), {
      "l.csv": "l,d\ne06000009,Blackpool\nE07000190,Taunton Deane\n",
    });
    expect(sums).toEqual([139, 852]);
  });

  it("at home only where a column says where that is", async () => {
    const error = await measurePupilStudy(study(places("home"), "ref: urn"), files).catch((thrown: unknown) => thrown);
    if (!(error instanceof ColdspotError)) throw new Error("not refused");
    expect(error.message).toMatch(/ pupils are counted where they live, and no column of pupils says where: home$/);
  });
});
