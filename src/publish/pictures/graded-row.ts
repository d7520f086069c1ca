import type { IntervalRow } from "../../charts/interval-row.ts";
import type { AnyFigure } from "../../figures/figure.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type Finding, isShown, type ShownFinding, type ShownNumber } from "../../release/finding.ts";
import { protectCount, type Rules } from "../../release/rules.ts";
import { countsOf, together } from "../tables/holdings.ts";
import { percentInterval, percentText, pointsText } from "../words/leadership-words.ts";
import { readableCount } from "../words/readable.ts";
import { held, type Panel, rowOfFinding } from "./panel.ts";

/** How a figure of grades is drawn: what a value of one is on the axis, and what the axis counts. */
export interface GradedAxis {
  readonly factor: number;
  readonly unit: string;
}

/** What the columns of counts are called for figures of grades. */
export const gradedHeadings = { pupils: "Schools (about)", schools: "Out of" } as const;

/** Shares are drawn in per cent, their differences in percentage points, ratios as they are. */
export function gradedAxis({
  statistic,
  base,
  with: other,
}: Pick<AnyFigure, "statistic" | "base" | "with">): GradedAxis {
  if (statistic === "ratio") return { factor: 1, unit: "Times as high" };
  if (statistic === "percent") return { factor: 100, unit: "Per cent higher" };
  if (other !== null) return { factor: 100, unit: "Percentage points" };
  return { factor: 100, unit: base === "relative_reduction_weak" ? "Per cent" : "Per cent of schools" };
}

function textOf({ statistic, with: other }: AnyFigure, number: ShownNumber) {
  const ofPoints = other !== null && (statistic === "difference" || statistic === "difference_of_changes");
  return ofPoints
    ? {
        estimate: pointsText(number.value, number),
        interval: `${pointsText(number.lower, number)} to ${pointsText(number.upper, number)}`,
      }
    : { estimate: percentText(number.value, number), interval: percentInterval(number) };
}

/** Whether a finding is a share of schools, so that it can be given as a number of schools. */
function isShare({ figure }: Finding): boolean {
  return figure.with === null && figure.base !== "relative_reduction_weak";
}

/** About how many schools the share is. */
function having({ numbers: [number], counted }: ShownFinding, rules: Rules): number | null {
  return number === undefined ? null : protectCount(Math.round(number.value * counted.n), rules);
}

/** What a picture of findings on grades holds, and the counts shown with it. */
export function gradedHeld(
  findings: readonly Finding[],
  { study, rules }: Pick<ReleasedContent, "study" | "rules">,
): Pick<Panel, "holdings" | "counts"> {
  const { holdings, counts } = held(findings, study);
  const shares = findings.filter(isShown).filter(isShare);
  return {
    holdings,
    counts: together([
      counts,
      countsOf(
        "schools",
        shares.map((finding) => having(finding, rules)),
      ),
    ]),
  };
}

/** A finding on grades as a row of a chart. */
export function gradedRow(
  finding: Finding,
  rules: Rules,
  label: string,
  group: string | null,
  emphasis: boolean,
): IntervalRow {
  const row = rowOfFinding(finding, label, group, emphasis);
  if (!isShown(finding) || row.status === "hidden") return row;
  const [number] = finding.numbers;
  if (number === undefined) return row;
  const { figure, counted } = finding;
  const { factor } = gradedAxis(figure);
  return {
    ...row,
    estimate: factor * row.estimate,
    lower: factor * row.lower,
    upper: factor * row.upper,
    text: {
      ...(figure.statistic === "ratio" ? row.text : textOf(figure, number)),
      pupils: isShare(finding) ? readableCount(having(finding, rules)) : "–",
      schools: readableCount(counted.n),
    },
  };
}
