import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohorts, inventedPupils, pupilFiles, pupilStudy, refOf } from "../support/invented-pupils.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import type { MeasuredStudy } from "../support/measure-study.ts";
import { inFolder } from "../support/temp-folder.ts";
import { writeParquet } from "../support/write-parquet.ts";

const header = "pupil_ref,census_year,term,fsm";
const lines = (rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join(","));
const text = (rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;
const small = inventedPupils(48);
const numbersOf = ({ estimates, notes }: MeasuredStudy) => [
  estimates.map((one) => (one.kind === "estimate" ? one.inScales : one)),
  notes,
];

/** Rows of a census as they come: most are right, some are written oddly, wrong, repeated or of nobody. */
function rowOf(cohort: number) {
  return fc
    .record({
      pupil: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 0, max: 47 }).map((index) => refOf(cohort, index)) },
        fc.constantFrom("", "NOBODY", ` ${refOf(cohort, 3)} `, refOf(cohort, 99)),
      ),
      // Terms that both cohorts may be seen in, so that one file of both is judged like two; and some of neither.
      year: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom("2010", "2011", "2012", "2013") },
        fc.constantFrom("2012.0", " 2013", "1987", "2e3", "", "twenty", "999999999"),
      ),
      term: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom("autumn", "spring", "summer", "AUT", "Spring", "sum") },
        fc.constantFrom(" aut", "sUmMeR", "winter", ""),
      ),
      fsm: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom("0", "1") },
        fc.constantFrom("Yes", "f", "2", "", "x", " 1"),
      ),
    })
    .map(({ pupil, year, term, fsm }) => [pupil, year, term, fsm].join(","));
}

/** What a ledger says, whichever file and record it says it of. */
const said = ({ entries }: MeasuredStudy) =>
  entries.map(({ column, reason, value, used }) => [column, reason, value, used].join("|")).sort();

const whole = (text: string) => text.replaceAll(/\bP(?=20)/g, "");

/** A CSV text as Parquet with columns of these types. */
function parquet(csv: string, types: string): Promise<Buffer> {
  return inFolder({ "a.csv": csv }, async (folder) => {
    const from = join(folder, "a.csv").replaceAll("'", "''");
    await writeParquet(
      join(folder, "a.parquet"),
      `select * from read_csv('${from}', header = true, columns = {${types}})`,
    );
    return readFileSync(join(folder, "a.parquet"));
  });
}

describe("Parquet with columns of whole numbers", () => {
  const census = (year: number, more: readonly string[]) => whole(text([...lines(small.census[year] ?? []), ...more]));
  const dirt = [
    "20150000,1987,spring,1",
    "20150000,2013,winter,1",
    "20150000,2013,spring,2",
    "20150000,2013,spring,",
    "20150000,,spring,1",
    "20150000,2013,,1",
    ",2013,spring,1",
    "77,2013,spring,1",
    whole(lines(small.census[2015] ?? [])[3] ?? ""),
    "20150001,2014,summer,1",
    "20150001,2014,sum,0",
  ];
  const files = Object.fromEntries(
    Object.entries({
      ...pupilFiles(small),
      "census_2014.csv": census(2014, []),
      "census_2015.csv": census(2015, dirt),
    }).map(([file, content]) => [file, whole(String(content))]),
  );
  const pupilTypes =
    "'pupil_ref': 'INTEGER', 'name': 'VARCHAR', 'urn': 'INTEGER', 'ks2': 'DECIMAL(3,1)', 'points': 'DOUBLE', 'in_care': 'BOOLEAN'";

  it.each([
    ["whole", "'pupil_ref': 'INTEGER', 'census_year': 'SMALLINT', 'term': 'VARCHAR', 'fsm': 'TINYINT'", pupilTypes],
    [
      "of two sizes",
      "'pupil_ref': 'BIGINT', 'census_year': 'INTEGER', 'term': 'VARCHAR', 'fsm': 'TINYINT'",
      pupilTypes,
    ],
    ["text here", "'pupil_ref': 'VARCHAR', 'census_year': 'DOUBLE', 'term': 'VARCHAR', 'fsm': 'VARCHAR'", pupilTypes],
  ])("gives what the same text gives, rows left out included: keys %s", async (_, censusTypes, types) => {
    const typed: Record<string, string | Buffer> = { ...files };
    for (const year of cohorts) {
      typed[`census_${year}.parquet`] = await parquet(String(files[`census_${year}.csv`]), censusTypes);
      typed[`pupils_${year}.parquet`] = await parquet(String(files[`pupils_${year}.csv`]), types);
    }
    const one = await measurePupilStudy(pupilStudy(), files);
    const other = await measurePupilStudy(
      pupilStudy({ pupils: '"pupils_{year}.parquet"', census: '"census_{year}.parquet"' }),
      typed,
    );
    expect(numbersOf(other)).toEqual(numbersOf(one));
    // By hand: of the repeated term one row is used; of that with two answers, which stood in the file before, none.
    const left = (measured: MeasuredStudy) =>
      measured.ledgers.filter(({ source }) => source.entry === "census").map(({ refused }) => refused);
    expect(left(one)[1]).toEqual(
      [
        { reason: "one term with two answers", rows: 3 },
        { reason: "no free school meal status (fsm)", rows: 1 },
        { reason: "no pupil reference (pupil_ref)", rows: 1 },
        { reason: "not a year (census_year)", rows: 1 },
        { reason: "not a yes or no (fsm)", rows: 1 },
        { reason: "a census outside the six years before the exams", rows: 1 },
        { reason: "a pupil who is not among those used", rows: 1 },
        { reason: "not autumn, spring or summer (term)", rows: 2 },
        { reason: "the same term again, with the same answer", rows: 1 },
      ].sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1)),
    );
    expect(left(other)).toEqual(left(one));
  });
});

describe("a census that is added up in one pass", () => {
  // A file of every cohort is judged row by row, which is the other way to the same answer.
  it("is the census that is judged row by row: the same figures, and the same rows left out for the same reasons", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(rowOf(2014), { maxLength: 60 }),
        fc.array(rowOf(2015), { maxLength: 60 }),
        async (earlier, later) => {
          const more = new Map([
            [2014, earlier],
            [2015, later],
          ]);
          const rows = new Map(
            cohorts.map((year) => [year, [...lines(small.census[year] ?? []), ...(more.get(year) ?? [])]]),
          );
          const files = pupilFiles(small);
          const apart = await measurePupilStudy(pupilStudy(), {
            ...files,
            "census_2014.csv": text(rows.get(2014) ?? []),
            "census_2015.csv": text(rows.get(2015) ?? []),
          });
          const together = await measurePupilStudy(pupilStudy({ census: "census.csv" }), {
            ...files,
            "census.csv": text([...(rows.get(2014) ?? []), ...(rows.get(2015) ?? [])]),
          });
          expect(numbersOf(apart)).toEqual(numbersOf(together));
          expect(said(apart)).toEqual(said(together));
        },
      ),
      { numRuns: 6, seed: 20161101 },
    ));

  // DuckDB gives 122,880 rows to a thread: 12,000 pupils have 140,000 rows of census.
  it("names the record of every row that is left out, in a file that two threads read", async () => {
    const large = inventedPupils(12_000);
    const rows = lines(large.census[2015] ?? []);
    const wrong = [7, 50_000, 99_999, 122_881, 139_999].map((at) => ({ at, line: `${refOf(2015, 0)},1987,spring,1` }));
    for (const { at, line } of wrong) rows.splice(at, 0, line);
    const again = rows[200] ?? "";
    rows.splice(130_000, 0, again);
    const records = rows.flatMap((line, at) => (line.includes(",1987,") || at === 130_000 ? [at + 2] : []));
    const { entries, ledgers } = await measurePupilStudy(pupilStudy({ years: "2015" }), {
      ...pupilFiles(large),
      "census_2015.csv": text(rows),
    });
    expect(entries.map(({ record }) => record)).toEqual(records);
    expect(ledgers.find(({ source }) => source.entry === "census")).toMatchObject({
      rowsRead: 140_006,
      rowsUsed: 140_000,
      refused: [
        { reason: "a census outside the six years before the exams", rows: 5 },
        { reason: "the same term again, with the same answer", rows: 1 },
      ],
    });
  });
});
