import { stepsOfSchools, stepWords } from "../../../src/release/assurance/size-steps.ts";
import type { Outcome } from "./outcome.ts";
import type { TrueValue } from "./truth.ts";

/** What is counted of the figures of one kind and size in a block of nations. */
const counts = [
  "asked",
  "shown",
  "covered",
  "above",
  "widths",
  "errors",
  "squares",
  "truthSquares",
  "nulls",
  "clear",
  "published",
  "publishedCovered",
  "publishedAbove",
  "publishedNulls",
  "publishedClear",
] as const;
type Count = (typeof counts)[number];

/** Counts of one block, of the figures of one kind whose smallest mean has a number of schools of one step. */
export interface Tally extends Readonly<Record<Count, number>> {
  readonly design: string;
  readonly block: number;
  readonly scores: string;
  readonly statistic: string;
  /** The step of numbers of schools, as words. */
  readonly schools: string;
}

/** Counts the outcomes of the nations of a block. Figures whose true value is not known are refused. */
export function talliesOf(
  design: string,
  block: number,
  outcomes: readonly Outcome[],
  truthOf: (outcome: Outcome) => TrueValue | undefined,
): readonly Tally[] {
  const found = new Map<string, Record<Count, number> & Pick<Tally, "scores" | "statistic" | "schools">>();
  for (const outcome of outcomes) {
    const { kind, status, found: interval, isNull } = outcome;
    const schools = stepWords(stepsOfSchools, outcome.schools);
    const key = `${kind.scores}|${kind.statistic}|${schools}`;
    const tally = found.get(key) ?? {
      ...kind,
      schools,
      ...({ asked: 0, shown: 0, covered: 0, above: 0, widths: 0, errors: 0, squares: 0, truthSquares: 0 } as const),
      ...({ nulls: 0, clear: 0, published: 0, publishedCovered: 0, publishedAbove: 0 } as const),
      ...({ publishedNulls: 0, publishedClear: 0 } as const),
    };
    found.set(key, tally);
    tally.asked++;
    if (interval === null || status === "suppressed" || status === "not_available") continue;
    const truth = isNull ? { value: 0, error: 0 } : truthOf(outcome);
    if (truth === undefined) throw new Error(`no true value: ${design}, ${outcome.key}`);
    const { value, lower, upper } = interval;
    const holds = lower <= truth.value && truth.value <= upper;
    const isAbove = lower > truth.value;
    tally.shown++;
    tally.covered += holds ? 1 : 0;
    tally.above += isAbove ? 1 : 0;
    tally.widths += upper - lower;
    tally.errors += value - truth.value;
    tally.squares += (value - truth.value) ** 2;
    tally.truthSquares += truth.error ** 2;
    tally.nulls += isNull ? 1 : 0;
    tally.clear += isNull && !holds ? 1 : 0;
    if (status !== "published") continue;
    tally.published++;
    tally.publishedCovered += holds ? 1 : 0;
    tally.publishedAbove += isAbove ? 1 : 0;
    tally.publishedNulls += isNull ? 1 : 0;
    tally.publishedClear += isNull && !holds ? 1 : 0;
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => ({ design, block, ...tally }));
}

const texts = ["design", "block", "scores", "statistic", "schools"] as const;

export const tallyHeader = [...texts, ...counts].join(",");

export function lineOf(tally: Tally): string {
  const { design, block, scores, statistic, schools } = tally;
  const numbers = counts.map((count) => Number(tally[count].toPrecision(7)));
  return [`"${design}"`, block, `"${scores}"`, `"${statistic}"`, `"${schools}"`, ...numbers].join(",");
}

/** @throws RangeError for a line that is no tally */
export function tallyOfLine(line: string): Tally {
  const [, design, block, scores, statistic, schools, rest] =
    /^"([^"]*)",(\d+),"([^"]*)","([^"]*)","([^"]*)",(.*)$/.exec(line) ?? [];
  const numbers = (rest ?? "").split(",").map(Number);
  if (design === undefined || scores === undefined || statistic === undefined || schools === undefined)
    throw new RangeError(`no tally: ${line}`);
  if (numbers.length !== counts.length || !numbers.every(Number.isFinite)) throw new RangeError(`no tally: ${line}`);
  const of = (count: Count) => numbers[counts.indexOf(count)] ?? 0;
  return {
    ...{ design, block: Number(block), scores, statistic, schools },
    ...{ asked: of("asked"), shown: of("shown"), covered: of("covered"), above: of("above") },
    ...{ widths: of("widths"), errors: of("errors"), squares: of("squares"), truthSquares: of("truthSquares") },
    ...{ nulls: of("nulls"), clear: of("clear"), published: of("published") },
    ...{ publishedCovered: of("publishedCovered"), publishedAbove: of("publishedAbove") },
    ...{ publishedNulls: of("publishedNulls"), publishedClear: of("publishedClear") },
  };
}
