import { ColdspotError } from "../effects/coldspot-error.ts";
import type { FileSpec } from "../study/study.ts";
import { countSteps } from "./against-itself/count-step.ts";
import type { NumberColumn } from "./number-columns.ts";
import type { Sentence } from "./sentence.ts";

/** Columns of counts in the rows of one year of a table. */
export interface PrintedCounts {
  /** Which of the tables of the entry. */
  readonly table: number;
  readonly file: string;
  readonly year: number;
  readonly rows: readonly number[];
  readonly columns: readonly Pick<NumberColumn, "column" | "at">[];
  readonly recordOf: (row: number) => number;
  /** A cell as an error may show it. */
  readonly shown: (cell: string, row: number) => string;
}

/** What counts are rounded to in a year of a table, and what is to be said about it. */
export interface RoundingOfCounts {
  readonly stepOf: (table: number, year: number) => number;
  readonly told: readonly Sentence[];
  /** What was found and the study does not say, or says otherwise: the reader should check it. */
  readonly toCheck: readonly Sentence[];
}

function* numbersIn({ rows, columns }: PrintedCounts): Generator<number> {
  for (const { at } of columns)
    for (const row of rows) {
      const cell = at(row);
      if (cell.kind === "number") yield cell.value;
    }
}

/** Refuses counts that are not multiples of the step which the study states. */
function refuseOtherCounts(all: readonly PrintedCounts[], step: number): void {
  for (const { file, rows, columns, recordOf, shown } of all)
    for (const { column, at } of columns)
      for (const row of rows) {
        const cell = at(row);
        if (cell.kind !== "number" || cell.value % step === 0) continue;
        throw new ColdspotError(
          `${file}, record ${recordOf(row)}, column ${column}: not a multiple of ${step}, which the study says counts are rounded to: ${shown(String(cell.value), row)}`,
          {
            exitCode: 3,
            advice:
              "correct counts_rounded_to (1 for exact counts), or leave it out: then Coldspot looks whether they are rounded",
          },
        );
      }
}

const effect = "intervals are wider by the most that this can move a figure";

/** Files, with the years of each, that have one step. */
function filesWith(all: readonly PrintedCounts[], has: (one: PrintedCounts) => boolean): string {
  const years = new Map<string, number[]>();
  for (const one of all) if (has(one)) years.set(one.file, [...(years.get(one.file) ?? []), one.year]);
  return [...years].map(([file, own]) => `${file}, ${[...own].sort((a, b) => a - b).join(", ")}`).join("; ");
}

/**
 * What the counts of a table are rounded to: as the study states, which no count may contradict, or as is found.
 *
 * @throws ColdspotError (3) with the first count that is not a multiple of the stated step
 */
export function roundingOfCounts(
  { name, countsRoundedTo }: Pick<FileSpec, "name" | "countsRoundedTo">,
  all: readonly PrintedCounts[],
): RoundingOfCounts {
  const found = countSteps(all.map((one) => ({ table: one.table, year: one.year, counts: numbersIn(one) })));
  const steps = [...new Set(all.map(({ table, year }) => found(table, year)))].filter((step) => step > 1);
  const withStep = (step: number) => filesWith(all, ({ table, year }) => found(table, year) === step);
  const rising = steps.sort((a, b) => a - b);
  if (countsRoundedTo === null)
    return {
      stepOf: found,
      told: [],
      toCheck: rising.map((step) => [
        `${name} (${withStep(step)}): numbers of pupils are rounded to ${step}, as every one is a multiple of it; the study does not say so (counts_rounded_to: ${step}, or 1 if they are exact); ${effect}`,
      ]),
    };
  refuseOtherCounts(all, countsRoundedTo);
  const wider = countsRoundedTo === 1 ? [] : rising.filter((step) => step > countsRoundedTo);
  return {
    stepOf: () => countsRoundedTo,
    told:
      countsRoundedTo === 1
        ? []
        : [[`${name}: numbers of pupils are rounded to ${countsRoundedTo}, as the study says; ${effect}`]],
    toCheck: wider.map((step) => [
      `${name} (${withStep(step)}): every number of pupils is a multiple of ${step}: check whether they are rounded to more than the ${countsRoundedTo} that the study says`,
    ]),
  };
}
