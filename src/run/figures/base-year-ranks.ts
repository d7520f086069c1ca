import type { Areas } from "../../cells/areas.ts";
import { DomainMeans } from "../../estimates/domain-means.ts";
import type { Transformed } from "../../estimates/on-transforms.ts";
import { scoreOnBaseYear } from "../../scores/score-on-base-year.ts";
import { transformsOf } from "../../scores/transforms.ts";
import type { Rescored } from "../scored.ts";

/**
 * Means on the ranks of a base year, with each year scored when first asked for; null for a method that does not rank.
 */
export function baseYearRanks(
  { cells, question, transforms: [own] }: Rescored,
  areas: Areas,
): ((year: number) => Transformed) | null {
  const [{ method }] = transformsOf(question);
  if (method.kind !== "rank" && method.kind !== "rank of residual") return null;
  const { scored, ranked } = method;
  const byRank = { scored, ranked, expectation: "bands" in method ? method : null };
  const known = new Map<number, Transformed>();
  return (year) => {
    const found = known.get(year) ?? {
      means: new DomainMeans(scoreOnBaseYear(cells, byRank, year), ({ area }) => ({ codes: areas.codesOf(area) })),
      scales: own.on.scales,
    };
    known.set(year, found);
    return found;
  };
}
