import type { ReleasedContent } from "../../release/content.ts";
import type { ShownFinding } from "../../release/finding.ts";
import type { MeasureSpec, PupilMeasure, Study } from "../../study/study.ts";
import { readable } from "./readable.ts";
import { capital, measureNoun } from "./words.ts";

/** The scales of a measure. */
type Scales = NonNullable<ReturnType<ReleasedContent["scales"]["get"]>>;

/** A part as a percentage: 0.04 is "4%". */
export const percentOf = (relative: number) => `${Number((100 * relative).toPrecision(2))}%`;

/**
 * How far a level could lie from its value because the factor of its scale is not known exactly; empty for comparisons
 * and for scales that are exact. The factor is the same for all areas and years, so no comparison needs the band.
 *
 * @example // 14.9 months on a scale known to 4%: " The factor itself is known to about 4%: 14.3 to 15.5."
 */
export function factorBand({ figure, numbers: [number] }: ShownFinding, scales: Scales): string {
  const uncertainty = scales.find(({ name }) => name === number?.scale)?.uncertainty ?? null;
  if (number === undefined || uncertainty === null || figure.with !== null) return "";
  const { relative } = uncertainty;
  const ends = [1 - relative, 1 + relative].map((by) => readable(by * Math.abs(number.value), number));
  return ` The factor itself is known to about ${percentOf(relative)}: ${ends.join(" to ")}.`;
}

/** Measures of pupils that could be in months and are not. */
function withoutMonths(measures: readonly MeasureSpec[]): readonly (PupilMeasure & { readonly noMonths: string })[] {
  return measures.flatMap((measure) =>
    measure.of === "pupils" && measure.noMonths !== null ? [{ ...measure, noMonths: measure.noMonths }] : [],
  );
}

/**
 * Why measures have no months, one sentence for each reason.
 *
 * @example // "Progress is not in months: the study does not say which key stage is measured (key_stage)."
 */
export function noMonthsSentences(
  study: Study,
  measures: readonly MeasureSpec[] = [...study.measures.values()],
): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { name, noMonths } of withoutMonths(measures))
    byReason.set(noMonths, [...(byReason.get(noMonths) ?? []), measureNoun(name)]);
  return [...byReason].map(
    ([why, names]) =>
      `${capital(names.join(" and "))} ${names.length === 1 ? "is" : "are"} not in months, which need national ranks at a known key stage: ${why}.`,
  );
}
