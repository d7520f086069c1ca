import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkStudy } from "../../src/run/commands/check-study.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { inventedPupils, pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { schoolsText, studyText } from "../support/invented-schools.ts";
import { quietEffects } from "../support/measure-study.ts";
import { type Files, inFolder } from "../support/temp-folder.ts";

const said = (asked: Promise<unknown>) =>
  asked.then(
    () => "accepted",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

const table = schoolsText();
const refused: readonly (readonly [string, string, Files, RegExp])[] = [
  ["a column that is not there", studyText().replace("mean: m }", "mean: mm }"), { "schools.csv": table }, /: mm/],
  ["a mean that is no number throughout", studyText(), { "schools.csv": table.replace(/0\.\d0/g, "many") }, /./],
  ["a school twice", studyText(), { "schools.csv": `${table}100001,Ash,North,90,0.1,40,-0.5\n` }, /./],
  ["a file that is not there", studyText(), {}, /schools\.csv/],
  [
    "an area that no school is in",
    `${studyText()}`.replace("in: [", "in: [region West, "),
    { "schools.csv": table },
    /./,
  ],
];

describe("coldspot check", () => {
  it.each(refused)("refuses %s in the words of a run", (_, yaml, files, words) =>
    inFolder({ "study.yaml": yaml, ...files }, async (folder) => {
      const studyPath = join(folder, "study.yaml");
      const byRun = await said(runStudy({ studyPath, threads: 1 }, quietEffects));
      expect(byRun).not.toBe("accepted");
      expect(byRun).toMatch(words);
      expect(await said(checkStudy(quietEffects, { studyPath, threads: 1 }))).toBe(byRun);
    }),
  );

  it("refuses an output folder that a run would refuse, and leaves nothing", () =>
    inFolder({ "study.yaml": studyText(), "schools.csv": table, "out/mine.txt": "mine" }, async (folder) => {
      const studyPath = join(folder, "study.yaml");
      await expect(checkStudy(quietEffects, { studyPath })).rejects.toMatchObject({ exitCode: 2 });
      await checkStudy(quietEffects, { studyPath, out: join(folder, "other") });
      expect(readdirSync(folder).sort()).toEqual(["out", "schools.csv", "study.yaml"]);
    }));

  it("counts what a run shows and hides, in a study whose smaller groups are hidden", () =>
    // On paper: of 240 pupils a cohort and six kinds of meals 80 are persistent, ten in each school.
    inFolder({ "study.yaml": pupilStudy({ rules: "srs-10" }), ...pupilFiles(inventedPupils()) }, async (folder) => {
      const studyPath = join(folder, "study.yaml");
      const lines = await checkStudy(quietEffects, { studyPath });
      const { figures, rows } = await runStudy({ studyPath }, quietEffects);
      const counted = (words: RegExp) =>
        lines
          .slice(lines.indexOf("would give"))
          .flatMap((line) => [...line.matchAll(words)].map((match) => Number(match[1])))
          .reduce((sum, count) => sum + count, 0);
      expect(counted(/^ {2}\S.*?(\d+) shown(?! as)/g) + counted(/(\d+) shown as unreliable/g)).toBe(figures.shown);
      expect(counted(/(\d+) shown as unreliable/g)).toBe(figures.unreliable);
      expect(counted(/(\d+) hidden/g)).toBe(figures.hidden);
      expect(counted(/(\d+) not available/g)).toBe(figures.notAvailable);
      // Eight schools and four districts are fewer than ten, and so is the sum of rows known to be one of small counts.
      expect(rows.read).toBeNull();
      const read = (entry: string) =>
        lines.flatMap((line) => (line.startsWith(`  ${entry} (`) ? (/: (.+) rows read/.exec(line)?.[1] ?? []) : []));
      expect(read("pupils")).toEqual(["240", "240"]);
      expect(read("districts")).toEqual(["hidden (few or none)"]);
    }));

  it("names no value, no figure and no small area", () =>
    inFolder({ "study.yaml": pupilStudy({ rules: "srs-10" }), ...pupilFiles() }, async (folder) => {
      const text = (await checkStudy(quietEffects, { studyPath: join(folder, "study.yaml") })).join("\n");
      expect(text).not.toMatch(/P201[45]\d|Pupil \d|standard error|\d\.\d months/);
    }));
});
