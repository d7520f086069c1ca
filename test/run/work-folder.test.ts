import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { filesOf } from "../support/files-of.ts";
import { schoolsText, studyText } from "../support/invented-schools.ts";
import { quietEffects } from "../support/measure-study.ts";
import { windows1252 } from "../support/memory-file.ts";
import { inFolder } from "../support/temp-folder.ts";

// Files in Windows-1252 are copied before they are read: the copies must stay in the work folder and apart.
const files = {
  "schools.csv": windows1252(schoolsText().replaceAll("Ash", "St Mary’s")),
  "printed.csv": windows1252("id,figure,printed,source,note\nA,progress/mean/all/england/2019,0.10,“Table 1”,£\n"),
};

describe("the copies of a run", () => {
  it.each([["../../../evil"], ["a/../../../../evil"], ["printed"], ["plain-0.csv"], ["\u{1F3EB}"]])(
    "stay inside and apart when a file is called %s",
    (entry) =>
      inFolder(
        {
          "s/study.yaml": studyText({ rest: "printed: printed.csv" }).replace(
            "  schools:",
            `  ${JSON.stringify(entry)}:`,
          ),
          "s/schools.csv": files["schools.csv"],
          "s/printed.csv": files["printed.csv"],
        },
        async (folder) => {
          await runStudy({ studyPath: join(folder, "s/study.yaml"), out: join(folder, "o/out") }, quietEffects);
          expect(readdirSync(folder).sort()).toEqual(["o", "s"]);
          expect(readdirSync(join(folder, "o"))).toEqual(["out"]);
          expect(readdirSync(join(folder, "s")).sort()).toEqual(["printed.csv", "schools.csv", "study.yaml"]);
          const printed = filesOf(join(folder, "o/out/release")).get("printed.csv");
          // By hand: (0 + 60) / 600 pupils is a mean of 0.10.
          expect(printed).toContain("A,progress/mean/all/england/2019,0.10,rounded,0.1");
          expect(printed).toContain(",same as printed,“Table 1”,£");
        },
      ),
  );
});
