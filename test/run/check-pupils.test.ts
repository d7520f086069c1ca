import { join } from "node:path";
import { expect, it } from "vitest";
import { checkStudy } from "../../src/run/commands/check-study.ts";
import { pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { quietEffects } from "../support/measure-study.ts";
import { inFolder } from "../support/temp-folder.ts";

it("coldspot check looks into the files of a study of pupils, and says of none that they are not run", () =>
  inFolder({ "study.yaml": pupilStudy(), ...pupilFiles() }, async (folder) => {
    const lines = await checkStudy(quietEffects, join(folder, "study.yaml"), new Map());
    expect(lines.join("\n")).not.toMatch(/does not run|not run by this version/);
    const bytes = String(pupilFiles()["census_2015.csv"]).length;
    expect(lines).toContain(`  census (census, 2015): census_2015.csv, csv, utf-8, 4 columns, ${bytes} bytes`);
    const odd = pupilStudy().replace("fsm: fsm", "fsm: fmeals");
    await inFolder({ "study.yaml": odd, ...pupilFiles() }, async (other) => {
      await expect(checkStudy(quietEffects, join(other, "study.yaml"), new Map())).rejects.toMatchObject({
        exitCode: 3,
        message: expect.stringContaining("no such column in census_2014.csv: fmeals"),
      });
    });
  }));
