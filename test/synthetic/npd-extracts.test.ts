import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { autumnShown, censusTerm } from "../../src/intake/npd-census-terms.ts";
import { npdColumns } from "../../src/intake/npd-columns.ts";
import { npdLayout } from "../../src/intake/npd-layout.ts";
import type { Cohort } from "../../src/synthetic/nation.ts";
import { keptFiles } from "../support/kept-files.ts";
import { type NpdExtract, type NpdExtracts, writeNpdExtracts } from "../support/npd/write-npd-extracts.ts";
import {
  type Cell,
  censusRules,
  isYes,
  judge,
  ks2Rules,
  ks4Rules,
  type ReadFile,
  readDelimited,
} from "./npd-perfect-reader.ts";

interface Written extends NpdExtracts {
  readonly files: ReadonlyMap<string, Buffer>;
}

async function written(dirt: "none" | "every kind", seed = 2016, years?: readonly number[]): Promise<Written> {
  const { effects, files } = keptFiles();
  const some = years === undefined ? {} : { years };
  return { ...(await writeNpdExtracts(effects, "out", { pupils: 2_000, seed, dirt, ...some })), files };
}

const digests = ({ files }: Written) =>
  new Map([...files].map(([name, bytes]) => [name, createHash("sha256").update(bytes).digest("hex")]));

const reference = (number: number | undefined) => `0990719925${String(number).padStart(8, "0")}`;
const pupilsOf = ({ reference: references, pupils }: Cohort) =>
  new Set(Array.from({ length: pupils }, (_, pupil) => reference(references[pupil])));

/** Every way in which columns of key stage 4 are named. */
const years = [2010, 2012, 2014, 2015];

describe.each(["none", "every kind"] as const)("extracts with dirt: %s", (dirt) => {
  let made: Written;
  const known = new Map<string, ReadFile>();
  const read = (name: string): ReadFile => {
    const file = known.get(name) ?? readDelimited(made.files.get(name) ?? new Uint8Array());
    known.set(name, file);
    return file;
  };
  const of = (layout: NpdExtract["layout"]) => made.extracts.filter((extract) => extract.layout === layout);
  const cohortOf = (year: number) => {
    const cohort = made.nation.cohorts.find((one) => one.year === year);
    if (cohort === undefined) throw new Error(`no cohort: ${year}`);
    return cohort;
  };
  beforeAll(async () => {
    made = await written(dirt, 2016, years);
  });

  it("are a file a cohort of each key stage, a census for each of 33 terms, and registers", () => {
    expect([...made.files.keys()].filter((name) => !name.startsWith("census"))).toEqual([
      "INVENTED.txt",
      "schools.csv",
      "districts.csv",
      "chains.csv",
      ...years.flatMap((year) => [`ks4_${year}.csv`, `ks2_${year - 5}.csv`]),
    ]);
    // From the summer of Year 5 of the pupils of 2010 (2004) to the spring of 2015: 1 + 10 x 3 + 2.
    expect(of("npd-census").map(({ ending }) => ending)).toHaveLength(33);
    expect([of("npd-census")[0]?.name, of("npd-census")[2]?.name, of("npd-census").at(-1)?.name]).toEqual([
      "census_sum04.csv",
      "census_05.csv",
      "census_spr15.csv",
    ]);
  });

  it("say how many records are in each file", () => {
    for (const { name, clean, dirt: counts } of made.extracts) {
      const left = [...counts.values()].reduce((sum, count) => sum + count, 0);
      expect([name, read(name).records.length]).toEqual([name, clean + left]);
      expect(left > 0).toBe(dirt === "every kind");
    }
  });

  it("of key stage 4 come down to the nation's pupils by the reasons that are counted", () => {
    const register = readDelimited(made.files.get("schools.csv") ?? new Uint8Array());
    const urns = new Set(register.records.map((cells) => cells[0] ?? ""));
    for (const extract of of("npd-ks4")) {
      const cohort = cohortOf(extract.year);
      const { used, counts } = judge(read(extract.name), ks4Rules(extract.year, urns), [
        "KS4_URN",
        "KS4_PTSCNEWE",
        "KS4_VAP2TAAPS",
        "CLA_PP",
      ]);
      expect([...counts].sort()).toEqual([...extract.dirt].sort());
      const found = new Map(used.map((cell) => [cell("KS4_PUPILMATCHINGREF"), cell]));
      expect(used).toHaveLength(cohort.pupils);
      const results: unknown[] = [];
      const expected: unknown[] = [];
      for (let pupil = 0; pupil < cohort.pupils; pupil++) {
        const cell: Cell = found.get(reference(cohort.reference[pupil])) ?? (() => "absent");
        const school = made.nation.schools[cohort.school[pupil] ?? 0];
        const isUrn = school?.registrations.some(({ urn }) => String(urn) === cell("KS4_URN"));
        const ks2 = Math.round(Number(cell("KS4_VAP2TAAPS")) * 10);
        results.push([cell("KS4_LAESTAB"), isUrn, Number(cell("KS4_PTSCNEWE")), ks2, isYes(cell("CLA_PP"))]);
        const care = cohort.inCare[pupil] === 1;
        expected.push([String(school?.laestab), true, cohort.ks4[pupil], 6 * (cohort.ks2[pupil] ?? 0), care]);
      }
      expect(results).toEqual(expected);
    }
  });

  it("of key stage 2 come down to the same pupils, five years before", () => {
    for (const extract of of("npd-ks2")) {
      const cohort = cohortOf(extract.year + 5);
      const { used, counts } = judge(read(extract.name), ks2Rules(extract.year, pupilsOf(cohort)), ["KS2_CVAAPS"]);
      expect([...counts].sort()).toEqual([...extract.dirt].sort());
      const found = new Map(used.map((cell) => [cell("KS2_PUPILMATCHINGREF"), cell("KS2_CVAAPS")]));
      const points = Array.from(cohort.reference, (one) => Math.round(Number(found.get(reference(one))) * 10));
      expect(points).toEqual(Array.from(cohort.ks2, (grade) => 6 * grade));
    }
  });

  it("of the census come down to the terms that the nation's pupils were seen in, and their meals", () => {
    const all = new Set(made.nation.cohorts.flatMap((cohort) => [...pupilsOf(cohort)]));
    const seasons = { AUT: 0, SPR: 1, SUM: 2 } as const;
    const seen = new Map<string, Map<number, boolean>>();
    for (const extract of of("npd-census")) {
      const { used, counts } = judge(read(extract.name), censusRules(all), ["FSMeligible"]);
      expect([extract.name, [...counts].sort()]).toEqual([extract.name, [...extract.dirt].sort()]);
      expect(used).toHaveLength(extract.clean);
      const letters = /_(AUT|SPR|SUM)/.exec(extract.ending ?? "")?.[1];
      const term = 3 * extract.year + (letters === "AUT" || letters === "SUM" ? seasons[letters] : 1);
      for (const cell of used) {
        const pupil = cell("PupilMatchingRef");
        seen.set(pupil, (seen.get(pupil) ?? new Map<number, boolean>()).set(term, isYes(cell("FSMeligible"))));
      }
      const academicYears = new Set(used.map((cell) => cell("AcademicYear")));
      expect([...academicYears]).toEqual([`${extract.year - 1}/${extract.year}`]);
    }
    for (const cohort of made.nation.cohorts) {
      // The eighteen terms end with the spring of Year 11.
      const first = 3 * cohort.year + 1 - 17;
      const records = Array.from(cohort.reference, (one) => {
        let [bits, meals] = [0, 0];
        for (const [term, eligible] of seen.get(reference(one)) ?? []) {
          bits |= 1 << (term - first);
          if (eligible) meals |= 1 << (term - first);
        }
        return [bits, meals];
      });
      expect(records).toEqual(Array.from(cohort.seen, (bits, pupil) => [bits, cohort.meals[pupil]]));
    }
  });

  it("have columns that the layouts find, of the year of the file", () => {
    const wanted = {
      "npd-ks4": [
        "pupil",
        "year",
        "school",
        "laestab",
        "school_type",
        "end_of_key_stage",
        "national_results",
        "state_funded_results",
        "sex",
        "capped_points",
        "ks2",
        "fsm",
        "in_care",
      ],
      "npd-ks2": ["pupil", "year", "laestab", "national_results", "sex", "ks2"],
      "npd-census": ["pupil", "school_year", "laestab", "year_group", "enrolment", "record_status", "fsm", "home_lsoa"],
    };
    for (const { name, layout, year, ending } of made.extracts) {
      const { header } = read(name);
      if (layout === "npd-census") expect(censusTerm(name, header, "school year")).toMatchObject({ year, ending });
      const { bound, unknown } = npdColumns(
        npdLayout(layout),
        { file: name, header, year, ending },
        { wanted: wanted[layout], columns: new Map(), at: () => "" },
      );
      expect(wanted[layout].filter((role) => bound.get(role)?.ofOtherYears !== false)).toEqual([]);
      expect(unknown.map((column) => column.toLowerCase())).toEqual(layout === "npd-ks4" ? ["schname"] : []);
    }
  });
});

describe("bytes of extracts", () => {
  it("are the same for the same seed and differ for another", async () => {
    const years = [2014, 2015];
    const one = digests(await written("every kind", 5, years));
    expect(digests(await written("every kind", 5, years))).toEqual(one);
    const other = digests(await written("every kind", 6, years));
    for (const name of ["ks4_2014.csv", "ks2_2010.csv", "census_aut13.csv", "schools.csv"])
      expect(other.get(name)).not.toBe(one.get(name));
    expect(other.get("districts.csv")).toBe(one.get("districts.csv"));
  });

  it("name an autumn by either of its years, and the academic year tells which", async () => {
    for (const [autumn, digits] of [
      ["school year", "10"],
      ["calendar year", "09"],
    ] as const) {
      const { effects, files } = keptFiles();
      await writeNpdExtracts(effects, "out", { pupils: 2_000, seed: 5, dirt: "none", years: [2015], autumn });
      const name = `census_aut${digits}.csv`;
      const { header, records } = readDelimited(files.get(name) ?? new Uint8Array());
      expect(censusTerm(name, header, autumn)).toMatchObject({ ending: `_AUT${digits}`, season: "autumn", year: 2010 });
      expect(records[0]?.[1]).toBe("2009/2010");
      expect(autumnShown(`_AUT${digits}`, records[0]?.[1] ?? "")).toBe(autumn);
    }
  });

  it("come in every form that files come in", async () => {
    const { extracts, files } = await written("every kind", 5, [2015]);
    const starts = extracts.map(({ name }) => files.get(name) ?? Buffer.alloc(0));
    const some = (test: (bytes: Buffer) => boolean) => starts.filter(test).length;
    expect(some((bytes) => bytes.subarray(0, 3).toString("hex") === "efbbbf")).toBeGreaterThan(1);
    expect(some((bytes) => bytes.includes("\r\n"))).toBeGreaterThan(1);
    expect(some((bytes) => bytes.includes("\t"))).toBeGreaterThan(1);
    expect(some((bytes) => /^\uFEFF?"/.test(bytes.toString()))).toBeGreaterThan(1);
    expect(some((bytes) => /^[^\n]*[,\t]\r?\n/.test(bytes.toString()))).toBeGreaterThan(1);
    expect(some((bytes) => /^\uFEFF?"?pupilmatching/.test(bytes.toString()))).toBeGreaterThan(1);
    expect(some((bytes) => /^\uFEFF?"?PUPILMATCHING/.test(bytes.toString()))).toBeGreaterThan(0);
    expect(files.get("schools.csv")?.includes(Buffer.from([0x20, 0x96, 0x20]))).toBe(true);
  });
});
