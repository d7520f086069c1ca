import { type Span, type ValueAxis, valueAxis } from "./value-axis.ts";

/** The printed numbers of a row; the chart does not format any itself, so that all outputs print the same digits. */
export interface RowText {
  readonly estimate: string;
  readonly interval: string;
  readonly pupils: string;
  readonly schools: string;
  /** For a row with a second interval, which is shown with its ranks instead of pupils and schools. */
  readonly shrunken?: string;
  readonly ranks?: string;
}

/** A second estimate of the same thing, drawn below the first. */
export interface SecondInterval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

interface RowFrame {
  readonly label: string;
  /** Consecutive rows that share a group are shown under its heading. */
  readonly group?: string;
  readonly emphasis?: boolean;
  readonly text: RowText;
  /** Why the row is unreliable or hidden; empty when there is nothing to say. */
  readonly note: string;
}

export interface MeasuredRow extends RowFrame {
  readonly status: "published" | "unreliable";
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly shrunken?: SecondInterval;
}

export interface HiddenRow extends RowFrame {
  readonly status: "hidden";
  readonly estimate: null;
  readonly lower: null;
  readonly upper: null;
}

export type IntervalRow = MeasuredRow | HiddenRow;

/** Whether some row has a second interval. */
export function anyShrunken(rows: readonly IntervalRow[]): boolean {
  return rows.some((row) => row.status !== "hidden" && row.shrunken !== undefined);
}

/** A value every row may be compared with, for example England. */
export interface Reference {
  readonly value: number;
  readonly label: string;
}

const REACH = 0.25;

/**
 * The axis of a table or plot: every published interval, every estimate and the reference are inside.
 *
 * The interval of an unreliable row is inside only if it extends this range by less than a quarter: with three schools it
 * may be ten times as long as all others and would squeeze them into a point. Otherwise it is cut.
 */
export function axisOfRows(rows: readonly IntervalRow[], reference?: Reference): ValueAxis {
  const measured = rows.filter((row) => row.status !== "hidden");
  const published = measured.filter((row) => row.status === "published");
  const must: Span[] = [
    ...(published.length > 0 ? published : measured),
    ...measured.map(({ estimate }) => ({ lower: estimate, upper: estimate })),
    ...measured.flatMap(({ shrunken }) => shrunken ?? []),
    ...(reference === undefined ? [] : [{ lower: reference.value, upper: reference.value }]),
  ];
  const { from, to } = valueAxis(must);
  const reach = (to - from) * REACH;
  const may = measured
    .flatMap(({ lower, upper }) => [lower, upper])
    .filter((end) => end >= from - reach && end <= to + reach)
    .map((end) => ({ lower: end, upper: end }));
  return valueAxis([...must, ...may]);
}

/** What the last column says about a row. */
export function statusText({ status, note }: IntervalRow): string {
  if (status === "hidden") return note === "" ? "hidden" : note;
  return status === "unreliable" && note === "" ? "unreliable" : note;
}
