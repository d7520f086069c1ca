import type { Engine } from "../../src/engine/engine.ts";
import { type MeasuredStudy, measureStudy } from "./measure-study.ts";
import type { Files } from "./temp-folder.ts";

/**
 * Runs the one measure of a study of pupils up to its figures, before any rounding or protection.
 *
 * @param inPlace an engine in place of the real one, which may read the work folder
 */
export function measurePupilStudy(
  yaml: string,
  files: Files,
  inPlace?: (engine: Engine, workFolder: string) => Engine,
): Promise<MeasuredStudy> {
  return measureStudy(yaml, files, {}, inPlace);
}
