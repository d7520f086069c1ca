import { statistics } from "./figures.ts";
import { classes } from "./law.ts";
import type { Outcome } from "./measure-nation.ts";

/** Lower limits of degrees of freedom that figures are also counted by. */
const steps = [0, 1, 2, 3, 4, 5, 6, 8, 10, 20, 60, 200] as const;

/** The limits as words, `4 to 5`. */
export const freedoms = steps.map((low, index) => {
  const high = steps[index + 1];
  return high === undefined ? `${low} and more` : `${low} to ${high}`;
});

/** Nations are drawn, counted and saved in blocks; errors of the trial itself take a block as the unit. */
export const nationsOfBlock = 20;

/** Counts of one block, of the figures of one statistic in a class of areas or at some degrees of freedom. */
export interface Tally {
  readonly block: number;
  readonly by: "class" | "freedom";
  readonly group: string;
  readonly statistic: string;
  readonly asked: number;
  /** Shown by the rules, with or without a mark. */
  readonly shown: number;
  readonly covered: number;
  /** Misses whose whole interval lies above the truth. */
  readonly above: number;
  /** Shown without a mark. */
  readonly published: number;
  readonly publishedCovered: number;
  /** Over shown figures: widths of intervals, and value less truth. */
  readonly widths: number;
  readonly errors: number;
  /** Median degrees of freedom of shown figures; 0 where none is. */
  readonly freedom: number;
}

function freedomOf({ interval }: Outcome): string {
  const at = steps.findLastIndex((low) => (interval?.freedom ?? 0) >= low);
  return freedoms[at] ?? "";
}

function tallyOf(
  block: number,
  by: Tally["by"],
  group: string,
  statistic: string,
  outcomes: readonly Outcome[],
): Tally {
  const shown = outcomes.flatMap(({ status, interval }) =>
    interval === null || status === "suppressed" || status === "not_available" ? [] : [{ ...interval, status }],
  );
  const holds = ({ truth, lower, upper }: (typeof shown)[number]) => lower <= truth && truth <= upper;
  const published = shown.filter(({ status }) => status === "published");
  const sum = (of: (one: (typeof shown)[number]) => number) => shown.reduce((total, one) => total + of(one), 0);
  const freedom = shown.map((one) => one.freedom).sort((a, b) => a - b);
  return {
    block,
    by,
    group,
    statistic,
    asked: outcomes.length,
    shown: shown.length,
    covered: shown.filter(holds).length,
    above: shown.filter(({ truth, lower }) => lower > truth).length,
    published: published.length,
    publishedCovered: published.filter(holds).length,
    widths: Number(sum(({ lower, upper }) => upper - lower).toPrecision(6)),
    errors: Number(sum(({ truth, value }) => value - truth).toPrecision(6)),
    freedom: Number((freedom[Math.floor(freedom.length / 2)] ?? 0).toPrecision(4)),
  };
}

/** Counts the outcomes of the nations of a block. */
export function talliesOf(block: number, outcomes: readonly Outcome[]): readonly Tally[] {
  const withInterval = outcomes.filter(({ interval }) => interval !== null);
  return statistics.flatMap((statistic) => [
    ...classes.map((group) =>
      tallyOf(
        block,
        "class",
        group,
        statistic,
        outcomes.filter(({ of }) => of.of === group && of.statistic === statistic),
      ),
    ),
    ...freedoms.map((group) =>
      tallyOf(
        block,
        "freedom",
        group,
        statistic,
        withInterval.filter((one) => one.of.statistic === statistic && freedomOf(one) === group),
      ),
    ),
  ]);
}

const columns = [
  "block",
  "by",
  "group",
  "statistic",
  "asked",
  "shown",
  "covered",
  "above",
  "published",
  "publishedCovered",
  "widths",
  "errors",
  "freedom",
] as const;

export const tallyHeader = columns.join(",");

export function lineOf(tally: Tally): string {
  return columns.map((column) => tally[column]).join(",");
}

/** @throws RangeError for a line that is no tally */
export function tallyOfLine(line: string): Tally {
  const cells = line.split(",");
  const text = (column: (typeof columns)[number]) => cells[columns.indexOf(column)] ?? "";
  const number = (column: (typeof columns)[number]) => {
    const value = Number(text(column));
    if (text(column) === "" || !Number.isFinite(value)) throw new RangeError(`no tally: ${line}`);
    return value;
  };
  return {
    block: number("block"),
    by: text("by") === "class" ? "class" : "freedom",
    group: text("group"),
    statistic: text("statistic"),
    asked: number("asked"),
    shown: number("shown"),
    covered: number("covered"),
    above: number("above"),
    published: number("published"),
    publishedCovered: number("publishedCovered"),
    widths: number("widths"),
    errors: number("errors"),
    freedom: number("freedom"),
  };
}
