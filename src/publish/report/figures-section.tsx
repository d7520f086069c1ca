import type { VNode } from "preact";
import { IntervalTable } from "../../charts/interval-table.tsx";
import { isShown } from "../../release/finding.ts";
import type { ReleasedContent } from "../../release/released.ts";
import { type Panel, panelsOf } from "../pictures/panels.ts";
import { adjustedBy, adjustedById, readableP } from "../words/adjusted.ts";
import { readable, readableCount, readableInterval } from "../words/readable.ts";
import { statisticWord } from "../words/statistic-words.ts";
import { capital, domainNoun, isOfSchools, measureNoun, ofMeasure } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";

function NationalTable({ content }: { readonly content: ReleasedContent }): VNode {
  const { findings, study } = content;
  const inTrends = (base: string) => base === "from_average" && study.years.length > 1;
  const national = findings.filter(
    ({ figure }) =>
      figure.with === null &&
      !isOfSchools(study, figure.measure) &&
      figure.of.area.scheme === "national" &&
      figure.of.key !== figure.against?.key &&
      !inTrends(figure.base),
  );
  return (
    <PlainTable
      caption={`${capital(national[0]?.figure.of.area.name ?? "England")} as a whole`}
      columns={[
        { head: "Figure" },
        { head: "Estimate", numeric: true },
        { head: "95% interval", numeric: true },
        { head: "Unit" },
        { head: "Pupils", numeric: true },
        { head: "Schools", numeric: true },
      ]}
      rows={national.flatMap((finding) => {
        const { measure, base, of } = finding.figure;
        const name = ofMeasure(study, measure, `${capital(statisticWord(base))}, ${domainNoun(study, of)}`);
        if (!isShown(finding)) return [[name, "–", "–", finding.reason, "–", "–"]];
        return finding.numbers
          .slice(0, 1)
          .map((number) => [
            name,
            readable(number.value, number),
            readableInterval(number),
            number.unit,
            readableCount(finding.pupils),
            readableCount(finding.schools),
          ]);
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
  const rows = findings
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

function ComparisonTable({ content }: { readonly content: ReleasedContent }): VNode | null {
  const { findings, study, many } = content;
  const compared = findings.filter(({ figure }) => figure.with !== null && !isOfSchools(study, figure.measure));
  if (compared.length === 0) return null;
  const adjusted = adjustedById(many);
  return (
    <PlainTable
      caption="Comparisons, with the covariance of their two sides; p values are adjusted for the questions that the study asks together"
      columns={[
        { head: "Compared" },
        { head: "As" },
        { head: "Estimate", numeric: true },
        { head: "95% interval", numeric: true },
        { head: "Unit" },
        { head: "Adjusted p" },
        { head: "Note" },
      ]}
      rows={compared.map((finding) => {
        const { figure } = finding;
        const both = `${domainNoun(study, figure.of)} compared with ${figure.with === null ? "" : domainNoun(study, figure.with)}`;
        const name = ofMeasure(study, figure.measure, `${capital(statisticWord(figure.base))}, ${both}`);
        const [number] = isShown(finding) ? finding.numbers : [];
        if (number === undefined)
          return [name, figure.statistic, "–", "–", "", "–", isShown(finding) ? "" : finding.reason];
        const p = adjusted.get(figure.id);
        const unit =
          number.unit === "fraction"
            ? "larger than the other"
            : number.unit === "ratio"
              ? "times as large"
              : number.unit;
        return [
          name,
          figure.statistic,
          readable(number.value, number),
          readableInterval(number),
          unit,
          p === undefined ? "–" : `${readableP(p.adjusted)} (${adjustedBy(p)})`,
          isShown(finding) ? finding.marks.join("; ") : "",
        ];
      })}
    />
  );
}

/** Whether any figure is of pupils; those of grades of schools have a section of their own. */
export function hasFigures({ findings, study }: ReleasedContent): boolean {
  return findings.some(({ figure }) => !isOfSchools(study, figure.measure));
}

/** Pictures that do not stand under "Areas side by side". */
function ownPanels(content: ReleasedContent): readonly Panel[] {
  return panelsOf(content).filter(({ beside }) => beside === null);
}

/** All figures: the nation, the pictures by area, the comparisons. */
export function FiguresSection({ content }: { readonly content: ReleasedContent }): VNode {
  return (
    <section id="figures" aria-labelledby="figures-heading">
      <h2 id="figures-heading">The figures</h2>
      <NationalTable content={content} />
      {[...content.scales.keys()].map((measure) => (
        <ScalesTable key={measure} content={content} measure={measure} />
      ))}
      {ownPanels(content).map(({ id, title, caption, unit, rows, reference, ends }) => (
        <div class="panel" id={id} key={id}>
          <IntervalTable
            rows={rows}
            title={title}
            caption={caption}
            unit={unit}
            {...(reference === null ? {} : { reference })}
            {...(ends === null ? {} : { ends })}
          />
        </div>
      ))}
      <ComparisonTable content={content} />
    </section>
  );
}
