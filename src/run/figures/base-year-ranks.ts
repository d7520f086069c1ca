import type { Areas } from "../../cells/areas.ts";
import type { CountCells } from "../../cells/cells.ts";
import { DomainMeans } from "../../estimates/domain-means.ts";
import type { Transformed } from "../../estimates/on-transforms.ts";
import type { Scale } from "../../estimates/scale.ts";
import type { Method } from "../../scores/method.ts";
import { scoreOnBaseYear } from "../../scores/score-on-base-year.ts";

/** Means on the ranks of a base year, each year scored when it is first asked for; null for a method that does not rank. */
export function baseYearRanks(
  cells: CountCells,
  method: Method,
  scales: readonly Scale[],
  areas: Areas,
): ((year: number) => Transformed) | null {
  if (method.kind !== "rank" && method.kind !== "rank of residual") return null;
  const { scored, ranked } = method;
  const question = { scored, ranked, expectation: "bands" in method ? method : null };
  const known = new Map<number, Transformed>();
  return (year) => {
    const found = known.get(year) ?? {
      means: new DomainMeans(scoreOnBaseYear(cells, question, year), ({ area }) => areas.placesOf(area)),
      scales,
    };
    known.set(year, found);
    return found;
  };
}
