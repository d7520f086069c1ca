import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const hasR = spawnSync("Rscript", ["--version"]).status === 0;

export interface OracleRow {
  readonly id: string;
  readonly area: string;
  readonly population: string;
  readonly year: number;
  readonly pupils: number;
  readonly meanRank: number;
  readonly value: number;
}

/** What the R script works out from the files in a folder. */
export function askR(folder: string): readonly OracleRow[] {
  const script = fileURLToPath(new URL("../oracle/nation.R", import.meta.url));
  const text = execFileSync("Rscript", ["--vanilla", script, folder], { encoding: "utf8", maxBuffer: 1 << 24 });
  const [, ...lines] = text.trim().split("\n");
  return lines.map((line) => {
    const [id = "", area = "", population = "", year, pupils, meanRank, value] = line.split(",");
    return {
      id,
      area,
      population,
      year: Number(year),
      pupils: Number(pupils),
      meanRank: Number(meanRank),
      value: Number(value),
    };
  });
}
