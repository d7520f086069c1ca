import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Rows of a CSV that an R script of test/oracle wrote: plain cells, no quotes. */
export function oracleRows(file: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(fileURLToPath(new URL(`../oracle/results/${file}`, import.meta.url)), "utf8");
  const [header = "", ...lines] = text.trim().split("\n");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index] ?? "", cell])));
}
