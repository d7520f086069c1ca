import type { VNode } from "preact";
import type { ScaleUncertainty } from "../../effects/shipped-scales.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { isShown, withRole } from "../../release/finding.ts";
import type { PupilMeasure } from "../../study/study.ts";
import { noStatistics } from "../tables/holdings.ts";
import { formulaWords } from "../words/formula-words.ts";
import { noMonthsSentences, percentOf } from "../words/months-words.ts";
import { scoreWords } from "../words/score-words.ts";
import { capital, isOfAreas, measureNoun, populationNoun } from "../words/words.ts";
import { AssuranceTables } from "./assurance-tables.tsx";
import { PlainTable } from "./plain-table.tsx";
import { PublishedAreasNotes } from "./published-areas-notes.tsx";
import type { Section } from "./section.ts";

/** How well the factor of a scale is known; no comparison of two figures depends on it. */
function factorWords(uncertainty: ScaleUncertainty | null): string {
  if (uncertainty === null) return "exact";
  return `known to about ${percentOf(uncertainty.relative)} (${uncertainty.why}); the same for all areas and years, so in no interval`;
}

function MeasureNotes({
  content,
  measure,
}: {
  readonly content: ReleasedContent;
  readonly measure: PupilMeasure;
}): VNode {
  const { study, findings, scales } = content;
  const example = withRole(findings, "asked").find(
    ({ figure }) => figure.measure === measure.name && figure.statistic === "gap",
  );
  return (
    <>
      <h3>{capital(measureNoun(measure.name))}</h3>
      <p>
        {scoreWords(measure, study)}
        {!["published", "threshold", "national rank"].includes(measure.method) &&
          " Figures on other scales use the same pupils with different scores."}
      </p>
      {measure.against !== null && (
        <p>
          Gaps compare a group with {populationNoun(study, measure.against.population)} in{" "}
          {measure.against.in === "england" ? (study.places.whole ?? "England") : measure.against.in}; a positive gap
          means that the group is behind. In-area gaps compare it with{" "}
          {populationNoun(study, measure.against.population)} in the same area.
        </p>
      )}
      {example !== undefined && (
        <p>
          For example <code>{example.figure.id}</code> = {formulaWords(example.figure, study)}.
        </p>
      )}
      <PlainTable
        caption={`Scales used for ${measureNoun(measure.name)}`}
        columns={[
          { head: "Scale" },
          { head: "Unit" },
          { head: "Worked out as" },
          { head: "Source" },
          { head: "How sure" },
          { head: "The factor itself" },
        ]}
        rows={(scales.get(measure.name) ?? []).map(({ name, unit, input, factor, source, confidence, uncertainty }) => [
          name,
          unit,
          `${Number(factor.toPrecision(6))} × ${measure.method === "published" ? measure.outcome.unit : input}`,
          source,
          confidence,
          factorWords(uncertainty ?? null),
        ])}
      />
      {noMonthsSentences(study, [measure]).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {measure.method === "published" && measure.sd === null && (
        <p>
          No standard deviation of pupils is stated in the study
          {measure.sdOfYears === undefined ? "" : " for all years alike"}, so gaps cannot be shown in standard
          deviations.
        </p>
      )}
    </>
  );
}

/** Whether some interval of a measure is widened by the rounding of printed means. */
function hasWidened({ findings }: ReleasedContent, { name }: PupilMeasure): boolean {
  return [...findings.values()].some(
    (finding) =>
      isShown(finding) && finding.figure.measure === name && finding.numbers.some(({ rounding }) => rounding > 0),
  );
}

/** How the figures were made and how to read their intervals. */
export const methodsSection: Section = {
  id: "methods",
  title: "How we got this",
  show: (content) => {
    const measures = [...content.study.measures.values()].filter((measure) => measure.of === "pupils");
    const ofPupils = measures.some(({ method }) => method !== "published");
    const ofAreas = measures.filter(({ name }) => isOfAreas(content.study, name));
    const ofSchools = [...content.study.measures.keys()].some((name) => !isOfAreas(content.study, name));
    const ofSchoolTables = measures.some((measure) => measure.method === "published" && !ofAreas.includes(measure));
    const rounding = ofSchoolTables || ofAreas.some((measure) => hasWidened(content, measure));
    return (
      <>
        {measures.map((measure) => (
          <MeasureNotes key={measure.name} content={content} measure={measure} />
        ))}
        <h3>How sure we can be</h3>
        {ofAreas.length > 0 && <PublishedAreasNotes content={content} measures={ofAreas} />}
        {ofAreas.length > 0 && !ofSchools && (
          <p>
            An interval does not cover errors in the data, pupils, schools or areas missing from it, or the choice of
            measure. Ratios have Fieller’s interval.
          </p>
        )}
        {ofSchools && (
          <p>
            An interval shows how far a figure could have moved by chance: it treats this year’s schools and their
            pupils as one draw of many that could have been made. It does not cover errors in the data, pupils or
            schools missing from it, or the choice of measure.
          </p>
        )}
        {ofSchools && (
          <p>
            Standard errors treat the school as the unit, because pupils of the same school are alike. They are those of
            a design without strata, with all schools of the study as primary sampling units.
            {ofPupils && (
              <>
                {" "}
                Those of pupil scores are full (<code>se_kind</code> full): they allow for expectations, spread and
                ranks being estimated from the same pupils. With each, the evidence also has the error that takes the
                scores as given, which is what R’s survey package gives.
              </>
            )}
            {ofSchoolTables && (
              <>
                {" "}
                Those of published tables{ofAreas.length > 0 ? " of schools" : ""} take the printed means as given (
                <code>se_kind</code> fixed), as R’s survey package does: a table does not show what its scores were
                estimated from.
              </>
            )}{" "}
            Intervals correct for few schools: influences are enlarged, and t has the degrees of freedom that follow
            from them, by Satterthwaite’s formula; <code>se_corrected</code> is the error they use. Ratios have
            Fieller’s interval. Differences and ratios use the covariance of their two sides.
          </p>
        )}
        {content.assurances.length > 0 && <AssuranceTables assurances={content.assurances} />}
        {rounding && (
          <p>
            Printed means are rounded.{" "}
            {ofSchoolTables &&
              "A mean worked out from two printed ones (others = all less disadvantaged) carries the rounding of both. "}
            Each interval is widened at both ends by the most that rounding could do: every printed mean half a unit of
            its last digit off, in the worst direction. The note of each figure in estimates.csv gives the amount.
            {ofSchoolTables && " No such mean is shown for a single school."}
          </p>
        )}
        <p>
          Every sentence and title that states a direction (behind, ahead, larger, smaller) is made from a test of
          exactly that. A test has three outcomes: the two differ; they are alike, to within a margin that is stated; or
          the data do not tell. With many areas, about one interval in twenty misses its true value by chance.
        </p>
        {content.groupings.register.tests.length > 0 && (
          <p>
            “Differs” needs a p value of at most 0.05 after adjusting for all comparisons of this report together, by
            Holm’s method unless the study names another; figures of the whole, and changes over the years, are adjusted
            among themselves; “alike” needs two one-sided tests against the margin, adjusted in the same way. Two sides
            are one test, however many ways they are compared and however the study divides its questions. Tests of
            hidden figures are not counted. Areas that a title names are adjusted for every area or pair it could have
            named. Where the data do not tell, the smallest true difference is given that they would have shown with a
            chance of 80%. All tests are in tables/tests.csv.
          </p>
        )}
      </>
    );
  },
  holdings: () => noStatistics,
};
