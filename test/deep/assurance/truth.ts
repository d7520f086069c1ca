import { existsSync, readFileSync } from "node:fs";
import { slug } from "../../../src/places/area.ts";
import type { Design } from "./designs.ts";
import { hashOf } from "./law-hash.ts";
import type { Outcome } from "./outcome.ts";

/** A true value with its Monte Carlo error. */
export interface TrueValue {
  readonly value: number;
  readonly error: number;
}

/** Areas with fewer schools than this are too small to say what is true. */
const fewestSchools = 100;

/** The scheme of the areas in the studies of a design: files of inspections have regions. */
const schemeOf = ({ of }: Design): string => (of === "grades" ? "region" : "area");

/**
 * The key of what is true of a figure: that of the figure, with the law of each area in place of the area. Areas of one
 * law have the same true values, however many schools they have.
 */
export function keyOfTruth(design: Design, key: string): string {
  const laws = [...new Set(design.areas.map(({ law }) => law))];
  return design.areas.reduce(
    (text, { name, law }) => text.replaceAll(slug(`${schemeOf(design)} ${name}`), `law-${laws.indexOf(law) + 1}`),
    key,
  );
}

/** Values of each key, with the schools that they come from, of one large nation. */
function valuesOf(design: Design, outcomes: readonly Outcome[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { weight: number; sum: number }>();
  for (const { key, schools, found } of outcomes) {
    if (found === null || schools < fewestSchools) continue;
    const of = keyOfTruth(design, key);
    const known = sums.get(of) ?? { weight: 0, sum: 0 };
    sums.set(of, { weight: known.weight + schools, sum: known.sum + schools * found.value });
  }
  return new Map([...sums].map(([key, { weight, sum }]) => [key, sum / weight]));
}

/**
 * True values as means over large nations, with standard errors from how these differ.
 *
 * @param draws the figures of each large nation
 */
export function trueValues(design: Design, draws: readonly (readonly Outcome[])[]): ReadonlyMap<string, TrueValue> {
  const values = draws.map((outcomes) => valuesOf(design, outcomes));
  return new Map(
    [...new Set(values.flatMap((one) => [...one.keys()]))].sort().flatMap((key): readonly [string, TrueValue][] => {
      const all = values.flatMap((one) => one.get(key) ?? []);
      if (all.length < 2) return [];
      const value = all.reduce((sum, one) => sum + one, 0) / all.length;
      const squares = all.reduce((sum, one) => sum + (one - value) ** 2, 0);
      return [[key, { value, error: Math.sqrt(squares / (all.length - 1) / all.length) }]];
    }),
  );
}

export const truthFile = new URL("../results/assurance-truth.csv", import.meta.url);

export function linesOfTruth(design: Design, truth: ReadonlyMap<string, TrueValue>): readonly string[] {
  return [...truth].map(
    ([key, { value, error }]) =>
      `"${design.name}","${key}",${Number(value.toPrecision(7))},${Number(error.toPrecision(2))}`,
  );
}

/** True values from lines of a file. */
export function truthOfLines(design: Design, lines: readonly string[]): ReadonlyMap<string, TrueValue> {
  return new Map(
    lines.flatMap((line): readonly [string, TrueValue][] => {
      const [, name, key, value, error] = /^"([^"]*)","([^"]*)",([^,]*),([^,]*)$/.exec(line) ?? [];
      return name !== design.name || key === undefined ? [] : [[key, { value: Number(value), error: Number(error) }]];
    }),
  );
}

/** Which law the true values are of. */
export const headOfTruth = (design: Design): string => `# ${design.name}: law ${hashOf(design)}`;

/** Committed true values; none before the first run, or where they are of another law. */
export function committedTruth(design: Design): ReadonlyMap<string, TrueValue> {
  const lines = existsSync(truthFile) ? readFileSync(truthFile, "utf8").trimEnd().split("\n") : [];
  return lines.includes(headOfTruth(design)) ? truthOfLines(design, lines) : new Map();
}
