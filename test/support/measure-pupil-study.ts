import { type MeasuredStudy, measureStudy } from "./measure-study.ts";
import type { Files } from "./temp-folder.ts";

/** Runs the one measure of a study of pupils up to its figures, before any rounding or protection. */
export function measurePupilStudy(yaml: string, files: Files): Promise<MeasuredStudy> {
  return measureStudy(yaml, files);
}
