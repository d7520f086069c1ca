import type { VNode } from "preact";
import { formatFixed } from "../../number/decimal.ts";
import type { ReleasedContent } from "../../release/content.ts";
import type { Agreement } from "../../release/resampling.ts";
import type { Study } from "../../study/study.ts";
import { type BootstrapLine, bootstrapLines } from "../tables/bootstrap.ts";
import { noStatistics, ofFindings, statistic, together } from "../tables/holdings.ts";
import { readable } from "../words/readable.ts";
import { statisticWord } from "../words/statistic-words.ts";
import { capital, domainNoun, ofMeasure } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

function agreementWords({ effectiveSchools, figures, median, within }: Agreement): string {
  const which =
    effectiveSchools === 0
      ? `all figures shown that have an error (${figures})`
      : `those whose every mean rests on the equivalent of ${effectiveSchools} schools or more (${figures})`;
  return `${which}: median ${formatFixed(median, 3)}, ${formatFixed(100 * within, 0)}% within 5%`;
}

function rowOf({ finding, number, resampled: { error, ratio } }: BootstrapLine, study: Study): readonly string[] {
  const { measure, base, of } = finding.figure;
  const print = (value: number | undefined) => (value === undefined ? "–" : formatFixed(value, number.decimals));
  return [
    ofMeasure(study, measure, `${capital(statisticWord(base))}, ${domainNoun(study, of)}`),
    `${readable(number.value, number)} ${number.unit}`,
    print(number.se),
    print(error?.se),
    error === null ? "–" : `${readable(error.lower, number)} to ${readable(error.upper, number)}`,
    ratio === null ? "–" : formatFixed(ratio, 2),
  ];
}

/** Figures of the whole in the last year: the others, and comparisons, are in the file. */
function isListed({ finding: { figure } }: BootstrapLine, { years }: Study): boolean {
  const { of, against, with: other } = figure;
  return of.area.scheme === "national" && of.year === Math.max(...years) && other === null && of.key !== against?.key;
}

function listedLines(content: ReleasedContent): readonly BootstrapLine[] {
  return bootstrapLines(content).filter((line) => isListed(line, content.study));
}

function Errors({ content }: { readonly content: ReleasedContent }): VNode | null {
  const { study, agreement } = content;
  if (study.bootstrap === null) return null;
  const { replicates, seed } = study.bootstrap;
  const rows = listedLines(content).map((line) => rowOf(line, study));
  return (
    <>
      <p>
        As many whole schools as there are were drawn {replicates} times, with replacement and without strata (seed{" "}
        {seed}). Each time every pupil was scored again: expectations, spread and ranks, with bands as they had been
        merged. The spread of the {replicates} results is an error that rests on no formula.
      </p>
      {agreement.length === 0 ? (
        <p>No shown figure has both errors.</p>
      ) : (
        <>
          <p>Worked-out error over that of the draws:</p>
          <ul>
            {agreement.map((one) => (
              <li key={one.effectiveSchools}>{agreementWords(one)}</li>
            ))}
          </ul>
          <p>
            With {replicates} draws such a ratio is itself unsure by about{" "}
            {formatFixed(100 / Math.sqrt(2 * replicates), 1)}%. Where schools are few, the worked-out error is the
            smaller of the two; intervals of the figures allow for that.
          </p>
        </>
      )}
      {rows.length > 0 && (
        <PlainTable
          caption="The whole in the last year: worked-out errors beside those of the draws"
          columns={[
            { head: "Figure" },
            { head: "Estimate" },
            { head: "Error", numeric: true },
            { head: "Of the draws", numeric: true },
            { head: "95% of draws", numeric: true },
            { head: "Ratio", numeric: true },
          ]}
          rows={rows}
        />
      )}
      <p>All shown figures are in tables/bootstrap.csv. A draw without a single pupil of a group is left out.</p>
    </>
  );
}

/** Worked-out errors beside those of schools drawn again. */
export const bootstrapSection: Section = {
  id: "bootstrap",
  title: "Errors checked by drawing again",
  show: (content) => (content.study.bootstrap === null ? null : <Errors content={content} />),
  holdings: (content) => {
    const about = listedLines(content).map(({ finding }) => finding);
    const kinds = about.length === 0 ? noStatistics : statistic("standard errors", "intervals");
    return together([ofFindings(about, content.study), kinds]);
  },
};
