import { join } from "node:path";
import { expect, it } from "vitest";
import { checkStudy } from "../../src/run/commands/check-study.ts";
import { pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { quietEffects } from "../support/measure-study.ts";
import { inFolder } from "../support/temp-folder.ts";

it("coldspot check looks into the files of a study of pupils, and says of none that they are not run", () =>
  inFolder({ "study.yaml": pupilStudy(), ...pupilFiles() }, async (folder) => {
    const lines = await checkStudy(quietEffects, { studyPath: join(folder, "study.yaml") });
    expect(lines.join("\n")).not.toMatch(/does not run|not run by this version/);
    // Of six kinds of pupils one was never seen: 200 pupils in each of 14 terms.
    const kilobytes = Math.round(String(pupilFiles()["census_2015.csv"]).length / 1000);
    expect(lines).toContain(`  census (census_2015.csv, CSV, utf-8, ${kilobytes} kB): 2,800 rows read, 2,800 used`);
    const odd = pupilStudy().replace("fsm: fsm", "fsm: fmeals");
    await inFolder({ "study.yaml": odd, ...pupilFiles() }, async (other) => {
      await expect(checkStudy(quietEffects, { studyPath: join(other, "study.yaml") })).rejects.toMatchObject({
        exitCode: 3,
        message: expect.stringContaining("no such column in census_2014.csv: fmeals"),
      });
    });
  }));
