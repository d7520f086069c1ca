import type { Domain } from "../figures/domain.ts";
import type { DomainMeans } from "./domain-means.ts";

/** The largest difference between the two sides that rounding of doubles can make. */
const tolerance = 1e-9;

/**
 * Asserts, year by year, that the gap between all pupils and a group is the share of the others times their gap.
 *
 * `mean(P) - mean(all) = n(X) / n(all) x (mean(P) - mean(X))` where P and X together are all pupils: it fails when
 * pupils are counted twice, lost, or put in the wrong group.
 *
 * @returns the years it was found to hold in
 * @throws Error naming the year and the difference, which is a bug
 */
export function assertShareIdentity(
  means: DomainMeans,
  years: readonly number[],
  group: string,
  others: string,
  domain: (population: string, year: number) => Domain,
): readonly number[] {
  return years.filter((year) => {
    const [all, own, rest] = ["all", group, others].map((population) => means.of(domain(population, year)));
    if (!all || !own || !rest) return false;
    const left = own.mean - all.mean;
    const right = (rest.pupils / all.pupils) * (own.mean - rest.mean);
    if (own.pupils + rest.pupils !== all.pupils || !(Math.abs(left - right) <= tolerance)) {
      throw new Error(
        `the gap of all pupils is not the share times the gap of ${others} in ${year}: ${left} and ${right}`,
      );
    }
    return true;
  });
}
