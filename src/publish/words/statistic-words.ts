import type { AnyFigure } from "../../figures/figure.ts";
import { baseNoun } from "../../figures/reading.ts";

/** Words of a table where the noun of a sentence is too long. */
const short: Readonly<Record<string, string>> = { from_average: "distance from the average" };

/** What a figure is of, as a table says it: "gap", "in-area gap". */
export function statisticWord(base: AnyFigure["base"]): string {
  return short[base] ?? baseNoun({ base });
}
