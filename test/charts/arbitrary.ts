import fc from "fast-check";
import type { HiddenRow, IntervalRow, MeasuredRow } from "../../src/charts/interval-row.ts";
import type { HiddenPoint, MeasuredPoint, SeriesBreak, TrendSeries } from "../../src/charts/trend-series.ts";

const printed = (value: number) => value.toFixed(1).replace("-", "−");

/** Names as they come, and names nobody should have. */
export const label = fc.oneof(
  fc.constantFrom("England", "North East", "Bournemouth, Christchurch and Poole", "Rhondda Cynon Taf & Co"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    '<script>alert("1")</script>',
    "a & b < c",
    "]]>",
    "\u0000\u0008",
    "\ud800",
    "Antidisestablishmentarianism",
  ),
);

const measure = fc
  .record({
    estimate: fc.double({ min: -60, max: 60, noNaN: true }),
    below: fc.double({ min: 0, max: 40, noNaN: true }),
    above: fc.double({ min: 0, max: 40, noNaN: true }),
  })
  .map(({ estimate, below, above }) => ({ estimate, lower: estimate - below, upper: estimate + above }));

const frame = fc.record({ label, note: fc.oneof(fc.constant(""), label), emphasis: fc.boolean() });

const measuredRow: fc.Arbitrary<MeasuredRow> = fc
  .tuple(frame, measure, fc.constantFrom("published" as const, "unreliable" as const))
  .map(([names, values, status]) => ({
    ...names,
    ...values,
    status,
    text: {
      estimate: printed(values.estimate),
      interval: `${printed(values.lower)} to ${printed(values.upper)}`,
      pupils: "1,234",
      schools: "12",
    },
  }));

const hiddenRow: fc.Arbitrary<HiddenRow> = frame.map((names) => ({
  ...names,
  status: "hidden",
  estimate: null,
  lower: null,
  upper: null,
  text: { estimate: "", interval: "", pupils: "", schools: "" },
}));

export const row: fc.Arbitrary<IntervalRow> = fc.oneof({ weight: 4, arbitrary: measuredRow }, hiddenRow);

/** Up to twelve rows, some in groups, some groups headed by their first row. */
export const rows: fc.Arbitrary<IntervalRow[]> = fc
  .array(
    fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 4 }), group: fc.option(label), headed: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((groups) =>
    groups.flatMap(({ rows: members, group, headed }) =>
      group === null
        ? members
        : members.map((member, index) => ({ ...member, group, ...(headed && index === 0 ? { label: group } : {}) })),
    ),
  );

const point = (year: number): fc.Arbitrary<MeasuredPoint | HiddenPoint> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(measure, fc.constantFrom("published" as const, "unreliable" as const))
        .map(([values, status]) => ({ year, status, ...values, text: printed(values.estimate) })),
    },
    fc.constant({ year, status: "hidden" as const }),
  );

const YEARS = [2010, 2011, 2012, 2013, 2014, 2015, 2017, 2019];

const points = fc.subarray(YEARS, { minLength: 1 }).chain((years) => fc.tuple(...years.map(point)));

export const series: fc.Arbitrary<TrendSeries[]> = fc.uniqueArray(fc.record({ name: label, points }), {
  minLength: 1,
  maxLength: 4,
  selector: ({ name }) => name,
});

export const breaks: fc.Arbitrary<SeriesBreak[]> = fc.array(
  fc.record({ year: fc.constantFrom(...YEARS), reason: label }),
  { maxLength: 3 },
);
