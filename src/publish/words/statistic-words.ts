import type { AnyFigure } from "../../figures/figure.ts";
import { baseNoun } from "../../figures/reading.ts";

/** Words of a table where the noun of a sentence is too long. */
const short: Readonly<Record<string, string>> = { from_average: "distance from the average" };

/** The name of a statistic in a table: "gap", "in-area gap". */
export function statisticWord(base: AnyFigure["base"]): string {
  return short[base] ?? baseNoun({ base });
}
