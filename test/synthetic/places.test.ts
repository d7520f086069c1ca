import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { neighbours } from "../../src/synthetic/hex-island.ts";
import { inventNation } from "../../src/synthetic/invent-nation.ts";
import { urnIn } from "../../src/synthetic/registrations.ts";
import { targets, years } from "./targets-file.ts";

const REAL = new URL("../../../shared/data/areas/", import.meta.url);
const { districts, schools, cohorts } = inventNation({ pupilsPerCohort: 600_000, seed: 5, years: [2013], targets });
const inDistrict = districts.map((_, index) => schools.filter(({ district }) => district === index).length);

describe("districts", () => {
  it("are 324 hexagons in one connected piece", () => {
    const land = new Set(districts.map(({ q, r }) => `${q} ${r}`));
    expect(land.size).toBe(324);
    const reached = new Set<string>();
    const ahead = districts.slice(0, 1).map(({ q, r }) => ({ q, r }));
    for (let hex = ahead.pop(); hex !== undefined; hex = ahead.pop()) {
      const name = `${hex.q} ${hex.r}`;
      if (!land.has(name) || reached.has(name)) continue;
      reached.add(name);
      ahead.push(...neighbours(hex));
    }
    expect(reached.size).toBe(324);
  });

  it("fall into six categories of 54, nine regions, and six opportunity areas inside categories 5 and 6", () => {
    for (const category of [1, 2, 3, 4, 5, 6]) {
      expect(districts.filter((district) => district.category === category)).toHaveLength(54);
    }
    expect(new Set(districts.map(({ region }) => region)).size).toBe(9);
    const opportunity = districts.filter((district) => district.opportunityArea);
    expect(opportunity).toHaveLength(6);
    expect(new Set(opportunity.map(({ category }) => category))).toEqual(new Set([5, 6]));
  });

  it("have codes and names of their own", () => {
    expect(new Set(districts.map(({ name }) => name)).size).toBe(324);
    for (const { code } of districts) expect(code).toMatch(/^X07\d{6}$/);
  });
});

describe("schools", () => {
  it("are about 3,400 for 600,000 pupils, at least two a district", () => {
    expect(schools.length).toBeGreaterThanOrEqual(3_400);
    expect(schools.length).toBeLessThan(3_420);
    expect(Math.min(...inDistrict)).toBeGreaterThanOrEqual(2);
  });

  it("are at least two a district with 60,000 pupils, too", () => {
    const small = inventNation({ pupilsPerCohort: 60_000, seed: 5, years: [2013], targets });
    for (let index = 0; index < districts.length; index++) {
      expect(small.schools.filter(({ district }) => district === index).length).toBeGreaterThanOrEqual(2);
    }
  });

  it("have names, numbers and URNs that no other has, none of them a real one", () => {
    const registrations = schools.flatMap((school) => school.registrations);
    expect(new Set(schools.map(({ name }) => name)).size).toBe(schools.length);
    expect(new Set(schools.map(({ laestab }) => laestab)).size).toBe(schools.length);
    expect(new Set(registrations.map(({ urn }) => urn)).size).toBe(registrations.length);
    expect(Math.min(...registrations.map(({ urn }) => urn))).toBe(900_001);
    for (const { laestab } of schools) expect(String(laestab)).toMatch(/^5\d{6}$/);
  });

  it("change URN at most once, on becoming an academy, and their pupils with them", () => {
    const converted = schools.filter(({ registrations }) => registrations.length > 1);
    expect(converted.length / schools.length).toBeGreaterThan(0.03);
    expect(converted.length / schools.length).toBeLessThan(0.09);
    for (const school of converted) {
      const [before, after] = school.registrations;
      expect(school.registrations).toHaveLength(2);
      expect(after?.type).toBe("Academy converter");
      const year = Number(after?.opened.slice(0, 4));
      expect(before?.closed).toBe(`${year}-08-31`);
      expect(urnIn(school, year)).toBe(before?.urn);
      expect(urnIn(school, year + 1)).toBe(after?.urn);
    }
  });

  it("for girls or boys have no others", () => {
    for (const { school, girl } of cohorts) {
      for (let pupil = 0; pupil < school.length; pupil++) {
        const sex = schools[school[pupil] ?? 0]?.sex;
        if (sex !== "mixed" && (sex === "girls") !== (girl[pupil] === 1)) throw new Error(`pupil ${pupil} in ${sex}`);
      }
    }
    expect(schools.filter(({ sex }) => sex === "mixed").length / schools.length).toBeGreaterThan(0.85);
  });
});

describe("names", () => {
  const invented = new Set(
    [...districts.flatMap(({ name, region }) => [name, region]), ...schools.map(({ name }) => name)].flatMap((name) =>
      name.split(" "),
    ),
  );
  const plain = /^(School|High|College|Park|Grange|Hall|Bridge|North|South|Upper|Lower|Old|New|for|Girls|Boys)$/;
  const places = [...invented].filter((word) => !plain.test(word)).map((word) => word.toLowerCase());

  it("are made of single invented words", () => {
    expect(places.length).toBeGreaterThan(800);
    for (const word of places) expect(word).toMatch(/^[a-z]{6,11}$/);
  });

  it.skipIf(!existsSync(REAL))("are in no name of a real authority, ward or constituency", () => {
    const authorities = readFileSync(new URL("la_all_codes.csv", REAL), "utf8");
    const wards = gunzipSync(readFileSync(new URL("ward_lad_la_pcon_hierarchy.csv.gz", REAL))).toString();
    const real = new Set(`${authorities}\n${wards}`.toLowerCase().split(/[^a-z]+/));
    expect(real.size).toBeGreaterThan(5_000);
    expect(places.filter((word) => real.has(word))).toEqual([]);
  });

  it.skipIf(!existsSync(REAL))("and codes are in no list of real ones", () => {
    const authorities = readFileSync(new URL("la_all_codes.csv", REAL), "utf8");
    expect(districts.filter(({ code }) => authorities.includes(code))).toEqual([]);
  });
});

it("the years of the nation are those of the targets", () => {
  expect([...new Set(targets.cells.map(({ year }) => year))]).toEqual(years);
});
