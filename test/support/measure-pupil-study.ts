import { join } from "node:path";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { readStudy } from "../../src/run/files/read-study.ts";
import { readyAll } from "../../src/run/files/ready.ts";
import type { Measured } from "../../src/run/measured.ts";
import { measurePupils } from "../../src/run/pupils/score-pupils.ts";
import { runnableMeasures } from "../../src/run/what-runs.ts";
import { quietEffects } from "./measure-study.ts";
import { type Files, inFolder } from "./temp-folder.ts";

/**
 * Runs the one measure of a study of pupils up to its estimates, before any rounding or protection.
 *
 * @param inPlace an engine in place of the real one, which may read the work folder
 */
export function measurePupilStudy(
  yaml: string,
  files: Files,
  inPlace: (engine: Engine, workFolder: string) => Engine = (engine) => engine,
): Promise<Measured> {
  return inFolder({ "study.yaml": yaml, ...files }, async (folder) => {
    const file = await readStudy(quietEffects, join(folder, "study.yaml"));
    const [measure] = runnableMeasures(file);
    const spec = file.study.files.get(measure?.file ?? "");
    if (measure === undefined || spec === undefined) throw new Error("a study without a measure");
    const workFolder = join(folder, "work");
    await quietEffects.makeFolder(workFolder);
    const ready = await readyAll(quietEffects, file, file.study.files.values(), new Map(), workFolder);
    const mayRead = [...ready.files.values()].flat().map((one) => one.file.readFrom);
    const engine = await openDuckdb({ threads: 2, mayRead, workFolder });
    try {
      return await measurePupils(quietEffects, inPlace(engine, workFolder), file.study, measure, spec, ready);
    } finally {
      await engine.close();
    }
  });
}
