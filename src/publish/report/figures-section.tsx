import type { VNode } from "preact";
import { IntervalTable } from "../../charts/interval-table.tsx";
import { isShown, type ShownNumber } from "../../release/finding.ts";
import type { ReleasedContent } from "../../release/released.ts";
import { panelsOf } from "../panels.ts";
import { readable, readableCount, readableInterval } from "../readable.ts";
import { capital, domainNoun, statisticNouns } from "../words.ts";
import { PlainTable } from "./plain-table.tsx";

/** The unit of a number, with its scale where another scale of the same figure has the same unit. */
function unitAmong(number: ShownNumber, all: readonly ShownNumber[]): string {
  const alone = all.filter(({ unit }) => unit === number.unit).length === 1;
  return alone ? number.unit : `${number.unit} (${number.scale})`;
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
        const name = `${capital(statisticNouns[finding.figure.base])}: ${domainNoun(study, finding.figure.of)}`;
        if (!isShown(finding)) return [[name, "–", "–", finding.reason, "–", "–"]];
        return finding.numbers.map((number) => [
          name,
          readable(number.value, number),
          readableInterval(number),
          unitAmong(number, finding.numbers),
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
        const name = `${capital(statisticNouns[figure.base])}: ${domainNoun(study, figure.of)} compared with ${figure.with === null ? "" : domainNoun(study, figure.with)}`;
        const [number] = isShown(finding) ? finding.numbers : [];
        if (number === undefined) return [name, figure.statistic, "–", "–", "", isShown(finding) ? "" : finding.reason];
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
