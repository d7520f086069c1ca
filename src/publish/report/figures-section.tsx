import type { VNode } from "preact";
import { IntervalTable } from "../../charts/interval-table.tsx";
import { isShown, type ShownNumber } from "../../release/finding.ts";
import type { ReleasedContent } from "../../release/released.ts";
import { panelsOf } from "../panels.ts";
import { readable, readableCount, readableInterval } from "../readable.ts";
import { capital, domainNoun, ofMeasure } from "../words.ts";
import { PlainTable } from "./plain-table.tsx";

const statisticWords: Readonly<Record<string, string>> = {
  mean: "mean",
  gap: "gap",
  in_area_gap: "in-area gap",
  from_average: "distance from the average",
};

/** The unit of a number, with its scale where an earlier number of the figure has the same unit on another scale. */
function unitOnScale({ unit, scale }: ShownNumber, earlier: readonly ShownNumber[]): string {
  return earlier.some((number) => number.unit === unit) ? `${unit} (${scale})` : unit;
}

function NationalTable({ content }: { readonly content: ReleasedContent }): VNode {
  const { findings, study } = content;
  const national = findings.filter(({ figure }) => figure.with === null && figure.of.area.scheme === "national");
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
        const name = ofMeasure(study, measure, `${capital(statisticWords[base] ?? "")}, ${domainNoun(study, of)}`);
        if (!isShown(finding)) return [[name, "–", "–", finding.reason, "–", "–"]];
        return finding.numbers.map((number, index) => [
          name,
          readable(number.value, number),
          readableInterval(number),
          unitOnScale(number, finding.numbers.slice(0, index)),
          readableCount(finding.pupils),
          readableCount(finding.schools),
        ]);
      })}
    />
  );
}

function ComparisonTable({ content }: { readonly content: ReleasedContent }): VNode | null {
  const { findings, study } = content;
  const compared = findings.filter(({ figure }) => figure.with !== null);
  if (compared.length === 0) return null;
  return (
    <PlainTable
      caption="Comparisons, with the covariance of their two sides"
      columns={[
        { head: "Compared" },
        { head: "As" },
        { head: "Estimate", numeric: true },
        { head: "95% interval", numeric: true },
        { head: "Unit" },
        { head: "Note" },
      ]}
      rows={compared.map((finding) => {
        const { figure } = finding;
        const both = `${domainNoun(study, figure.of)} compared with ${figure.with === null ? "" : domainNoun(study, figure.with)}`;
        const name = ofMeasure(study, figure.measure, `${capital(statisticWords[figure.base] ?? "")}, ${both}`);
        const [number] = isShown(finding) ? finding.numbers : [];
        if (number === undefined) return [name, figure.statistic, "–", "–", "", isShown(finding) ? "" : finding.reason];
        const unit =
          number.unit === "fraction" ? "per cent larger" : number.unit === "ratio" ? "times as large" : number.unit;
        return [
          name,
          figure.statistic,
          readable(number.value, number),
          readableInterval(number),
          unit,
          isShown(finding) ? finding.marks.join("; ") : "",
        ];
      })}
    />
  );
}

/** All figures: the nation, the pictures by area, the comparisons. */
export function FiguresSection({ content }: { readonly content: ReleasedContent }): VNode {
  return (
    <section id="figures" aria-labelledby="figures-heading">
      <h2 id="figures-heading">The figures</h2>
      <NationalTable content={content} />
      {panelsOf(content).map(({ id, title, caption, unit, rows, reference, ends }) => (
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
