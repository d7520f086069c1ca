import type { VNode } from "preact";
import type { AnyFigure } from "../../figures/figure.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type ShownTest, testsById } from "../../release/families.ts";
import { type Finding, isShown, numbersOf, reasonOf, withRole } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { firstOf, type Largest, leftOutWords, mostRows } from "../pictures/largest.ts";
import { held, type Panel, pupilsText, schoolsText } from "../pictures/panel.ts";
import { panelsOf } from "../pictures/panels.ts";
import { type Holdings, noStatistics, statistic, together } from "../tables/holdings.ts";
import { breakFirst } from "../words/break-words.ts";
import { readable, readableInterval } from "../words/readable.ts";
import { selectionCautions } from "../words/selection-words.ts";
import { statisticWord } from "../words/statistic-words.ts";
import { adjustedBy, readableP } from "../words/test-words.ts";
import { capital, clustersNoun, domainNoun, isOfSchools, measureNoun, ofMeasure } from "../words/words.ts";
import { heldIn, Pictures } from "./pictures.tsx";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

/** Figures of the whole; distances from the average over several years are in the pictures over years. */
function ofTheWhole({ findings, study }: ReleasedContent): readonly Finding[] {
  const inTrends = (base: string) => base === "from_average" && study.years.length > 1;
  return withRole(findings, "asked").filter(
    ({ figure }) =>
      figure.with === null &&
      figure.adjusted === undefined &&
      !isOfSchools(study, figure.measure) &&
      figure.of.area.scheme === "national" &&
      figure.of.key !== figure.against?.key &&
      !inTrends(figure.base),
  );
}

function NationalTable({ content }: { readonly content: ReleasedContent }): VNode {
  const { study } = content;
  const national = ofTheWhole(content);
  return (
    <PlainTable
      caption={`${capital(national[0]?.figure.of.area.name ?? "England")} as a whole`}
      columns={[
        { head: "Figure" },
        { head: "Estimate", numeric: true },
        { head: "95% interval", numeric: true },
        { head: "Unit" },
        { head: "Pupils", numeric: true },
        { head: capital(clustersNoun(study)), numeric: true },
      ]}
      rows={national.flatMap((finding) => {
        const { measure, base, of } = finding.figure;
        const name = ofMeasure(study, measure, `${capital(statisticWord(base))}, ${domainNoun(study, of)}`);
        const [number] = numbersOf(finding);
        if (number === undefined) return [[name, "–", "–", reasonOf(finding), "–", "–"]];
        const counts = [pupilsText(finding), schoolsText(finding)];
        return [[name, readable(number.value, number), readableInterval(number), number.unit, ...counts]];
      })}
    />
  );
}

/** One measure's figures of the last year on every scale: the same finding in other units. */
function ScalesTable({
  content,
  measure,
}: {
  readonly content: ReleasedContent;
  readonly measure: string;
}): VNode | null {
  const { findings, study, scales } = content;
  const columns = scales.get(measure) ?? [];
  const last = Math.max(...study.years);
  const rows = withRole(findings, "asked")
    .filter(isShown)
    .filter(({ figure }) => figure.measure === measure && figure.of.year === last && figure.with === null)
    .filter(({ figure }) => figure.of.area.scheme === "national" && figure.base !== "from_average");
  if (columns.length < 2 || rows.length === 0) return null;
  return (
    <PlainTable
      caption={`${capital(measureNoun(measure))} on every scale, ${last}: estimate and 95% interval`}
      columns={[{ head: "Figure" }, ...columns.map(({ name, unit }) => ({ head: `${name} (${unit})` }))]}
      rows={rows.map((finding) => [
        `${capital(statisticWord(finding.figure.base))}: ${domainNoun(study, finding.figure.of)}`,
        ...columns.map(({ name }) => {
          const number = finding.numbers.find(({ scale }) => scale === name);
          return number === undefined ? "–" : `${readable(number.value, number)} (${readableInterval(number)})`;
        }),
      ])}
    />
  );
}

/** The two sides of a comparison, or the two changes that are compared. */
function comparedWords({ of, with: other, versus }: AnyFigure, study: Study): string {
  if (other === null) return domainNoun(study, of);
  if (versus === undefined) return `${domainNoun(study, of)} compared with ${domainNoun(study, other)}`;
  return `${domainNoun(study, of)}, change since ${other.year}, compared with the same change of ${domainNoun(study, versus)}`;
}

function comparisonsOf({ findings, study }: ReleasedContent): readonly Finding[] {
  return withRole(findings, "asked").filter(
    ({ figure }) => figure.with !== null && !isOfSchools(study, figure.measure),
  );
}

/** The comparisons that the report shows: where they are very many, those with the smallest adjusted p values. */
function shownComparisons(content: ReleasedContent, adjusted: ReadonlyMap<string, ShownTest>): Largest<Finding> {
  const p = ({ figure }: Finding) => adjusted.get(figure.id)?.adjusted ?? 2;
  return firstOf(comparisonsOf(content), mostRows, (a, b) => p(a) - p(b));
}

function ComparisonTable({ content }: { readonly content: ReleasedContent }): VNode | null {
  const { study } = content;
  const adjusted = testsById(content.groupings.register);
  const compared = shownComparisons(content, adjusted);
  if (compared.all === 0) return null;
  const left = leftOutWords(compared, "those with the smallest adjusted p values", "tables/comparisons.csv");
  const cautions = selectionCautions(
    compared.shown.map(({ figure }) => figure),
    study,
  );
  return (
    <PlainTable
      caption={`${["Comparisons.", ...cautions].join(" ")} Intervals use the covariance of the two sides; p values are adjusted for all comparisons of this report${left === "" ? "" : `.${left}`}`}
      columns={[
        { head: "Compared" },
        { head: "As" },
        { head: "Estimate", numeric: true },
        { head: "95% interval", numeric: true },
        { head: "Unit" },
        { head: "Adjusted p" },
        { head: "Outcome" },
        { head: "Note" },
      ]}
      rows={compared.shown.map((finding) => {
        const { figure } = finding;
        const both = comparedWords(figure, study);
        const comparedAs = figure.statistic.replaceAll("_", " ");
        const what = breakFirst(`${capital(statisticWord(figure.base))}, ${both}`, figure.crosses);
        const name = ofMeasure(study, figure.measure, what);
        const [number] = numbersOf(finding);
        if (number === undefined) return [name, comparedAs, "–", "–", "", "–", "–", reasonOf(finding)];
        const p = adjusted.get(figure.id);
        const unit =
          number.unit === "fraction"
            ? "larger than the other"
            : number.unit === "ratio"
              ? "times as large"
              : number.unit;
        return [
          name,
          comparedAs,
          readable(number.value, number),
          readableInterval(number),
          unit,
          p === undefined ? "–" : `${readableP(p.adjusted)} (${adjustedBy(p)})`,
          p?.outcome ?? "–",
          isShown(finding) ? finding.marks.join("; ") : reasonOf(finding),
        ];
      })}
    />
  );
}

/** Pictures that are not under "Areas side by side". */
function ownPanels(content: ReleasedContent): readonly Panel[] {
  return panelsOf(content).filter(({ beside }) => beside === null);
}

function holdings(content: ReleasedContent): Holdings {
  const { study } = content;
  const whole = held(ofTheWhole(content), study);
  const adjusted = testsById(content.groupings.register);
  const compared = shownComparisons(content, adjusted).shown;
  const hasP = compared.some(({ figure }) => adjusted.has(figure.id));
  return together([
    whole.holdings,
    whole.counts,
    heldIn(ownPanels(content)),
    held(compared, study).holdings,
    hasP ? statistic("p values") : noStatistics,
  ]);
}

/** All figures of pupils: the whole, the pictures by area, the comparisons. Those of grades have a section of their own. */
export const figuresSection: Section = {
  id: "figures",
  title: "The figures",
  show: (content) => {
    const { findings, study, scales } = content;
    if (withRole(findings, "asked").every(({ figure }) => isOfSchools(study, figure.measure))) return null;
    return (
      <>
        <NationalTable content={content} />
        {[...scales.keys()].map((measure) => (
          <ScalesTable key={measure} content={content} measure={measure} />
        ))}
        <Pictures panels={ownPanels(content)} />
        <ComparisonTable content={content} />
      </>
    );
  },
  holdings,
};
