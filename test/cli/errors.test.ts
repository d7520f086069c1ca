import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf } from "../support/files-of.ts";
import { schools, schoolsText, studyText } from "../support/invented-schools.ts";
import { type Files, inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";

const good = { "study.yaml": studyText(), "schools.csv": schoolsText() };

interface Wrong {
  readonly files: Files;
  /** FOLDER stands for the folder of the files. */
  readonly words: readonly string[];
  readonly code: number;
  readonly said: readonly [message: string, advice: string];
}

const run = ["run", "FOLDER/study.yaml"];
const edited = (from: string, to: string) => ({ ...good, "study.yaml": studyText().replace(from, to) });
const table = (text: string) => ({ ...good, "schools.csv": text });
const [header = "", ...rows] = schoolsText().trimEnd().split("\n");

const faults: Readonly<Record<string, Wrong>> = {
  "a study that is not there": {
    files: good,
    words: ["run", "FOLDER/stduy.yaml"],
    code: 2,
    said: ["no such study file: FOLDER/stduy.yaml", "coldspot init FILE writes a first one"],
  },
  "a folder for a study": {
    files: good,
    words: ["run", "FOLDER"],
    code: 2,
    said: [
      "a folder, where a file is meant: FOLDER",
      "name a file in it; a star matches any part of a name: folder/*.csv",
    ],
  },
  "a study in another encoding": {
    files: { ...good, "study.yaml": Buffer.from("title: Caf\xe9\n", "latin1") },
    words: run,
    code: 2,
    said: ["not UTF-8: FOLDER/study.yaml", "save the study file as UTF-8"],
  },
  "a data file that is not there": {
    files: edited("schools.csv", "school.csv"),
    words: run,
    code: 2,
    said: ["no such file: FOLDER/school.csv", "correct the path in the study file or give --data NAME=PATH"],
  },
  "a data file that is not there, from --data": {
    files: good,
    words: [...run, "--data", "schools=FOLDER/none.csv"],
    code: 2,
    said: ["no such file: FOLDER/none.csv", "correct the path in the study file or give --data NAME=PATH"],
  },
  "a name after --data that the study does not have": {
    files: good,
    words: [...run, "--data", "shools=FOLDER/schools.csv"],
    code: 2,
    said: [
      "--data names a file that is not in the study: shools; did you mean schools?",
      "write --data NAME=PATH with a name under files: in the study",
    ],
  },
  "a column that is not there": {
    files: table(schoolsText(schools, { header: ["urn", "name", "Region", "n", "m", "dn", "dm"] })),
    words: run,
    code: 3,
    said: [
      "study.yaml:9:34 no such column in schools.csv: region; did you mean Region?",
      "correct the column's name in the study file, or check whether the file is the one meant",
    ],
  },
  "a column that stands twice": {
    files: table(schoolsText(schools, { header: ["urn", "n", "region", "n", "m", "dn", "dm"] })),
    words: run,
    code: 3,
    said: ["study.yaml:11:22 the column appears twice in schools.csv: n", "rename one of them in the file"],
  },
  "a column of words for numbers": {
    files: edited("{ pupils: n, mean: m }", "{ pupils: name, mean: m }"),
    words: run,
    code: 3,
    said: [
      "study.yaml:11:22 schools.csv, record 2, column name: not a number: Ash",
      "no cell of this column is a number: name the right column in the study file",
    ],
  },
  "an empty file": {
    files: table(""),
    words: run,
    code: 3,
    said: ["empty file: schools.csv", "check whether it was saved or copied completely"],
  },
  "a file with its header only": {
    files: table(`${header}\n`),
    words: run,
    code: 3,
    said: ["no rows under the header: schools.csv", "check whether it was saved completely"],
  },
  "a zip file": {
    files: table("PK\u0003\u0004 and so on"),
    words: run,
    code: 3,
    said: ["a zip file, not a table of text: schools.csv", "save it as CSV in UTF-8 and run again"],
  },
  "a file of Stata": {
    files: table("<stata_dta><header><release>118</release>"),
    words: run,
    code: 3,
    said: [
      "a Stata file (.dta), not a table of text: schools.csv",
      [
        "save it as CSV and run again:",
        'Stata: export delimited using "schools-text.csv", nolabel',
        'R: readr::write_csv(haven::read_dta("schools.csv"), "schools-text.csv", na = "")',
      ].join("\n    "),
    ],
  },
  "a school that stands twice": {
    files: table(`${header}\n${rows.join("\n")}\n${rows[0]?.replace("0.10", "0.20")}\n`),
    words: run,
    code: 3,
    said: [
      "schools.csv, records 2 and 8: school 100001 appears twice in 2019, with different values for all",
      "keep one of the two records, or tell years apart with a year column",
    ],
  },
  "a table of which no row can be used": {
    files: table(`${header}\n1,A,North,,,,\n2,B,North,,,,\n`),
    words: run,
    code: 3,
    said: [
      "no row of schools.csv could be used; schools.csv, record 2, column n: blank (n)",
      "check whether the columns and the year in the study file fit the file",
    ],
  },
  "a gap without a comparison": {
    // Without a group called others there is no comparison by default.
    files: {
      ...good,
      "study.yaml": studyText({
        measure: "{ outcome: { mean_of: progress_8 } }",
        groups: "\n      all: { pupils: n, mean: m }\n      disadvantaged: { pupils: dn, mean: dm }",
        show: "\n  - gap: { of: disadvantaged }",
      }),
    },
    words: run,
    code: 2,
    said: [
      "study.yaml:18:5 a gap needs a comparison: give measure progress an against: { population, in }",
      "correct the study file; docs/study.md lists every key",
    ],
  },
  "an area that the data do not have": {
    files: edited("in: [england, region] }\n  - gap", "in: [england, region Suoth] }\n  - gap"),
    words: run,
    code: 2,
    said: [
      "study.yaml:19:51 no such area in the data: region Suoth; did you mean region South?",
      "an area is england, a group of the study, a scheme, or a scheme and one of its members",
    ],
  },
  "one path for two years": {
    files: edited("years: 2019", "years: 2018-2019"),
    words: run,
    code: 2,
    said: [
      "study.yaml:8:11 one path for several years and no year column: schools.csv",
      "put {year} into the path, name the year's column under columns: { year: ... }, or give a path for each year",
    ],
  },
  "a file of printed figures that is not there": {
    files: { ...good, "study.yaml": studyText({ rest: "printed: figures.csv" }) },
    words: run,
    code: 2,
    said: ["no such file: FOLDER/figures.csv", "correct the path in the study file or give --data NAME=PATH"],
  },
  "a measure this version does not run": {
    files: {
      ...good,
      "study.yaml":
        "title: T\nyears: 2019\nfiles: { places: { layout: areas, path: p.csv, columns: { district: d } } }\nmeasures: { progress: { from: places, outcome: points } }\n",
    },
    words: run,
    code: 2,
    said: [
      "study.yaml:4:23 this version runs tables of schools or areas and pupil files, not yet the layout areas: progress",
      "take the measure out of the study for now",
    ],
  },
  "a command that is not known": {
    files: good,
    words: ["rnu", "FOLDER/study.yaml"],
    code: 2,
    said: ["unknown command: rnu; did you mean run?", "coldspot --help lists them"],
  },
  "a command from the prototype of objects": {
    files: good,
    words: ["constructor"],
    code: 2,
    said: [
      "unknown command: constructor; known: demo, run, check, seal, init, schemes, school, explain, attack, compare",
      "coldspot --help lists them",
    ],
  },
  "an option that is not known": {
    files: good,
    words: [...run, "--ouut", "x"],
    code: 2,
    said: [
      "unknown option: --ouut; did you mean --out?",
      "use: coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]",
    ],
  },
  "an option without its value": {
    files: good,
    words: [...run, "--out"],
    code: 2,
    said: [
      "Option '--out <value>' argument missing",
      "use: coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]",
    ],
  },
  "an output folder without a name": {
    files: good,
    words: [...run, "--out", ""],
    code: 2,
    said: [
      "--out needs a name",
      "use: coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]",
    ],
  },
  "the root of the disk for output": {
    files: good,
    words: [...run, "--out", "/"],
    code: 2,
    said: ["not a folder to write into: /", "choose another folder with --out"],
  },
  "threads that are no number": {
    files: good,
    words: [...run, "--threads", "two"],
    code: 2,
    said: [
      "not a number of threads: two",
      "use: coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]",
    ],
  },
  "no threads": {
    files: good,
    words: [...run, "--threads", "0"],
    code: 2,
    said: [
      "not a number of threads: 0",
      "use: coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]",
    ],
  },
  "--data without a path": {
    files: good,
    words: [...run, "--data", "schools="],
    code: 2,
    said: [
      "not NAME=PATH: schools=",
      "use: coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]",
    ],
  },
  "no study": {
    files: good,
    words: ["run"],
    code: 2,
    said: [
      "run needs more words",
      "use: coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]",
    ],
  },
  "two studies": {
    files: good,
    words: ["run", "a.yaml", "b.yaml"],
    code: 2,
    said: [
      "run was given: a.yaml b.yaml",
      "use: coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]",
    ],
  },
  "a run that was never made": {
    files: good,
    words: ["explain", "FOLDER/out", "progress/mean/all/england/2019"],
    code: 2,
    said: [
      "no such file: FOLDER/out/release/evidence/results.json",
      "name a folder that coldspot run left, of this version",
    ],
  },
  "a folder of something else": {
    files: { "other/release/manifest.json": '{"format": 7}' },
    words: ["compare", "FOLDER/other", "FOLDER/other"],
    code: 2,
    said: [
      "not as coldspot writes it: FOLDER/other/release/manifest.json",
      "name a folder that coldspot run left, of this version",
    ],
  },
  "a broken manifest": {
    files: { "other/release/manifest.json": '{"format": ' },
    words: ["compare", "FOLDER/other", "FOLDER/other"],
    code: 2,
    said: ["not JSON: FOLDER/other/release/manifest.json", "name a folder that coldspot run left, of this version"],
  },
  "a study to begin where one is": {
    files: good,
    words: ["init", "FOLDER/schools.csv", "--out", "FOLDER/study.yaml"],
    code: 2,
    said: ["already there: FOLDER/study.yaml", "choose another name with --out; nothing was overwritten"],
  },
};

describe("the command line, given", () => {
  it.each(Object.entries(faults))("%s, says what, where and what to do", (_, { files, words, code, said }) =>
    inFolder(files, async (folder) => {
      const before = [...filesOf(folder)];
      const tried = await tryMain(words.map((word) => word.replace("FOLDER", folder)));
      expect(tried.said.map((line) => line.replaceAll(folder, "FOLDER"))).toEqual([
        `coldspot: ${said[0]}`,
        `  ${said[1]}`,
      ]);
      expect(tried.code).toBe(code);
      expect(tried.out).toBe("");
      // No output folder, no temporary one, and every file as it was.
      expect([...filesOf(folder)]).toEqual(before);
      expect(readdirSync(folder).filter((name) => name.startsWith("out"))).toEqual([]);
    }),
  );

  it("a group without a comparison in the study, names the group that is missing", () =>
    inFolder(edited("population: others", "population: other"), async (folder) => {
      const { code, said } = await tryMain(["run", join(folder, "study.yaml")]);
      expect(code).toBe(2);
      expect(said).toEqual([
        "coldspot: study.yaml:17:99 unknown population: other; did you mean others?",
        "  correct the study file; docs/study.md lists every key",
      ]);
      expect(readdirSync(folder).sort()).toEqual(["schools.csv", "study.yaml"]);
    }));

  // All 600 pupils disadvantaged: nobody is left to compare with. Means are shown, gaps are not.
  it("a group without a comparison in the data, shows what it can and says whom it misses", () =>
    inFolder(
      table(schoolsText(schools.map((school) => ({ ...school, dn: school.n, dm: school.m })))),
      async (folder) => {
        const { code, out } = await tryMain(["run", join(folder, "study.yaml")]);
        expect(code).toBe(0);
        // Regions of three schools are fewer than the five that are not marked.
        expect(out).toContain("6 shown (4 of them unreliable), 0 hidden, 6 not available");
        const estimates = filesOf(join(folder, "out/release")).get("estimates.csv");
        expect(estimates).toMatch(
          /^progress\/gap\/disadvantaged\/england\/2019,.*,not_available,,,"nothing to compare: no pupils counted as others in England, 2019"$/m,
        );
      },
    ));

  it("a folder for output that is not ours, touches nothing in it", () =>
    inFolder({ ...good, "theirs/thesis.docx": "years of work", "theirs/private/diary.txt": "dear" }, async (folder) => {
      const before = [...filesOf(folder)];
      const { code, said } = await tryMain(["run", join(folder, "study.yaml"), "--out", join(folder, "theirs")]);
      expect([code, ...said]).toEqual([
        2,
        `coldspot: not a folder that coldspot wrote: ${join(folder, "theirs")}`,
        "  it holds private/, thesis.docx; choose another folder with --out; nothing was replaced",
      ]);
      expect([...filesOf(folder)]).toEqual(before);
    }));

  it("a bug in Coldspot, says so and shows where", async () => {
    const { code, said } = await tryMain(["run", "x.yaml"], {
      kind: () => {
        throw new TypeError("a mistake of a programmer: ZQVALUE");
      },
    });
    expect(code).toBe(1);
    expect(said[0]).toBe(
      "coldspot: this is a bug in Coldspot, not a problem with your data; please report it with these lines",
    );
    // The value is left out: these lines may be sent out of a lab.
    expect(said[1]).toBe("TypeError: a mistake of a programmer");
    expect(said[2]).toMatch(/^ {4}at /);
    expect(said.join()).not.toContain("ZQVALUE");
  });
});
