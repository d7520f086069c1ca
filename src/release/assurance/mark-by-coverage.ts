import type { Study } from "../../study/study.ts";
import { type Finding, isShown, type ShownFinding } from "../finding.ts";
import { type KindAndSize, type LookUp, leastCoverage, sizeOf } from "./coverage-found.ts";
import { kindOfFigure } from "./kind-of-figure.ts";

/** Schools of a measure, in all its years together, by its name. */
export type SchoolsOfMeasures = ReadonlyMap<string, number>;

/** Fewest schools behind any mean of a finding; null where the source does not show schools. */
function fewestSchools({ counted, rests }: ShownFinding): number | null {
  const all = [counted, ...rests.map((rest) => rest.counted)].map(({ schools }) => schools);
  const known = all.filter((schools) => schools !== null);
  return known.length < all.length ? null : Math.min(...known);
}

/** The kind and size of a finding; null where there is none, as for areas of a published table. */
export function kindAndSizeOf(
  finding: ShownFinding,
  study: Pick<Study, "files" | "measures">,
  nations: SchoolsOfMeasures,
): KindAndSize | null {
  const kind = kindOfFigure(finding.figure, study);
  const schools = fewestSchools(finding);
  const nation = nations.get(finding.figure.measure);
  return kind === null || schools === null || nation === undefined ? null : sizeOf(kind, schools, nation);
}

/**
 * Marks a finding whose kind of interval, at its size, held the true value in fewer than 93 of 100 draws of a trial. What
 * was not tried is not marked: the report says so.
 *
 * @param nations schools of each measure
 * @example the mean of a comparison group with 91.0 of 100 in nations of its size: "unreliable"
 */
export function markByCoverage(
  finding: Finding,
  study: Pick<Study, "files" | "measures">,
  nations: SchoolsOfMeasures,
  coverage: LookUp,
): Finding {
  if (!isShown(finding)) return finding;
  const size = kindAndSizeOf(finding, study, nations);
  const found = size === null ? null : coverage(size);
  if (found === null || found.held >= leastCoverage) return finding;
  const mark = `has an interval of a kind that held the true value in ${found.held.toFixed(1)} of 100 trials`;
  const note = [mark, finding.note].filter((part) => part !== "").join("; ");
  return { ...finding, status: "unreliable", marks: [...finding.marks, mark], note };
}
