import { join } from "node:path";
import { runStudy } from "../../src/run/run-study.ts";
import { filesOf } from "./files-of.ts";
import { schoolsText, studyText } from "./invented-schools.ts";
import { quietEffects } from "./measure-study.ts";
import { type Files, inFolder } from "./temp-folder.ts";

/** What a run left: files by their path in release/ and private/. */
export interface Left {
  readonly release: ReadonlyMap<string, string>;
  readonly private: ReadonlyMap<string, string>;
}

/** Runs a study of invented schools whole, two threads, and returns what it left; throws what the run throws. */
export function runExample(files: Files = { "schools.csv": schoolsText() }, study = studyText()): Promise<Left> {
  return inFolder({ "study.yaml": study, ...files }, async (folder) => {
    const out = join(folder, "out");
    await runStudy({ studyPath: join(folder, "study.yaml"), out, threads: 2 }, quietEffects);
    return { release: filesOf(join(out, "release")), private: filesOf(join(out, "private")) };
  });
}
