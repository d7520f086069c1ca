import type { IntervalRow } from "../../charts/interval-row.ts";
import type { Figure } from "../../figures/figure.ts";
import { type Finding, isShown, type ShownNumber } from "../../release/finding.ts";
import { protectCount, type Rules } from "../../release/rules.ts";
import { percentInterval, percentText, pointsText } from "../words/leadership-words.ts";
import { readableCount } from "../words/readable.ts";
import { rowOfFinding } from "./panels.ts";

/** How a figure of grades is drawn: what one stands for on the axis, and what the axis counts. */
export interface GradedAxis {
  readonly factor: number;
  readonly unit: string;
}

/** What the columns of counts are called beside figures of grades. */
export const gradedHeadings = { pupils: "With it, about", schools: "Of schools" } as const;

/** Shares are drawn in per cent, their differences in percentage points, ratios as they are. */
export function gradedAxis({ statistic, base, with: other }: Pick<Figure, "statistic" | "base" | "with">): GradedAxis {
  if (statistic === "ratio") return { factor: 1, unit: "Times as high" };
  if (statistic === "percent") return { factor: 100, unit: "Per cent higher" };
  if (other !== null) return { factor: 100, unit: "Percentage points" };
  return { factor: 100, unit: base === "relative_reduction_weak" ? "Per cent" : "Per cent of schools" };
}

function textOf({ statistic, with: other }: Figure, number: ShownNumber) {
  const ofPoints = other !== null && statistic === "difference";
  return ofPoints
    ? {
        estimate: pointsText(number.value, number),
        interval: `${pointsText(number.lower, number)} to ${pointsText(number.upper, number)}`,
      }
    : { estimate: percentText(number.value, number), interval: percentInterval(number) };
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
  const { figure } = finding;
  const { factor } = gradedAxis(figure);
  const isShare = figure.with === null && figure.base !== "relative_reduction_weak";
  const having = protectCount(Math.round(number.value * finding.pupils), rules);
  return {
    ...row,
    estimate: factor * row.estimate,
    lower: factor * row.lower,
    upper: factor * row.upper,
    text: {
      ...(figure.statistic === "ratio" ? row.text : textOf(figure, number)),
      pupils: isShare ? readableCount(having) : "–",
      schools: readableCount(finding.pupils),
    },
  };
}
