import type { IntervalRow } from "../../charts/interval-row.ts";
import { formatFixed } from "../../number/decimal.ts";
import {
  isShownPercentileGap,
  type ProtectedPercentileGap,
  type ShownPercentileGap,
} from "../../release/percentile-gap.ts";
import type { ReleasedContent } from "../../release/released.ts";
import { readableCount } from "../words/readable.ts";
import { capital, domainNoun, measureNoun, ofMeasure, placeNoun, populationNoun } from "../words/words.ts";
import type { Panel } from "./panels.ts";

/**
 * A percentile as a name.
 *
 * @example percentileName(25) // "25th percentile"
 * @example percentileName(2.5) // "2.5 percentile"
 */
export function percentileName(at: number): string {
  if (!Number.isInteger(at)) return `${at} percentile`;
  const teen = at % 100 >= 11 && at % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][at % 10] ?? "th");
  return `${at}${ending} percentile`;
}

function printed(value: number, { decimals, unit }: ShownPercentileGap): string {
  return formatFixed(value, Math.min(decimals, unit === squeezedUnit ? 1 : 2)).replace("-", "−");
}

function rowOf(one: ProtectedPercentileGap): IntervalRow {
  const label = percentileName(one.gap.at);
  if (!isShownPercentileGap(one)) {
    const text = { estimate: "–", interval: "–", pupils: "–", schools: "–" };
    const note = `${one.status === "suppressed" ? "hidden" : "not available"}: ${one.reason}`;
    return { label, text, note, status: "hidden", estimate: null, lower: null, upper: null };
  }
  const { value, lower, upper, pupils, schools, status, note } = one;
  const text = {
    estimate: printed(value, one),
    interval: `${printed(lower, one)} to ${printed(upper, one)}`,
    pupils: readableCount(pupils),
    schools: readableCount(schools),
  };
  return { label, text, note, status, estimate: value, lower, upper };
}

/** Ranks end at 0 and 100, so that gaps in them are small at both ends whatever the groups are like. */
export const squeezedUnit = "percentile points";

/** What the intervals of the lowest and the highest percentile allow to be said. */
function titleOf(rows: readonly ProtectedPercentileGap[], what: string): string {
  const shown = rows.filter(isShownPercentileGap);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined || first === last) return capital(what);
  if (first.unit === squeezedUnit)
    return capital(`${what}, from the ${percentileName(first.gap.at)} to the ${percentileName(last.gap.at)}`);
  const sure = shown.filter(({ status }) => status === "published");
  const [low, high] = [sure[0], sure.at(-1)];
  if (low === undefined || high === undefined || low === high) return capital(what);
  const ends = `at the ${percentileName(low.gap.at)} than at the ${percentileName(high.gap.at)}`;
  if (low.lower > high.upper) return capital(`${what} were larger ${ends}`);
  if (low.upper < high.lower) return capital(`${what} were smaller ${ends}`);
  return capital(
    `${what}: the intervals at the ${percentileName(low.gap.at)} and at the ${percentileName(high.gap.at)} overlap`,
  );
}

/** A picture for each group, area and year whose percentiles were asked for: last year's, a row a percentile. */
export function percentileGapPanels({ percentileGaps, study }: ReleasedContent): readonly Panel[] {
  const last = Math.max(...percentileGaps.map(({ gap }) => gap.of.year));
  const groups = new Map<string, ProtectedPercentileGap[]>();
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
    const unit = rows.filter(isShownPercentileGap)[0]?.unit ?? "";
    const what = ofMeasure(study, measure, `gaps of ${domainNoun(study, of)}`);
    const invented = study.data === "invented" ? " Invented data." : "";
    return [
      {
        id: `percentiles-${id.replace(/\/p[\d.]+$/, "").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")}`,
        title: titleOf(rows, what),
        caption: `Percentiles of ${measureNoun(measure)} of ${populationNoun(study, against.population)} in ${placeNoun(against.area.name)} less the same percentiles of ${domainNoun(study, of)}. Bars are 95% intervals of schools drawn again.${invented}`,
        unit: `${capital(unit)} behind`,
        rows: rows.map(rowOf),
        reference: null,
        beside: null,
        ends: { low: "ahead", high: "behind" },
      },
    ];
  });
}
