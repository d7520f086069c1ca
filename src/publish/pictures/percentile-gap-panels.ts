import type { IntervalRow } from "../../charts/interval-row.ts";
import { formatFixed } from "../../number/decimal.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { isShown, type ShownNumber } from "../../release/finding.ts";
import { type FoundPercentileGap, foundPercentileGaps, percentileNumber } from "../../release/percentile-gap.ts";
import { countsOfFindings, noStatistics, statistic } from "../tables/holdings.ts";
import { percentileName, readableCount } from "../words/readable.ts";
import { capital, domainNoun, measureNoun, ofMeasure, placeNoun, populationNoun } from "../words/words.ts";
import { hiddenRow, type Panel } from "./panel.ts";
import { pictureId } from "./picture-id.ts";

function printed(value: number, { decimals, unit }: ShownNumber): string {
  return formatFixed(value, Math.min(decimals, unit === squeezedUnit ? 1 : 2)).replace("-", "−");
}

function rowOf({ gap, finding }: FoundPercentileGap): IntervalRow {
  const label = percentileName(gap.at);
  const number = percentileNumber(finding);
  if (!isShown(finding) || number === null) return hiddenRow({ label }, finding);
  const { value, lower, upper } = number;
  const text = {
    estimate: printed(value, number),
    interval: `${printed(lower, number)} to ${printed(upper, number)}`,
    pupils: readableCount(finding.counted.n),
    schools: readableCount(finding.counted.schools),
  };
  return { label, text, note: finding.note, status: finding.status, estimate: value, lower, upper };
}

/** Ranks end at 0 and 100, so that gaps in them are small at both ends whatever the groups are like. */
export const squeezedUnit = "percentile points";

/**
 * Which percentiles it shows. The title does not compare them: their intervals come from the same draws of schools, and
 * no test of the difference is made.
 */
function titleOf(rows: readonly FoundPercentileGap[], what: string): string {
  const shown = rows.filter(({ finding }) => percentileNumber(finding) !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined || first === last) return capital(what);
  return capital(`${what}, from the ${percentileName(first.gap.at)} to the ${percentileName(last.gap.at)}`);
}

/** A picture for each group and area whose percentiles of the last year were asked for, with one row per percentile. */
export function percentileGapPanels({ findings, study }: ReleasedContent): readonly Panel[] {
  const percentileGaps = foundPercentileGaps(findings);
  const last = Math.max(...percentileGaps.map(({ gap }) => gap.of.year));
  const groups = new Map<string, FoundPercentileGap[]>();
  for (const one of percentileGaps) {
    const { measure, of } = one.gap;
    if (of.year !== last) continue;
    const key = JSON.stringify([measure, of.key]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((asked): readonly Panel[] => {
    const rows = [...asked].sort((a, b) => a.gap.at - b.gap.at);
    const [first] = rows;
    if (first === undefined) return [];
    const { measure, of, against, id } = first.gap;
    const shown = rows.map(({ finding }) => finding).filter(isShown);
    const unit = shown[0]?.numbers[0]?.unit ?? "";
    const what = ofMeasure(study, measure, `gaps of ${domainNoun(study, of)}`);
    const invented = study.data === "invented" ? " Invented data." : "";
    return [
      {
        id: pictureId("percentiles", ...id.replace(/\/p[\d.]+$/, "").split("/")),
        title: titleOf(rows, what),
        caption: `Percentiles of ${measureNoun(measure)} of ${populationNoun(study, against.population)} in ${placeNoun(against.area.name)} minus the same percentiles of ${domainNoun(study, of)}. Bars are 95% intervals from schools drawn again.${invented}`,
        unit: `${capital(unit)} behind`,
        headings: { name: "Percentile" },
        rows: rows.map(rowOf),
        reference: null,
        beside: null,
        ends: { low: "ahead", high: "behind" },
        holdings: shown.length === 0 ? noStatistics : statistic("differences of percentiles", "intervals"),
        counts: countsOfFindings(shown, study),
      },
    ];
  });
}
