import type { VNode } from "preact";
import type { ReleasedContent } from "../../release/content.ts";
import { isShown, isValue } from "../../release/finding.ts";
import type { PupilMeasure } from "../../study/study.ts";
import { capital, measureNoun } from "../words/words.ts";

/** Where the intervals of a measure come from, in words; several where its figures differ in it. */
function origins({ findings }: ReleasedContent, measure: string): readonly string[] {
  const own = [...findings.values()].filter(({ figure }) => figure.measure === measure);
  const methods = own.filter(isShown).map(({ intervalMethod }) => intervalMethod);
  const limits = methods.some((method) => method.includes("published limits"));
  const deviation = methods.some((method) => method.includes("the deviation of pupils"));
  return [
    ...(limits ? ["the limits that the source publishes with its means"] : []),
    ...(deviation
      ? ["the standard deviation of pupils that the study states, divided by the root of their number"]
      : []),
  ];
}

/** The standard deviation that a study states, with its source. */
function deviationWords({ sd, sdOfYears }: PupilMeasure): string {
  if (sdOfYears !== undefined) {
    const years = [...sdOfYears.values].map(([year, value]) => `${value} in ${year}`).join(", ");
    return `It is ${years} (${sdOfYears.source}).`;
  }
  return sd === null ? "" : `It is ${sd.value} (${sd.source}).`;
}

/** How sure figures from tables of areas are: what their intervals are, and what they leave out. */
export function PublishedAreasNotes({
  content,
  measures,
}: {
  readonly content: ReleasedContent;
  readonly measures: readonly PupilMeasure[];
}): VNode {
  return (
    <>
      {measures.map((measure) => {
        const from = origins(content, measure.name);
        const values = [...content.findings.values()].filter(
          (finding) => isValue(finding) && finding.figure.measure === measure.name,
        );
        return (
          <div key={measure.name}>
            {from.length > 0 && (
              <p>
                {capital(measureNoun(measure.name))} is from a table of areas. Its errors (<code>se_kind</code>{" "}
                published) are from {from.join(", and elsewhere from ")}.{" "}
                {from.some((one) => one.includes("deviation")) && deviationWords(measure)} They say how far a mean could
                have moved if other pupils had been drawn, one by one: a mean ± 1.96 × deviation ÷ √pupils. Means of
                different areas, groups and years are taken as independent, because each pupil is in one of them;
                comparisons use the covariance where both sides have the same pupils.
              </p>
            )}
            {from.length > 0 && (
              <p>
                This is not the error of another draw of schools. The table does not show schools, and pupils of one
                school are alike, so means, and differences between areas, are less certain than these intervals say.
                Two groups of one area, and two years of one area, mostly share their schools: what schools do to both
                alike is not part of their difference, so less is left out there. How often these intervals are right
                was not tried.
              </p>
            )}
            {values.length > 0 && (
              <p>
                {values.length} figures of {measureNoun(measure.name)} have no interval, and nothing is tested on them:
                the note of each says why. How far they could have moved by chance is not known.
              </p>
            )}
          </div>
        );
      })}
    </>
  );
}
