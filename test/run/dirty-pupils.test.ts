import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { cellsOfRecord } from "../../src/formats/first-record.ts";
import { filesOf } from "../support/files-of.ts";
import {
  censusHeader,
  inventedPupils,
  pupilFiles,
  pupilHeader,
  pupilStudy,
  schoolHeader,
} from "../support/invented-pupils.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { windows1252 } from "../support/memory-file.ts";
import { type Files, inFolder } from "../support/temp-folder.ts";
import { type Tried, tryMain } from "../support/try-main.ts";

/** A line that must be refused, and how it must stand in the ledger. */
interface Dirt {
  readonly line: string;
  readonly column: string;
  readonly reason: string;
  readonly value: string;
}

const dirt = (line: string, column: string, reason: string, value = ""): Dirt => ({ line, column, reason, value });

const clean = inventedPupils();
const linesOf = (rows: readonly (readonly string[])[] = []) => rows.map((cells) => cells.join(","));
const named = linesOf(clean.pupils[2015]).map((line) => line.replace("Pupil", "St Mary’s £"));
const seen = linesOf(clean.census[2015]);
const schools = linesOf(clean.schools);

const pupilDirt: readonly Dirt[] = [
  dirt(named[0] ?? "", "pupil_ref", "the same pupil again, with the same values", "P20150000"),
  dirt(named[0]?.replace("St", "Saint") ?? "", "pupil_ref", "the same pupil again, with the same values", "P20150000"),
  dirt("CANARY01,n,910001,4.0,301.5,no", "pupil_ref", "one pupil with rows that differ", "CANARY01"),
  dirt("CANARY01,n,910001,4.0,302.5,no", "pupil_ref", "one pupil with rows that differ", "CANARY01"),
  dirt("CANARY02,n,910001,4.0,303.5,no", "pupil_ref", "one pupil with rows that differ", "CANARY02"),
  dirt("CANARY02,n,910002,4.0,303.5,no", "pupil_ref", "one pupil with rows that differ", "CANARY02"),
  dirt("CANARY03,n,910001,,304.5,no", "ks2", "no prior attainment (ks2)"),
  dirt("CANARY04,n,987654,4.0,305.5,no", "urn", "a school that is not in schools.csv", "987654"),
  dirt("CANARY05,n,910001,4.0,9876.5,no", "points", "not a possible value, 0 to 700 (points)", "9876.5"),
  dirt("CANARY06,n,910001,7.77,306.5,no", "ks2", "not a possible value, 0 to 7 (ks2)", "7.77"),
  dirt("CANARY07,n,910001,4.0,threehundredish,no", "points", "not a number (points)", "threehundredish"),
  dirt("CANARY08,n,910001,4.0,SUPP,no", "points", "no outcome (points)", "SUPP"),
  dirt("CANARY09,n, ,4.0,307.5,no", "urn", "no school (urn)"),
  dirt(",n,910001,4.0,308.5,no", "pupil_ref", "no pupil reference (pupil_ref)"),
  dirt("CANARY10,n,910001,4.0,309.5,perhapsly", "in_care", "not a yes or no (in_care)", "perhapsly"),
  dirt("CANARY11,n,910001,4.0", "", "too few columns", "CANARY11,n,910001,4.0"),
  dirt("CANARY12,n,910001,4.0,310.5,no,extra", "", "too many columns", "CANARY12,n,910001,4.0,310.5,no,extra"),
];

const outside = "a census outside the six years before the exams";
const stranger = "a pupil who is not among those used";
const censusDirt: readonly Dirt[] = [
  dirt("P20150000,1987,spring,1", "census_year", outside, "1987"),
  // The summer of Year 11 comes after the exams.
  dirt("P20150000,2015,summer,1", "census_year", outside, "2015"),
  dirt("P20150000,twenty15,spring,1", "census_year", "not a year (census_year)", "twenty15"),
  dirt("P20150000,2010,Michaelmas,1", "term", "not autumn, spring or summer (term)", "Michaelmas"),
  dirt("P20150000,2010,spring,dunno", "fsm", "not a yes or no (fsm)", "dunno"),
  dirt("P20150000,2010,spring,", "fsm", "no free school meal status (fsm)"),
  dirt("P20150000,2010,spring,x", "fsm", "no free school meal status (fsm)", "x"),
  dirt(seen[0] ?? "", "term", "the same term again, with the same answer", "autumn"),
  dirt(`${seen[0]?.replace(",autumn,", ", AUT ,")}`, "term", "the same term again, with the same answer", "AUT"),
  dirt("P20150000,2010,summer,1", "term", "one term with two answers", "summer"),
  dirt("P20150000,2010,sum,0", "term", "one term with two answers", "sum"),
  dirt("CANARY99,2015,spring,1", "pupil_ref", stranger, "CANARY99"),
  dirt("CANARY03,2015,spring,1", "pupil_ref", stranger, "CANARY03"),
  dirt(",2015,spring,1", "pupil_ref", "no pupil reference (pupil_ref)"),
  dirt("CANARY98,2015,spring", "", "too few columns", "CANARY98,2015,spring"),
  dirt("CANARY97,2015,spring,1,1", "", "too many columns", "CANARY97,2015,spring,1,1"),
];

const schoolDirt: readonly Dirt[] = [
  dirt(schools[0] ?? "", "urn", "the same as an earlier record", "910001"),
  dirt(",D1", "urn", "nothing in the column urn"),
];

/** A file with a dirty line after every so many clean ones, and what its ledger must hold. */
function mixed(header: readonly string[], lines: readonly string[], bad: readonly Dirt[], every: number) {
  const all: (string | Dirt)[] = [];
  for (const [index, line] of lines.entries()) {
    const next = bad[Math.floor(index / every)];
    all.push(line, ...(next !== undefined && index % every === every - 1 ? [next] : []));
  }
  const text = [header.join(","), ...all.map((one) => (typeof one === "string" ? one : one.line)), ""].join("\n");
  // Record 1 is the header.
  const ledger = all.flatMap((one, index) => (typeof one === "string" ? [] : [{ record: index + 2, ...one }]));
  if (ledger.length !== bad.length) throw new Error("not every dirty line found a place");
  return { text, ledger, read: all.length, used: lines.length };
}

const dirty = {
  "pupils_2015.csv": mixed(pupilHeader, named, pupilDirt, 13),
  "census_2015.csv": mixed(censusHeader, seen, censusDirt, 150),
  "schools.csv": mixed(schoolHeader, schools, schoolDirt, 3),
};
const files: Files = {
  ...pupilFiles(),
  ...Object.fromEntries(Object.entries(dirty).map(([file, { text }]) => [file, text])),
  "pupils_2015.csv": windows1252(dirty["pupils_2015.csv"].text),
};

describe("pupil files with every kind of dirt", () => {
  let tried: Tried = { code: -1, out: "", said: [] };
  let release: ReadonlyMap<string, string> = new Map();
  let inside: ReadonlyMap<string, string> = new Map();
  beforeAll(() =>
    inFolder({ "study.yaml": pupilStudy(), ...files }, async (folder) => {
      tried = await tryMain(["run", join(folder, "study.yaml"), "--out", join(folder, "out"), "--threads", "2"]);
      release = filesOf(join(folder, "out/release"));
      inside = filesOf(join(folder, "out/private"));
    }),
  );

  it("are read to the end, a Windows-1252 column with curly quotes and pounds included", () => {
    expect(tried.said).toEqual([]);
    expect(tried.code).toBe(0);
    expect(JSON.parse(release.get("manifest.json") ?? "").inputs).toContainEqual(
      expect.objectContaining({ file: "pupils_2015.csv", read_as: "CSV, windows-1252" }),
    );
    const bytes = files["pupils_2015.csv"];
    for (const byte of [0x92, 0xa3]) expect(bytes instanceof Uint8Array && bytes.includes(byte)).toBe(true);
  });

  it("give the figures of the clean part, to the last bit", async () => {
    const [one, other] = await Promise.all([
      measurePupilStudy(pupilStudy(), pupilFiles()),
      measurePupilStudy(pupilStudy(), files),
    ]);
    expect(other.estimates.length).toBe(18);
    expect(other.estimates).toEqual(one.estimates);
    expect(other.notes).toEqual(one.notes);
  });

  it.each(Object.entries(dirty))("stand in the ledger record by record: %s", (file, { ledger }) => {
    const rejects = (inside.get("rejects.csv") ?? "").trimEnd().split("\n").slice(1);
    const mine = rejects.map((line) => cellsOfRecord(line, ",")).filter(([name]) => name === file);
    expect(mine).toEqual(
      ledger.map(({ record, column, reason, value }) => [file, String(record), column, reason, value, "no"]),
    );
  });

  it("reconcile to the row: read = used + refused in every file", () => {
    const inputs: readonly Record<string, unknown>[] = JSON.parse(release.get("manifest.json") ?? "").inputs;
    const counts = new Map(inputs.map((input) => [input.file, [input.rows_read, input.rows_used]]));
    for (const [file, { read, used }] of Object.entries(dirty)) expect(counts.get(file), file).toEqual([read, used]);
    expect(counts.get("pupils_2014.csv")).toEqual([240, 240]);
    const flow = (inside.get("flow.csv") ?? "")
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => cellsOfRecord(line, ","));
    for (const file of counts.keys()) {
      const rows = (wanted: (step: string) => boolean) =>
        flow.reduce((sum, [own, step = "", n]) => sum + (own === file && wanted(step) ? Number(n) : 0), 0);
      expect(
        rows((step) => step === "used" || step.startsWith("left out: ")),
        String(file),
      ).toBe(rows((step) => step === "read"));
    }
  });

  it("leave no reference, school or value in what may leave, nor on the terminal", () => {
    const shown = [...release, ["terminal", [tried.out, ...tried.said].join("\n")] as const];
    const values = [...pupilDirt, ...censusDirt].map(({ value }) => value).filter((value) => value.length > 6);
    const canaries = [
      "CANARY",
      "987654",
      "9876.5",
      "7.77",
      "1987",
      "Michaelmas",
      "dunno",
      "St Mary",
      "extra",
      ...values,
    ];
    expect(release.size).toBeGreaterThan(6);
    for (const [file, text] of shown) {
      for (const canary of canaries) expect(text.includes(canary), `${canary} in ${file}`).toBe(false);
      expect(text, file).not.toMatch(/\b(P201[45]\d{4}|91000\d)\b/);
    }
  });
});
