import type { Problems } from "./problems.ts";
import type { RawMeasure } from "./raw-study.ts";
import type { StudyPath } from "./study-path.ts";

/** The margin within which figures of a measure count as alike; null where the study does not say. */
export function readMargin({ alike_within: margin }: RawMeasure, at: StudyPath, problems: Problems): number | null {
  if (margin === undefined) return null;
  if (margin > 0) return margin;
  problems.add([...at, "alike_within"], `not a margin above 0: ${margin}`);
  return null;
}
