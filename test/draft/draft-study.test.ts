import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Files, inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";

/** Rows of a table of schools of our own making: a school in each row, with means that differ. */
function schoolRows(schools: number, row: (school: number) => readonly (string | number)[]): string {
  return Array.from({ length: schools }, (_, school) => row(school).join(",")).join("\n");
}

/** What `init` wrote of some files, and what `run` says of it as it is. */
async function initAndRun(files: Files, names: readonly string[] = Object.keys(files)) {
  return inFolder(files, async (folder) => {
    const study = join(folder, "first/study.yaml");
    const init = await tryMain(["init", ...names.map((name) => join(folder, name)), "--out", study]);
    if (init.code !== 0) return { init, text: "", run: init };
    return { init, text: readFileSync(study, "utf8"), run: await tryMain(["run", study]) };
  });
}

const ks4Header = "RECTYPE,LEA,URN,P8PUP,P8MEA,P8PUP_FSM6CLA1A,P8MEA_FSM6CLA1A,P8PUP_NFSM6CLA1A,P8MEA_NFSM6CLA1A";
/** The mean of all follows from its parts: 40 of 100 pupils a hundredth lower in each school, 60 at 0.2. */
const ks4 = (authority: number, years: string) => {
  const poor = authority === 850 ? 40 : 41;
  const rows = schoolRows(12, (school) => {
    const all = (0.2 * (100 - poor) - (poor * school) / 100) / 100;
    const parts = [poor, (-school / 100).toFixed(2), 100 - poor, 0.2];
    return [1, authority, 100000 + authority + school, 100, all.toFixed(2), ...parts, 0];
  });
  return `${ks4Header},P8MEA_${years}\n${rows}\n4,${authority},,1200,0.1,480,-0.05,720,0.2,0\n7,,,500000,-0.02,130000,-0.4,370000,0.1,0\n`;
};

describe("the first study", () => {
  it("of two performance tables of two years is one study, named after their authority, with the rows of schools", async () => {
    const { text, run } = await initAndRun({ "a.csv": ks4(850, "17"), "b.csv": ks4(850, "16") });
    expect(text).toContain("years: 2017-2018");
    expect(text).toContain("path: { 2017: ../b.csv, 2018: ../a.csv }");
    expect(text).toContain("keep: { RECTYPE: [1, 2] }");
    expect(text).toContain("whole: Hampshire");
    expect(text).toContain("2018: { why: very negative progress scores of pupils are limited, across: show }");
    expect(run.code, run.said.join("\n")).toBe(0);
    // 28 rows, of which 24 are schools.
    expect(run.out).toContain("28 read, 24 used, 4 refused");
    expect(run.out).not.toContain("England");
  });

  it("of tables of two authorities divides by them", async () => {
    const { text, run } = await initAndRun({ "a.csv": ks4(850, "17"), "b.csv": ks4(936, "17") });
    expect(text).toContain("whole: Hampshire and Surrey");
    expect(text).toContain("authority: { column: authority, codes: three-digit, name: local authority }");
    expect(run.code, run.said.join("\n")).toBe(0);
  });

  it("never doubles a file, and names files that it cannot use", async () => {
    const meta = "Column,Metafile heading,Metafile description\n1,RECTYPE,x\n2,URN,y\n3,LEA,z\n";
    const { text, init } = await initAndRun({ "a.csv": ks4(850, "17"), "ks4_meta.csv": meta });
    expect(text).toContain("# not used: ks4_meta.csv: it holds no data");
    expect(init.out).toContain("ks4_meta.csv: a description of other files (certain)");
    const twice = await initAndRun({ "a.csv": ks4(850, "17"), "b.csv": ks4(850, "17") });
    expect(twice.init.said[0]).toBe("coldspot: the same file twice: b.csv");
  });

  it("of schools from Explore Education Statistics picks the rows of each group", async () => {
    const header =
      "time_period,time_identifier,geographic_level,school_urn,la_name,breakdown_topic,breakdown,sex,progress8_pupil_count,progress8_average";
    // Schools alternate around a mean of −0.30 for disadvantaged pupils.
    const groups = (school: number) => [
      ["Total", "Total", "Total", 100, "0.10"],
      ["Sex", "Girls", "Girls", 50, "0.20"],
      ["Disadvantage status", "Disadvantaged", "Total", 40, school % 2 === 0 ? "-0.20" : "-0.40"],
      ["Disadvantage status", "Not known to be disadvantaged", "Total", 60, "0.37"],
    ];
    const rows = Array.from({ length: 12 }, (_, school) =>
      groups(school)
        .map((group) => ["202324", "Academic year", "School", 100000 + school, "Kent", ...group].join(","))
        .join("\n"),
    );
    const { text, run } = await initAndRun({ "schools.csv": `${header}\n${rows.join("\n")}\n` });
    expect(text).toContain(
      "disadvantaged: { pupils: progress8_pupil_count, mean: progress8_average, where: { breakdown: Disadvantaged, breakdown_topic: Disadvantage status, sex: Total } }",
    );
    expect(text).toContain("columns: { urn: school_urn, year: time_period }");
    expect(text).toContain("years: 2024");
    expect(text).toContain("whole: Kent");
    expect(run.code, run.said.join("\n")).toBe(0);
    // By hand: 0.37 less −0.30 is 0.67 in every school.
    expect(run.out).toContain("0.67 grades behind");
  });

  const pupils = (flag: (pupil: number) => string) =>
    `UPN,School LAESTAB,KS2 APS,Att8,PP\n${Array.from({ length: 400 }, (_, pupil) => [`A85012345${1000 + pupil}`, 8504000 + (pupil % 20), 90 + (pupil % 25), (30 + (pupil % 37) - (pupil % 3 === 0 ? 6 : 0)).toFixed(2), flag(pupil)].join(",")).join("\n")}\n`;

  it("of pupils reads their authority from the numbers of schools, under the strict rules", async () => {
    const { text, run } = await initAndRun({ "export 2024.csv": pupils((pupil) => (pupil % 3 === 0 ? "Y" : "N")) });
    expect(text).toContain(
      "columns: { pupil: UPN, school: School LAESTAB, prior: KS2 APS, outcome: Att8, disadvantaged: PP }",
    );
    expect(text).toContain("whole: Hampshire");
    expect(text).toContain("years: 2024");
    expect(text).toContain("rules: srs-10");
    expect(run.code, run.said.join("\n")).toBe(0);
    expect(run.out).toContain("in Hampshire");
  });

  it("of pupils whose flag is a word names the word, and says what blank cells count as", async () => {
    const words = await initAndRun({
      "p2024.csv": pupils((pupil) => (pupil % 3 === 0 ? "Pupil Premium" : pupil % 3 === 1 ? "Not PP" : "")),
    });
    expect(words.text).toContain("disadvantaged: { is: { disadvantaged: [Pupil Premium] } }");
    expect(words.text).toContain("blank in PP counts as not observed");
    expect(words.run.code, words.run.said.join("\n")).toBe(0);
  });

  // 60 of 180 pupils are marked, so that the others are 120 with blank read as no, and nobody without.
  it.each([["Y"], ["Pupil Premium"]])(
    "of pupils of whom members alone are marked with %s takes blank for no, as a guess",
    async (word) => {
      const marked = { "p2024.csv": pupils((pupil) => (pupil % 3 === 0 ? word : "")) };
      const { text, run } = await initAndRun(marked);
      expect(text).toContain(
        "blank: { disadvantaged: no } # please check: PP has one kind of word and blanks, so blank is taken for no; delete this line if it can mean that nothing is known",
      );
      expect(run.code, run.said.join("\n")).toBe(0);
      const answered = { "p2024.csv": pupils((pupil) => (pupil % 3 === 0 ? word : word === "Y" ? "N" : "Not PP")) };
      const finding = (out: string) => out.split("\n").find((line) => line.startsWith("finding"));
      expect(finding(run.out)).toBe(finding((await initAndRun(answered)).run.out));
    },
  );

  it("of inspections with a row each compares two days, below a title", async () => {
    const history = `Inspections 2005 to 2015,,,,,\nURN,LAESTAB,Inspection number,Inspection start date,Publication date,Overall effectiveness\n${schoolRows(
      15,
      (school) => [110000 + school, 8504000 + school, 300 + school, "12/03/2008", "12/04/2008", 1 + (school % 4)],
    )}\n${schoolRows(15, (school) => [110000 + school, 8504000 + school, 600 + school, "12/03/2013", "12/04/2013", 1 + (school % 3)])}\n`;
    const { text, run } = await initAndRun({ "history 2015.csv": history });
    expect(text).toContain("outcome: overall_grade, on: [2009-08-31, 2013-08-31]");
    expect(run.code, run.said.join("\n")).toBe(0);
  });
});

const nothing: readonly (readonly [string, string, string])[] = [
  ["a description", "a.meta.csv,col_name,col_type,label".slice(11), "it holds no data"],
  ["a list of areas", "lad_code,name\nE07000091,New Forest", "no outcome by disadvantage"],
  ["a table of areas", "Short Desc,Years,LA Number,Values\nDAP,2016,301,0.1", "no outcome by disadvantage"],
  [
    "means of all pupils alone",
    "RECTYPE,URN,P8PUP,P8MEA\n1,100001,90,0.1",
    "no outcome by disadvantage: means of all pupils alone",
  ],
  [
    "pupils without a flag",
    "UPN,School LAESTAB,KS2 APS,Att8,EAL\nA,8504000,104,45.5,Y",
    "no column says who is disadvantaged",
  ],
  ["pupils without schools", "UPN,KS2 APS,Att8,PP\nA,104,45.5,Y\nB,104,45.5,N", "no column of schools"],
  [
    "pupils who are all marked",
    "UPN,School LAESTAB,KS2 APS,Att8,PP\nA,8504000,104,45,Y\nB,8504000,100,40,Y",
    "PP says of every pupil that they are disadvantaged",
  ],
  ["groups without schools", "gender,fsm6,pupilCount,metric\ngirls,yes,100,45.1", "no schools and no areas"],
  ["anything else", "a,b\n1,2", "no known names of columns"],
];

describe("no first study", () => {
  it.each(nothing)("of %s", async (_, content, why) => {
    const { init } = await initAndRun({ "x.csv": `${content}\n` });
    expect(init.code).toBe(3);
    expect(init.said[0]).toContain("coldspot: no study can be written: x.csv is");
    expect(init.said[0]).toContain(`and cannot be used: `);
    expect(init.said[0]).toContain(why);
  });
});
