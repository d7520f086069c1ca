import { appendFileSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import type { Effects } from "../../src/effects/effects.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { quickEffects } from "../support/failing-effects.ts";
import { schoolsText, studyText } from "../support/invented-schools.ts";
import { inFolder } from "../support/temp-folder.ts";

/** Effects that do something to the file when the engine has begun to read it. */
function whileReading(change: () => void): Effects {
  let done = false;
  return {
    ...quickEffects,
    progress: (line) => {
      if (done || !line.startsWith("reading ")) return;
      done = true;
      change();
    },
  };
}

describe("a file that is not the same after the run as before it", () => {
  const changed = new ColdspotError("changed while it was read: schools.csv", {
    exitCode: 3,
    advice: "nothing was written; wait until no program is writing to it, or give a copy of it, and run again",
  });
  const gone = new ColdspotError("gone since the run began: schools.csv", {
    exitCode: 3,
    advice: "nothing was written; put it back and run again",
  });

  it.each([
    ["one row longer", (path: string) => appendFileSync(path, "100009,Yew,North,100,0.1,20,0.1\n"), changed],
    ["of the same size", (path: string) => writeFileSync(path, schoolsText().replace("100001", "100011")), changed],
    [
      "written anew with the same bytes, for something else may have stood in it meanwhile",
      (path: string) => writeFileSync(path, schoolsText()),
      changed,
    ],
    ["gone", (path: string) => rmSync(path), gone],
    ["in another place", (path: string) => renameSync(path, `${path}.old`), gone],
  ])("is refused by its name, and nothing is written: %s", (_, change, error) =>
    inFolder({ "study.yaml": studyText(), "schools.csv": schoolsText() }, async (folder) => {
      const path = join(folder, "schools.csv");
      const effects = whileReading(() => change(path));
      const options = { studyPath: join(folder, "study.yaml"), out: join(folder, "out") };
      await expect(runStudy(options, effects)).rejects.toThrow(error);
      expect(readdirSync(folder).filter((name) => name.startsWith("out"))).toEqual([]);
    }),
  );

  it("is seen by its hash where size and time are what they were", () =>
    inFolder({ "study.yaml": studyText(), "schools.csv": schoolsText() }, async (folder) => {
      const path = join(folder, "schools.csv");
      utimesSync(path, 1_500_000_000, 1_500_000_000);
      const effects = whileReading(() => {
        writeFileSync(path, schoolsText().replace("100001", "100011"));
        utimesSync(path, 1_500_000_000, 1_500_000_000);
      });
      const options = { studyPath: join(folder, "study.yaml"), out: join(folder, "out") };
      await expect(runStudy(options, effects)).rejects.toThrow(changed);
    }));
});
