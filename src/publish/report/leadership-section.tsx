import type { VNode } from "preact";
import { GradeBars, gradeBarsCss } from "../../charts/grade-bars.tsx";
import { GradeMoves } from "../../charts/grade-moves.tsx";
import type { ReleasedContent } from "../../release/content.ts";
import { testsById } from "../../release/families.ts";
import { isShown, type ShownFinding, withRole } from "../../release/finding.ts";
import { type ShownGradeCounts, type ShownGrades, shownGrades } from "../../release/grades.ts";
import { gradePanels } from "../pictures/grade-panels.ts";
import {
  boundsTable,
  broadAreas,
  changesTable,
  coverageTable,
  grade3Words,
  gradeBarRows,
  gradeNames,
  lostTable,
  movesTable,
  movesTitle,
} from "../pictures/grade-tables.ts";
import { held } from "../pictures/panel.ts";
import { pictureId } from "../pictures/picture-id.ts";
import { countsOf, type Holdings, noStatistics, statistic, together } from "../tables/holdings.ts";
import { leadershipSentence } from "../words/leadership-sentence.ts";
import { gradedNoun, schoolMeasure } from "../words/leadership-words.ts";
import { readableCount } from "../words/readable.ts";
import { capital, measureNoun, placeNoun } from "../words/words.ts";
import { heldIn, Pictures } from "./pictures.tsx";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";
import { testedBy } from "./tested-by.ts";

/** Heads of numeric columns do not wrap, so columns with longer heads are treated as words. */
const longestHead = 14;
const numeric = (columns: readonly string[]) =>
  columns.map((head, index) => ({ head, numeric: index > 0 && head.length <= longestHead }));

function Coverage({ told }: { readonly told: ShownGrades }): VNode {
  const coverage = coverageTable(told);
  const bounds = boundsTable(told);
  const changes = changesTable(told);
  const lost = lostTable(told);
  return (
    <>
      <PlainTable
        caption={`Which schools are counted, from ${told.first} to ${told.last}`}
        columns={numeric(coverage.columns)}
        rows={coverage.rows}
      />
      <p>
        “Schools” are those open at the last time. “Rated first” also counts schools that have since closed or were lost
        for another reason, so it is not a part of “Schools”. “Both” are those rated at both times. Of these,
        “Re-inspected” were inspected again in between, and “New URN” were followed through a change of URN.
        “Inherited”: the last grade was given to a predecessor. “Merged”: several schools that became one count once,
        with the worst grade; with previous and latest judgements they are not followed. “Median age”: years from the
        inspection to the last date. Schools rated first and not last are lost; each is listed in the private folder.
      </p>
      <PlainTable caption="Changes of the schools counted" columns={numeric(changes.columns)} rows={changes.rows} />
      {lost !== null && (
        <PlainTable
          caption="Schools rated first and not last, by reason"
          columns={numeric(lost.columns)}
          rows={lost.rows}
        />
      )}
      <p>
        Schools without a grade at one of the two times are left out of the figures for schools rated both times. The
        next table shows how much that could matter: each share with all of these schools weak at one end, and with all
        of them good or outstanding at the other. It covers missing grades, not chance.
      </p>
      <PlainTable
        caption="Lowest and highest value of each share if every school had a grade"
        columns={numeric(bounds.columns)}
        rows={bounds.rows}
      />
      <PlainTable
        caption="Frameworks under which the grades were given"
        columns={[{ head: "When and framework" }, { head: "Grade 3 was called" }, { head: "Schools", numeric: true }]}
        rows={told.frameworks.map(({ at, name, grade3, schools }) => [
          `${at === "first" ? told.first : told.last}: ${name}`,
          grade3 === "" ? "–" : grade3,
          readableCount(schools),
        ])}
      />
    </>
  );
}

function gradesOf({ findings, groupings }: ReleasedContent): readonly ShownGrades[] {
  return groupings.grades.map((grades) => shownGrades(grades, findings));
}

/** The figures that are given as sentences: changes in the broad areas, and the comparisons of areas. */
function saidOf({ findings }: ReleasedContent, { measure }: ShownGrades): readonly ShownFinding[] {
  const shown = withRole(findings, "asked")
    .filter(isShown)
    .filter(({ figure }) => figure.measure === measure);
  const broad = shown.filter(
    ({ figure }) =>
      figure.with === null &&
      ["national", "group"].includes(figure.of.area.scheme) &&
      figure.of.population.startsWith("matched") &&
      ["share_declined", "share_improved", "relative_reduction_weak"].includes(figure.base),
  );
  const compared = shown.filter(({ figure }) => figure.with !== null && figure.of.area.scheme !== "national");
  const asked = compared.filter(
    ({ figure }) => figure.versus !== undefined || figure.with?.area.key !== figure.of.area.key,
  );
  return [...broad, ...asked];
}

function Sentences({ content, told }: { readonly content: ReleasedContent; readonly told: ShownGrades }): VNode {
  const { study, groupings } = content;
  const adjusted = testsById(groupings.register);
  return (
    <ul>
      {saidOf(content, told).map((finding) => {
        const test = adjusted.get(finding.figure.id) ?? null;
        return (
          <li key={finding.figure.id} {...testedBy(test === null ? [] : [test.id])}>
            {leadershipSentence(finding, study, test)}
          </li>
        );
      })}
    </ul>
  );
}

function Moves({
  told,
  area,
  invented,
}: {
  readonly told: ShownGrades;
  readonly area: ShownGradeCounts;
  readonly invented: boolean;
}) {
  const { moves, name, key } = area;
  if (moves === null)
    return (
      <p>Moves between grades in {placeNoun(name)} are not shown: one of the counts is too small for the rules.</p>
    );
  const { columns, rows } = movesTable(moves);
  return (
    <div class="grade-moves">
      <GradeMoves
        id={pictureId("leadership", "moves", told.measure, key, "picture")}
        title={movesTitle(moves, name)}
        description={`Schools by grade at ${told.first} and at ${told.last}; the table below has every number.`}
        caption={`Schools rated both times. The colour of a band is the first grade; its thickness is the number of schools.${invented ? " Invented data." : ""}`}
        grades={[...gradeNames]}
        moves={moves}
        first={capital(told.first)}
        last={capital(told.last)}
      />
      <PlainTable
        caption={`Schools in ${placeNoun(name)} by first grade (rows) and last grade (columns): number, share of the row and its 95% interval`}
        columns={columns.map((head) => ({ head }))}
        rows={rows}
      />
    </div>
  );
}

function holdings(content: ReleasedContent): Holdings {
  const { study } = content;
  const leadership = gradesOf(content);
  return together(
    leadership.flatMap((told) => [
      held(saidOf(content, told), study).holdings,
      heldIn(gradePanels(content, told)),
      countsOf(
        "schools",
        told.frameworks.map(({ schools }) => schools),
      ),
      ...told.areas.map(({ counts, lost, matchedFirst, matchedLast }) =>
        countsOf("schools", [
          ...Object.values(counts),
          ...lost.map(({ schools }) => schools),
          ...(matchedFirst ?? []),
          ...(matchedLast ?? []),
        ]),
      ),
      ...broadAreas(told).flatMap(({ moves, bounds, withoutLastGrade }) => [
        countsOf("schools", [withoutLastGrade, ...(moves ?? []).flat()]),
        Object.values(bounds).every((one) => one === null) ? noStatistics : statistic("bounds of shares"),
        moves === null ? noStatistics : statistic("shares", "intervals"),
      ]),
    ]),
  );
}

/**
 * Grades of schools followed between two times: what is missing, the grades at each time, and the moves between them.
 */
export const leadershipSection: Section = {
  id: "leadership",
  title: "Grades of schools",
  css: gradeBarsCss,
  show: (content) => {
    const { study } = content;
    const leadership = gradesOf(content);
    if (leadership.length === 0) return null;
    return (
      <>
        {leadership.map((told) => (
          <div key={told.measure}>
            <h3>
              {capital(measureNoun(told.measure))}: {gradedNoun(schoolMeasure(study, told.measure))}
            </h3>
            <Coverage told={told} />
            <ul>
              {told.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
            <Sentences content={content} told={told} />
            <GradeBars
              rows={gradeBarRows(told)}
              grades={[...gradeNames]}
              title={`Grades for ${gradedNoun(schoolMeasure(study, told.measure))} at both times`}
              caption={`Schools rated both times, ${told.first} and ${told.last}. ${grade3Words}${study.data === "invented" ? " Invented data." : ""}`}
              heading="Area"
            />
            <Pictures panels={gradePanels(content, told)} />
            {broadAreas(told).map((area) => (
              <Moves key={area.key} told={told} area={area} invented={study.data === "invented"} />
            ))}
          </div>
        ))}
      </>
    );
  },
  holdings,
};
