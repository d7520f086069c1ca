import type { IntervalRow } from "../../charts/interval-row.ts";
import { formatFixed } from "../../number/decimal.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type Finding, isShown, reasonOf, type ShownNumber } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { breakFirst, labelWithBreak, measuredDifferently } from "../words/break-words.ts";
import { withCautions } from "../words/selection-words.ts";
import { capital, measureNoun, ofMeasure, placeNoun, populationNoun } from "../words/words.ts";
import { largestBy, leftOutWords, mostRows } from "./largest.ts";
import { held, type Panel, rowOfFinding } from "./panel.ts";
import { firstNumber, partLabel, type ReadGap, readGaps } from "./parts.ts";
import { pictureId } from "./picture-id.ts";

/** Small parts are shown with one digit more than whole gaps. */
const mostDecimals = 2;

const typeset = (text: string) => text.replace("-", "−");

/** A part as people read it: at most two decimals, and no more than its error allows. */
export function partText(value: number, number: ShownNumber): string {
  if (number.unit === "fraction")
    return `${typeset(formatFixed(100 * value, Math.max(0, Math.min(1, number.decimals - 2))))}%`;
  return typeset(formatFixed(value, Math.min(number.decimals, mostDecimals)));
}

export function partInterval(number: ShownNumber): string {
  return `${partText(number.lower, number)} to ${partText(number.upper, number)}`;
}

/** A number with its interval as one text; the reason where it is not shown; a dash where it was not asked for. */
export function partWithInterval(finding: Finding | undefined): string {
  if (finding !== undefined && !isShown(finding))
    return finding.status === "suppressed" ? "hidden" : `not available: ${reasonOf(finding)}`;
  const number = firstNumber(finding);
  return number === null ? "–" : `${partText(number.value, number)} (${partInterval(number)})`;
}

/**
 * The sum of printed parts where rounding makes it differ from the printed whole; empty if they agree or one is hidden.
 */
export function residueWords({ whole, parts }: ReadGap): string {
  const all = [whole ?? undefined, ...parts].map(firstNumber);
  const numbers = all.flatMap((number) => number ?? []);
  if (numbers.length < all.length) return "";
  const decimals = Math.min(...numbers.map((number) => Math.min(number.decimals, mostDecimals)));
  const printed = (value: number) => Number(formatFixed(value, mostDecimals));
  const [total = 0, ...rest] = numbers.map(({ value, decimals: own }) =>
    Number(formatFixed(value, Math.min(own, mostDecimals))),
  );
  const sum = printed(rest.reduce((a, b) => a + b, 0));
  if (sum === total) return "";
  return `as rounded, the parts add up to ${typeset(formatFixed(sum, Math.max(decimals, Math.min(mostDecimals, decimalsOf(sum)))))}`;
}

function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}

function rowOf(finding: Finding, label: string, group: string | null, emphasis: boolean, note: string): IntervalRow {
  const row = rowOfFinding(finding, label, group, emphasis);
  const number = firstNumber(finding);
  const words = [row.note, note].filter((text) => text !== "").join("; ");
  if (number === null) return { ...row, note: words };
  const text = { ...row.text, estimate: partText(number.value, number), interval: partInterval(number) };
  return { ...row, text, note: words };
}

function yearsText(finding: Finding | undefined): string {
  if (finding === undefined) return "";
  const number = firstNumber(finding);
  if (number === null || !isShown(finding)) return reasonOf(finding);
  const [value, lower, upper] = [number.value, number.lower, number.upper].map((years) => formatFixed(years, 0));
  const marks = finding.marks.map((mark) => `; unreliable: ${mark}`).join("");
  return `closed in ${value} years (${lower} to ${upper}) if this went on${marks}`;
}

function rowsOf(gap: ReadGap, study: Study): readonly IntervalRow[] {
  const { decomposition, whole, parts } = gap;
  const label = (finding: Finding) => labelWithBreak(partLabel(finding, decomposition, study), finding.figure);
  if (decomposition.kind === "trend") {
    const [slope, years] = parts;
    return slope === undefined
      ? []
      : [rowOf(slope, labelWithBreak(decomposition.area.name, slope.figure), null, false, yearsText(years))];
  }
  const group = decomposition.area.name;
  return [
    ...(whole === null ? [] : [rowOf(whole, label(whole), group, true, residueWords(gap))]),
    ...parts.map((part) => rowOf(part, label(part), group, false, "")),
  ];
}

/** A part in a sentence: "0.15 months (−0.36 to 0.66)". */
function said(finding: Finding | undefined): string | null {
  const number = firstNumber(finding);
  return number === null ? null : `${partText(number.value, number)} ${number.unit} (${partInterval(number)})`;
}

/** The finding of the first area: both parts with their intervals, claiming no more than these do. */
function titleOf([first]: readonly [ReadGap, ...ReadGap[]], study: Study): string {
  const { kind, population, area, from, to, measure } = first.decomposition;
  const who = `${populationNoun(study, population)} in ${placeNoun(area.name)}`;
  const [one, two] = first.parts.map(said);
  const title = ((): string => {
    if (one === null || one === undefined) return `The gap of ${who}, ${from === null ? to : `${from} to ${to}`}`;
    switch (kind) {
      case "movement":
        return `Of the change since ${from} in the gap of ${who}, ${one} came with the comparison group and ${two ?? "–"} with the group itself`;
      case "movement_on_base_ranks":
        return `On the ranks of ${from}, of the change in the gap of ${who}, ${one} came with the comparison group and ${two ?? "–"} with the group itself`;
      case "bands":
        return `Of the change since ${from} in the gap of ${who}, ${one} came with a different mix of bands and ${two ?? "–"} with different gaps within bands`;
      case "within_and_between":
        return `Of the gap of ${who} in ${to}, ${one} lay within schools and ${two ?? "–"} between them`;
      case "area_against_nation":
        return `Of the gap of ${who} in ${to}, ${one} lay inside the area and ${two ?? "–"} in the place`;
      case "trend":
        return `The gap of ${who} changed by ${one} from ${from} to ${to}`;
    }
  })();
  return ofMeasure(study, measure, breakFirst(title, crossedBy(first)));
}

/** Breaks of the series between the years of a decomposition. */
function crossedBy({ whole, parts }: ReadGap) {
  return (whole ?? parts[0])?.figure.crosses ?? [];
}

const whatIsRead = {
  movement: "Change of the gap by how far each side moved: a part above zero made the gap larger",
  movement_on_base_ranks:
    "The same change with every score as a rank among the pupils of the first year: a side that rises did better than that year’s pupils of its rank",
  bands: "Change of the gap from a different mix of bands and from different gaps within bands, weighted by midpoints",
  within_and_between: "Gap from the comparison group in the same area, within schools and between schools",
  area_against_nation:
    "Gap as the gap inside the area and, for the place, how far the area’s own comparison group is behind",
  trend: "Slope of a straight line through the gaps of years without a break",
} as const;

function panelOf(gaps: readonly [ReadGap, ...ReadGap[]], { study }: ReleasedContent): Panel {
  const { kind, measure, population, bands, from, to, area } = gaps[0].decomposition;
  const unit = gaps.flatMap(({ parts }) => parts.flatMap((part) => firstNumber(part)?.unit ?? []))[0] ?? "";
  const isChange = kind !== "within_and_between" && kind !== "area_against_nation";
  const invented = study.data === "invented" ? " Invented data." : "";
  const years = from === null ? String(to) : `${from} to ${to}`;
  return {
    id: pictureId("parts", kind, measure, population, area.key, years, ...bands),
    title: titleOf(gaps, study),
    caption: withCautions(
      `${whatIsRead[kind]}. ${capital(measureNoun(measure))} of ${populationNoun(study, population)}, ${years}. Bars are 95% intervals.${invented}`,
      gaps.flatMap(({ whole, parts }) => (whole === null ? parts : [whole]).map(({ figure }) => figure)),
      study,
    ),
    unit: isChange ? `${capital(unit)} more behind` : `${capital(unit)} behind`,
    headings: { name: kind === "trend" ? "Area" : "Part" },
    rows: gaps.flatMap((gap) => rowsOf(gap, study)),
    reference: null,
    beside: null,
    ends: isChange ? { low: "gap smaller", high: "gap larger" } : { low: "ahead", high: "behind" },
    ...held(
      gaps.flatMap(({ whole, parts }) => [...(whole === null ? [] : [whole]), ...parts]),
      study,
    ),
  };
}

/** Whether all that a question would show is refused because of a break between its years. */
function isRefused([{ decomposition, whole, parts }]: readonly [ReadGap, ...ReadGap[]]): boolean {
  const all = whole === null ? parts : [whole, ...parts];
  return (
    decomposition.kind === "movement_on_base_ranks" &&
    all.every((finding) => finding.status === "not_available" && finding.figure.crosses.length > 0)
  );
}

/** What is not shown of the parts of gaps because years were measured differently, one sentence for each question. */
export function refusedAcrossBreaks(content: ReleasedContent): readonly string[] {
  const { study } = content;
  return readGaps(content)
    .filter(isRefused)
    .map(([{ decomposition, parts }]) => {
      const { measure, population, from, to } = decomposition;
      const crosses = parts[0]?.figure.crosses ?? [];
      const reasons = crosses.map(({ year, why }) => `${year}: ${why}`).join("; ");
      return ofMeasure(
        study,
        measure,
        `The change from ${from} to ${to} in the gap of ${populationNoun(study, population)} is not shown on the ranks of ${from}, because the years were ${measuredDifferently(crosses)} (${reasons}).`,
      );
    });
}

/** A picture for each question that gaps were split for, with the decompositions it shows. */
export function partPanels(
  content: ReleasedContent,
): readonly { readonly panel: Panel; readonly gaps: readonly [ReadGap, ...ReadGap[]] }[] {
  const shown = readGaps(content).filter((all) => !isRefused(all));
  return shown.map((all) => {
    const [first] = all;
    const most = Math.max(1, Math.floor(mostRows / (first.parts.length + 1)));
    const largest = largestBy(all, ({ whole, parts }) => (whole === null ? parts : [whole]), most);
    const [one, ...others] = largest.shown;
    const gaps: readonly [ReadGap, ...ReadGap[]] = [one ?? first, ...others];
    const panel = panelOf(gaps, content);
    const left = leftOutWords(largest, "the areas with the most pupils");
    return { panel: { ...panel, caption: `${panel.caption}${left}` }, gaps };
  });
}
