import { readFileSync } from "node:fs";
import type { Result, Summary } from "./trial.ts";

/** The nations of the committed results: the schools of their areas, and how many nations are drawn. */
export const layouts: readonly { readonly areas: readonly number[]; readonly nations: number }[] = [
  { areas: [6, 4], nations: 1_000 },
  { areas: [10, 6, 4], nations: 1_000 },
  { areas: [20, 10, 6, 6, 4, 4], nations: 500 },
  { areas: [60, 20, 20, 10, 10, 6, 6, 6, 6, 6], nations: 200 },
];

const file = new URL("../results/small-samples.csv", import.meta.url);
const head =
  "statistic,where,nations,coverage,mc_error,missed_above,missed_below,width,coverage_before,width_before,missed_before";

const percent = (part: number, digits = 1) => (100 * part).toFixed(digits);
const errorOf = ({ coverage }: Summary, nations: number) => Math.sqrt((coverage * (1 - coverage)) / nations);

/** A result as a line of the file: parts in per cent. */
export function lineOf({ statistic, where, nations, now, before }: Result): string {
  return [
    statistic,
    where,
    nations,
    percent(now.coverage),
    percent(errorOf(now, nations), 2),
    percent(now.above),
    percent(now.below),
    percent(now.width, 0),
    percent(before.coverage),
    percent(before.width, 0),
    percent(1 - before.coverage),
  ].join(",");
}

export const textOf = (results: readonly Result[]): string => `${[head, ...results.map(lineOf)].join("\n")}\n`;

/** The committed results, by column. */
export function committed(): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...rows] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""])));
}

export { file as fileOfResults };
