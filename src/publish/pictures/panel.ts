import type { AxisEnds } from "../../charts/axis-ends.ts";
import type { IntervalHeadings } from "../../charts/interval-headings.ts";
import type { IntervalRow, Reference } from "../../charts/interval-row.ts";
import { countedOf, type Finding, isShown, isValue, numbersOf, reasonOf } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { countsOfFindings, type Holdings, ofFindings, statistic, together } from "../tables/holdings.ts";
import { readable, readableCount, readableInterval } from "../words/readable.ts";

/** One picture of intervals: in the report a table with a drawing in each row, and a file of its own. */
export interface Panel {
  readonly id: string;
  readonly title: string;
  /** Names of the tests that the title is made from; absent where it states no direction. */
  readonly tests?: readonly string[];
  readonly caption: string;
  readonly unit: string;
  readonly headings: Partial<IntervalHeadings>;
  readonly rows: readonly IntervalRow[];
  readonly reference: Reference | null;
  readonly ends: AxisEnds | null;
  /** For areas with shrunken estimates: what these are drawn towards; otherwise null. */
  readonly beside: string | null;
  /** What the drawing holds. */
  readonly holdings: Holdings;
  /** The counts that are in the table of the report and not in the drawing. */
  readonly counts: Holdings;
}

/** What a picture of findings holds, and the counts shown with it. */
export function held(findings: readonly Finding[], study: Study): Pick<Panel, "holdings" | "counts"> {
  const kinds = findings.some(isShown) ? [statistic("intervals")] : [];
  return {
    holdings: together([ofFindings(findings, study), ...kinds]),
    counts: countsOfFindings(findings, study),
  };
}

/** Where there is no number. */
const dashes = { estimate: "–", interval: "–", pupils: "–", schools: "–" } as const;

/** A row of something that is not shown, with the reason. */
export function hiddenRow(frame: Pick<IntervalRow, "label" | "emphasis" | "group">, finding: Finding): IntervalRow {
  const note = `${finding.status === "suppressed" ? "hidden" : "not available"}: ${reasonOf(finding)}`;
  return { ...frame, text: dashes, note, status: "hidden", estimate: null, lower: null, upper: null };
}

/** Pupils of a finding; a dash where the source does not say how many. */
export function pupilsText(finding: Finding): string {
  const counted = countedOf(finding);
  return counted === null ? "–" : readableCount(counted.n);
}

/** Schools of a finding, or areas where the source shows areas and not schools. */
export function schoolsText(finding: Finding): string {
  const counted = countedOf(finding);
  return counted === null ? "–" : readableCount(counted.schools ?? counted.areas ?? null);
}

/** A finding as a row of a picture, on its first scale. */
export function rowOfFinding(finding: Finding, label: string, group: string | null, emphasis: boolean): IntervalRow {
  const frame = { label, emphasis, ...(group === null ? {} : { group }) };
  if (!isShown(finding) && !isValue(finding)) return hiddenRow(frame, finding);
  const [number] = numbersOf(finding);
  if (number === undefined) throw new Error(`a shown finding without a number: ${finding.figure.id}`);
  return {
    ...frame,
    text: {
      estimate: readable(number.value, number),
      interval: readableInterval(number),
      pupils: pupilsText(finding),
      schools: schoolsText(finding),
    },
    note: isValue(finding) ? "no interval" : finding.marks.join("; "),
    status: finding.status,
    estimate: number.value,
    lower: number.lower ?? number.value,
    upper: number.upper ?? number.value,
  };
}
