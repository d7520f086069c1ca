import { coordinate } from "./coordinate.ts";
import { dodge } from "./dodge.ts";
import { wrapText } from "./text-width.ts";
import type { TrendLayout } from "./trend-layout.ts";
import { measuredPoints, type TrendSeries } from "./trend-series.ts";

/** The label of a series at the right end: its name, with its last value in bold above, and the year if other series go on. */
export interface TrendLabel {
  readonly index: number;
  readonly value: string;
  readonly name: readonly string[];
  /** The last point, which the label should be next to. */
  readonly pointAt: readonly [x: number, y: number];
  readonly top: number;
  readonly bottom: number;
}

interface LabelForm {
  readonly nameLines: number;
  readonly withValue: boolean;
}

export const labelLeading = 15;
const APART = 5;
// Labels are to the right of the years, so they may extend down next to them.
const BELOW = 20;
const ROOMY_TO_TIGHT: readonly LabelForm[] = [
  { nameLines: 3, withValue: true },
  { nameLines: 3, withValue: false },
  { nameLines: 2, withValue: false },
  { nameLines: 1, withValue: false },
];

/** Labels next to the last point of each series, moved apart where they would overlap, all shorter where there is little room. */
export function trendLabels(series: readonly TrendSeries[], layout: TrendLayout): TrendLabel[] {
  const [from, to] = [layout.top, layout.bottom + BELOW];
  const forms = ROOMY_TO_TIGHT.map((form) => unplacedLabels(series, layout, form));
  const room = (labels: readonly { height: number }[]) => labels.reduce((sum, { height }) => sum + height + APART, 0);
  const labels = forms.find((form) => room(form) <= to - from) ?? forms.at(-1) ?? [];
  const middles = dodge(
    labels.map(({ pointAt, height }) => ({ centre: pointAt[1], height: height + APART })),
    from,
    to,
  );
  return labels.map(({ height, ...label }, place) => {
    const middle = middles[place] ?? from;
    return { ...label, top: coordinate(middle - height / 2), bottom: coordinate(middle + height / 2) };
  });
}

function unplacedLabels(
  series: readonly TrendSeries[],
  layout: TrendLayout,
  { nameLines, withValue }: LabelForm,
): (Omit<TrendLabel, "top" | "bottom"> & { readonly height: number })[] {
  return series.flatMap((one, index) => {
    const last = measuredPoints(one).at(-1);
    if (last === undefined) return [];
    const name = wrapText(one.name, { width: layout.labelWidth, size: layout.nameSize, maximumLines: nameLines });
    const early = last.year < (layout.years.at(-1) ?? last.year);
    const value = withValue && last.text !== "" ? `${last.text}${early ? ` in ${last.year}` : ""}` : "";
    const pointAt = [layout.xOf(last.year), layout.yOf(last.estimate)] as const;
    return [{ index, name, value, pointAt, height: (name.length + (value === "" ? 0 : 1)) * labelLeading }];
  });
}
