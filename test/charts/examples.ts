import type { HiddenRow, IntervalRow, MeasuredRow } from "../../src/charts/interval-row.ts";
import type { MeasuredPoint, TrendSeries } from "../../src/charts/trend-series.ts";

const printed = (value: number) => value.toFixed(1).replace("-", "−");

export function measured(label: string, [lower, estimate, upper]: readonly [number, number, number]): MeasuredRow {
  return {
    label,
    status: "published",
    estimate,
    lower,
    upper,
    text: {
      estimate: printed(estimate),
      interval: `${printed(lower)} to ${printed(upper)}`,
      pupils: "1,234",
      schools: "12",
    },
    note: "",
  };
}

export function unreliable(label: string, values: readonly [number, number, number]): MeasuredRow {
  return { ...measured(label, values), status: "unreliable", note: "too few schools to be sure" };
}

export function hidden(label: string, note: string): HiddenRow {
  return {
    label,
    status: "hidden",
    estimate: null,
    lower: null,
    upper: null,
    text: { estimate: "", interval: "", pupils: "", schools: "2" },
    note,
  };
}

export function under<Row extends IntervalRow>(group: string, rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, group }));
}

/** England, a region with figures of its own, and a group without. */
export const areas: readonly IntervalRow[] = [
  { ...measured("England", [11, 11.2, 11.4]), emphasis: true },
  ...under("North East", [
    measured("North East", [12.5, 13.3, 14.1]),
    measured("Gateshead", [13, 15.2, 17.3]),
    unreliable("Hartlepool", [7.3, 11.1, 14.8]),
  ]),
  ...under("Places apart", [
    unreliable("Rutland", [-19.9, 8.9, 37.7]),
    hidden("Isles of Scilly", "fewer than 10 pupils"),
    measured("Bournemouth, Christchurch and Poole", [-1.6, 0.4, 2.4]),
  ]),
];

function points(values: readonly number[], half: number): MeasuredPoint[] {
  return values.map((estimate, index) => ({
    year: 2010 + index,
    status: "published",
    estimate,
    lower: estimate - half,
    upper: estimate + half,
    text: printed(estimate),
  }));
}

export const trend: readonly TrendSeries[] = [
  { name: "Areas 1 and 2", points: points([4.9, 4.5, 4.1, 3.7, 6, 7.2], 1.1) },
  { name: "Areas 5 and 6", points: points([14.7, 14.2, 13.8, 13.1, 14.5, 14.9], 0.9) },
  { name: "Opportunity Areas", points: points([12, 12.9, 13.6, 14.4, 16.8, 18.4], 1.9) },
];

/** Four series close together at the end, with a hidden year, an unreliable one and one that ends early. */
export const crowded: readonly TrendSeries[] = [
  { name: "Non-disadvantaged", points: points([0.2, 0.5, 1.1, 1.5, 3.1, 3.8], 1.7) },
  { name: "Disadvantaged", points: points([12, 12.9, 13.6, 14.4, 16.8, 18.4], 1.9).map(unsureIn(2013)) },
  {
    name: "Persistently disadvantaged",
    points: points([11.8, 13, 14, 15.2, 18.6, 20.1], 2.9).map((point) =>
      point.year === 2011 ? { year: 2011, status: "hidden" } : point,
    ),
  },
  { name: "Disadvantaged, not persistently", points: points([12.2, 12.8, 13.5, 14.1, 16], 2.2) },
];

function unsureIn(year: number): (point: MeasuredPoint) => MeasuredPoint {
  return (point) => (point.year === year ? { ...point, status: "unreliable" } : point);
}

export const reforms = [
  { year: 2014, reason: "2014: vocational entries count less" },
  { year: 2015, reason: "2015: new prior-attainment scores" },
];
