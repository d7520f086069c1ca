import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { filesOf } from "../support/files-of.ts";
import { cohorts, inventedPupils, pupilFiles, pupilStudy, refOf } from "../support/invented-pupils.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { type MeasuredStudy, quietEffects } from "../support/measure-study.ts";
import { type Files, inFolder } from "../support/temp-folder.ts";

const small = inventedPupils(48);
type Row = readonly string[];
const numbersOf = ({ estimates, notes }: MeasuredStudy) => [
  estimates.map((one) => (one.kind === "estimate" ? one.inScales : one)),
  notes,
];
const letters: Readonly<Record<string, string>> = { autumn: "AUT", spring: "SPR", summer: "SUM" };

/** The rows as extracts have them: one file a term, its columns named by it, with the enrolment of each row. */
function byTerm(rows: readonly Row[]): Files {
  const files = new Map<string, string[]>();
  for (const [pupil = "", year = "", term = "", fsm = "", enrolment = "C"] of rows) {
    const ending = `${letters[term]}${year.slice(2)}`;
    const lines = files.get(ending) ?? [
      `PupilMatchingRefAnonymous_${ending},FSMeligible_${ending},EnrolStatus_${ending}`,
    ];
    lines.push([pupil, fsm, enrolment].join(","));
    files.set(ending, lines);
  }
  return Object.fromEntries([...files].map(([ending, lines]) => [`term_${ending}.csv`, `${lines.join("\n")}\n`]));
}

const termStudy = (form: Parameters<typeof pupilStudy>[0] = {}) =>
  pupilStudy({ ...form, census: '"term_*.csv"' }).replace(
    "    columns: { pupil: pupil_ref, year: census_year, term: term, fsm: fsm }",
    "    layout: npd-census",
  );
const text = (rows: readonly Row[]) =>
  `pupil_ref,census_year,term,fsm\n${rows.map((row) => row.slice(0, 4).join(",")).join("\n")}\n`;

/** Files a cohort, and the same rows as files a term. */
async function bothWays(rows: Readonly<Record<number, readonly Row[]>>, form: Parameters<typeof pupilStudy>[0] = {}) {
  const files = pupilFiles(small);
  const ofCohorts = Object.fromEntries(cohorts.map((year) => [`census_${year}.csv`, text(rows[year] ?? [])]));
  const apart = await measurePupilStudy(pupilStudy(form), { ...files, ...ofCohorts });
  const together = await measurePupilStudy(termStudy(form), {
    ...files,
    ...byTerm(cohorts.flatMap((year) => rows[year] ?? [])),
  });
  return { apart, together };
}

const ofCensus = ({ ledgers }: MeasuredStudy) => ledgers.filter(({ source }) => source.entry === "census");
function flow(measured: MeasuredStudy) {
  const counts = new Map<string, number>();
  const add = (what: string, rows: number) => counts.set(what, (counts.get(what) ?? 0) + rows);
  for (const { rowsRead, rowsUsed, refused } of ofCensus(measured)) {
    add("read", rowsRead);
    add("used", rowsUsed);
    // Names of columns are in brackets; they differ between the two ways.
    for (const { reason, rows } of refused) add(reason.replace(/ \(.*/, ""), rows);
  }
  return Object.fromEntries([...counts].sort());
}

const rowOf = (cohort: number) =>
  fc
    .record({
      pupil: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 0, max: 47 }).map((index) => refOf(cohort, index)) },
        fc.constantFrom("", "NOBODY", ` ${refOf(cohort, 3)} `, refOf(cohort, 99)),
      ),
      // The last of these years is outside the terms of both cohorts.
      year: fc.constantFrom("2010", "2011", "2012", "2013", "2003"),
      term: fc.constantFrom("autumn", "spring", "summer"),
      fsm: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom("0", "1") },
        fc.constantFrom("Yes", "f", "2", "", "x", " 1"),
      ),
    })
    .map(({ pupil, year, term, fsm }): Row => [pupil, year, term, fsm]);

describe("census files of one term for every cohort", () => {
  it("give what files of one cohort give, and leave out as many rows for the same reasons, with dirt and without", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(rowOf(2014), { maxLength: 50 }),
        fc.array(rowOf(2015), { maxLength: 50 }),
        async (a, b) => {
          const more: Readonly<Record<number, readonly Row[]>> = { 2014: a, 2015: b };
          const rows = Object.fromEntries(
            cohorts.map((year) => [year, [...(small.census[year] ?? []), ...(more[year] ?? [])]]),
          );
          const { apart, together } = await bothWays(rows);
          expect(numbersOf(together)).toEqual(numbersOf(apart));
          expect(flow(together)).toEqual(flow(apart));
        },
      ),
      { numRuns: 5, seed: 20161101, examples: [[[], []]] },
    ));

  it("leave out guests before anything else is asked of the row", async () => {
    const guest: Row = [refOf(2015, 1), "2013", "spring", "x", "G"];
    const measured = await measurePupilStudy(termStudy(), {
      ...pupilFiles(small),
      ...byTerm([...cohorts.flatMap((year) => small.census[year] ?? []), guest]),
    });
    const clean = await measurePupilStudy(termStudy(), {
      ...pupilFiles(small),
      ...byTerm(cohorts.flatMap((year) => small.census[year] ?? [])),
    });
    expect(numbersOf(measured)).toEqual(numbersOf(clean));
    expect(ofCensus(measured).flatMap(({ source, refused }) => refused.map((one) => [source.file, one]))).toEqual([
      ["term_SPR13.csv", { reason: "outside the scope: a guest registration", rows: 1 }],
    ]);
  });

  it("say that a term is outside, of a pupil whose own six years it is not in", async () => {
    // By hand: the summer of 2008 is a term of the cohort of 2014, and comes before the six years of that of 2015.
    const both = [2014, 2015].map((year): Row => [refOf(year, 1), "2008", "summer", "0"]);
    const { together, apart } = await bothWays({
      2014: [...(small.census[2014] ?? []), ...both.slice(0, 1)],
      2015: [...(small.census[2015] ?? []), ...both.slice(1)],
    });
    expect(numbersOf(together)).toEqual(numbersOf(apart));
    const [left] = together.entries;
    expect(together.entries.length).toBe(1);
    expect(left).toMatchObject({
      file: "term_SUM08.csv",
      record: 3,
      reason: "a census outside the six years before the exams",
    });
  });

  it("use a pupil of two cohorts for each of them", async () => {
    const pupil = small.pupils[2014]?.[1] ?? [];
    const pupils = { ...small.pupils, 2015: [...(small.pupils[2015] ?? []), pupil] };
    const own = (small.census[2014] ?? []).filter(([ref]) => ref === pupil[0]);
    const files = pupilFiles({ ...small, pupils });
    const rows = cohorts.flatMap((year) => small.census[year] ?? []);
    const together = await measurePupilStudy(termStudy(), { ...files, ...byTerm(rows) });
    const apart = await measurePupilStudy(pupilStudy(), {
      ...files,
      "census_2014.csv": text(small.census[2014] ?? []),
      "census_2015.csv": text([...(small.census[2015] ?? []), ...own]),
    });
    expect(own.length).toBe(14);
    expect(numbersOf(together)).toEqual(numbersOf(apart));
    expect(together.entries).toEqual([]);
  });
});

describe("the files of a run on terms", () => {
  // A guest, a stranger, a blank answer, an exact repeat and two answers to one term.
  const dirt: readonly Row[] = [
    [refOf(2015, 1), "2013", "spring", "1", "G"],
    ["NOBODY", "2013", "spring", "1"],
    [refOf(2014, 2), "2013", "summer", ""],
    [refOf(2014, 4), "2013", "summer", "1"],
    [refOf(2015, 7), "2012", "autumn", "1"],
  ];
  const rows = [...cohorts.flatMap((year) => small.census[year] ?? []), ...dirt];

  function filesOfRun(census: readonly Row[], threads: number): Promise<ReadonlyMap<string, string>> {
    return inFolder({ "study.yaml": termStudy(), ...pupilFiles(small), ...byTerm(census) }, async (folder) => {
      await runStudy({ studyPath: join(folder, "study.yaml"), out: join(folder, "out"), threads }, quietEffects);
      return filesOf(join(folder, "out"));
    });
  }

  it("are the same bytes with 1 and 2 threads, and the same figures and counts for rows in another order", async () => {
    const one = await filesOfRun(rows, 1);
    expect(await filesOfRun(rows, 2)).toEqual(one);
    const other = await filesOfRun(rows.toReversed(), 2);
    for (const file of ["release/estimates.csv", "release/evidence/results.json", "private/sql/progress-2015.sql"]) {
      expect(one.get(file)?.length ?? 0).toBeGreaterThan(100);
      expect(other.get(file)).toBe(one.get(file));
    }
    // Files come in the order of their names, whatever the order of rows.
    expect(other.get("private/flow.csv")).toBe(one.get("private/flow.csv"));
    expect(one.get("private/rejects.csv")?.split("\n").length).toBeGreaterThan(5);
  });
});

describe("rows of strangers", () => {
  // By hand: 1,200 strangers in the second of two files, of which 1,000 are listed, and none in the first.
  const strange = Array.from({ length: 1200 }, (_, index): Row => [`S${index}`, "2013", "spring", "1"]);
  const rows = cohorts.flatMap((year) => small.census[year] ?? []);
  const own = rows.filter(([, year, term]) => year === "2013" && term === "spring").length;

  it("are counted in full, and the first thousand of a file are listed", async () => {
    const measured = await measurePupilStudy(termStudy(), { ...pupilFiles(small), ...byTerm([...rows, ...strange]) });
    const { entries } = measured;
    expect(entries.length).toBe(1001);
    // The header is record 1, and the rows of the pupils come first.
    expect(entries.map(({ record }) => record)).toEqual([
      ...Array.from({ length: 1000 }, (_, index) => own + 2 + index),
      own + 1001,
    ]);
    expect(entries.at(-1)).toMatchObject({ value: "200 more rows after this one are not listed", more: 200 });
    expect(ofCensus(measured).find(({ source }) => source.file === "term_SPR13.csv")).toMatchObject({
      rowsRead: own + 1200,
      rowsUsed: own,
      refused: [{ reason: "a pupil who is not among those used", rows: 1200 }],
    });
  });

  it("are listed alike in the file of one cohort", async () => {
    const files = { ...pupilFiles(small), "census_2015.csv": text([...(small.census[2015] ?? []), ...strange]) };
    const measured = await measurePupilStudy(pupilStudy(), files);
    expect(measured.entries.length).toBe(1001);
    expect(measured.entries.at(-1)?.more).toBe(200);
    expect(flow(measured)["a pupil who is not among those used"]).toBe(1200);
  });
});

describe("a window from Year 1", () => {
  const populations = `
  disadvantaged: { any_of: fsm6 }
  early: { fsm_share: { at_least: 100%, from: year 1 autumn, to: year 1 autumn, terms_seen: 1 } }
  late: { fsm_share: { at_least: 100%, from: year 11 summer, to: year 11 summer, terms_seen: 1 } }`;
  const form = { populations, show: "\n  - mean: { of: [disadvantaged, early, late], in: england }" };
  // By hand: the cohort of 2015 is in Year 1 in the school year that ends in 2005; Year 11 summer is after the exams.
  const termsOf = (refs: readonly number[], year: string, term: string) =>
    refs.map((at): Row => [refOf(2015, at), year, term, "1"]);
  const earliest = [0, 1, 2, 3, 6, 7, 8, 9];
  const latest = [3, 4, 5, 8, 9, 10];
  const rows = {
    2014: small.census[2014] ?? [],
    2015: [
      ...earliest.flatMap((at) => termsOf([at], "2005", "autumn")),
      ...latest.flatMap((at) => termsOf([at], "2015", "summer")),
    ],
  };

  it("sees 33 terms, of which fsm6 counts eighteen", async () => {
    const { apart, together } = await bothWays(rows, form);
    for (const measured of [apart, together]) {
      const pupils = (of: string) => {
        const found = measured.estimates.find(({ figure }) => figure.id === `progress/mean/${of}/england/2015`);
        return found?.kind === "estimate" ? found.rests[0]?.pupils : null;
      };
      expect(pupils("early")).toBe(earliest.length);
      expect(pupils("late")).toBe(latest.length);
      // Free meals in Year 1 or after the exams are not in the last six years.
      expect(pupils("disadvantaged") ?? 0).toBe(0);
    }
    expect(numbersOf(together)).toEqual(numbersOf(apart));
  });

  it("leaves out what is in no window under another reason", async () => {
    const before: Row = [refOf(2015, 1), "2003", "summer", "1"];
    const { apart, together } = await bothWays({ ...rows, 2015: [...rows[2015], before] }, form);
    for (const { entries } of [apart, together])
      expect(entries.map(({ reason }) => reason)).toEqual(["a census outside the terms that the study asks for"]);
  });
});
