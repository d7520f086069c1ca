import { readFileSync } from "node:fs";
import { expect } from "vitest";

/** One value that R computed: test/oracle/distributions.R. */
interface RValue {
  readonly given: readonly number[];
  readonly value: number;
}

/** R's values of one function. Throws when there are none, so that a renamed function cannot pass unchecked. */
export function rValues(name: string): RValue[] {
  const values = resultLines("distributions.csv")
    .map((line) => line.split(","))
    .filter(([row]) => row === name)
    .map((cells) => ({
      given: cells.slice(1, 4).flatMap((cell) => (cell === "" ? [] : [Number(cell)])),
      value: Number(cells[4]),
    }));
  if (values.length === 0) throw new Error(`no values of R for ${name}`);
  return values;
}

/** The lines of a result file below its header. */
export function resultLines(file: string): string[] {
  const url = new URL(`../oracle/results/${file}`, import.meta.url);
  return readFileSync(url, "utf8").trimEnd().split("\n").slice(1);
}

/** Relative difference; 0 for equal infinities; from the smallest normal double down, relative to that. */
export function relativeError(actual: number, expected: number): number {
  if (actual === expected) return 0;
  return Math.abs(actual - expected) / Math.max(Math.abs(expected), 2 ** -1022);
}

/** Expects a function to agree with every value R has for it. */
export function expectAsInR(name: string, f: (...given: number[]) => number, tolerance: number): void {
  const wrong = rValues(name)
    .map(({ given, value }) => ({ given, value, actual: f(...given) }))
    .filter(({ value, actual }) => !(relativeError(actual, value) <= tolerance));
  expect(wrong).toEqual([]);
}
