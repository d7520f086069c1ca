import type { VNode } from "preact";
import { isAtLastTime } from "../../figures/grades/set-of-schools.ts";
import { timesOf } from "../../figures/grades/times.ts";
import { formatFixed } from "../../number/decimal.ts";
import type { ReleasedContent } from "../../release/content.ts";
import type { Agreement } from "../../release/resampling.ts";
import type { Study } from "../../study/study.ts";
import { type BootstrapLine, bootstrapLines } from "../tables/bootstrap.ts";
import { noStatistics, ofFindings, statistic, together } from "../tables/holdings.ts";
import { gradedFigureNoun } from "../words/graded-figure-noun.ts";
import { readable } from "../words/readable.ts";
import { statisticWord } from "../words/statistic-words.ts";
import { capital, domainNoun, isOfSchools, listed, ofMeasure } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

function agreementWords({ effectiveSchools, figures, median, within }: Agreement): string {
  const which =
    effectiveSchools === 0
      ? `all shown figures that have an error (${figures})`
      : `figures whose every mean comes from the equivalent of ${effectiveSchools} schools or more (${figures})`;
  return `${which}: median ${formatFixed(median, 3)}, ${formatFixed(100 * within, 0)}% within 5%`;
}

function rowOf({ finding, number, resampled: { error, ratio } }: BootstrapLine, study: Study): readonly string[] {
  const { measure, base, of } = finding.figure;
  const ofSchools = isOfSchools(study, measure);
  const print = (value: number | undefined) => (value === undefined ? "–" : formatFixed(value, number.decimals));
  return [
    ofSchools
      ? capital(gradedFigureNoun(finding.figure, study))
      : ofMeasure(study, measure, `${capital(statisticWord(base))}, ${domainNoun(study, of)}`),
    `${readable(number.value, number)} ${number.unit}`,
    print(number.se),
    print(error?.se),
    error === null ? "–" : `${readable(error.lower, number)} to ${readable(error.upper, number)}`,
    ratio === null ? "–" : formatFixed(ratio, 2),
  ];
}

function hasGrades({ measures }: Pick<Study, "measures">): boolean {
  return [...measures.values()].some(({ of }) => of === "schools");
}

/** Figures of the whole in the last year, or for grades at the last time; others, and comparisons, are in the file. */
function isListed({ finding: { figure } }: BootstrapLine, study: Study): boolean {
  const { measure: name, of, against, with: other } = figure;
  const measure = study.measures.get(name);
  const isLast =
    measure?.of === "schools" ? isAtLastTime(of, timesOf(study, measure)) : of.year === Math.max(...study.years);
  return of.area.scheme === "national" && isLast && other === null && of.key !== against?.key;
}

/** What was worked out again in each draw. */
function drawnWords({ measures }: Pick<Study, "measures">): string {
  const kinds = [...measures.values()];
  const pupils = kinds.some((measure) => measure.of === "pupils" && measure.method !== "published");
  const others = [
    ...(kinds.some((measure) => measure.of === "pupils" && measure.method === "published") ? ["school tables"] : []),
    ...(hasGrades({ measures }) ? ["grades of schools"] : []),
  ];
  const scored =
    "Each time all pupils were scored again: expectations, spread and ranks, with the bands merged as before.";
  const asTheyAre = `means of ${listed(others)} were worked out again from the schools drawn, with the scores that they have`;
  if (others.length === 0) return scored;
  return pupils ? `${scored} In the same draws ${asTheyAre}.` : `Each time ${asTheyAre}.`;
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
        We drew schools with replacement and without strata, as many as there are, {replicates} times (seed {seed}).{" "}
        {drawnWords(study)} The standard deviation of the {replicates} results is a standard error that needs no
        formula.
      </p>
      {agreement.length === 0 ? (
        <p>No figure that is shown has both standard errors.</p>
      ) : (
        <>
          <p>Formula standard error divided by bootstrap standard error:</p>
          <ul>
            {agreement.map((one) => (
              <li key={one.effectiveSchools}>{agreementWords(one)}</li>
            ))}
          </ul>
          <p>
            With {replicates} draws such a ratio is itself uncertain by about{" "}
            {formatFixed(100 / Math.sqrt(2 * replicates), 1)}%. Where there are few schools, the formula standard error
            is the smaller of the two; the intervals of the figures allow for that.
          </p>
        </>
      )}
      {rows.length > 0 && (
        <PlainTable
          caption="The whole in the last year: formula and bootstrap standard errors"
          columns={[
            { head: "Figure" },
            { head: "Estimate" },
            { head: "Formula error", numeric: true },
            { head: "Bootstrap error", numeric: true },
            { head: "Bootstrap 95%", numeric: true },
            { head: "Ratio", numeric: true },
          ]}
          rows={rows}
        />
      )}
      <p>
        All shown figures are in tables/bootstrap.csv. A draw without any pupil of a group{" "}
        {hasGrades(study) ? ", or any school of a set," : ""} is left out.
      </p>
    </>
  );
}

/** Standard errors by formula compared with those from schools drawn again. */
export const bootstrapSection: Section = {
  id: "bootstrap",
  title: "Errors checked by drawing schools again",
  show: (content) => (content.study.bootstrap === null ? null : <Errors content={content} />),
  holdings: (content) => {
    const about = listedLines(content).map(({ finding }) => finding);
    const kinds = about.length === 0 ? noStatistics : statistic("standard errors", "intervals");
    return together([ofFindings(about, content.study), kinds]);
  },
};
