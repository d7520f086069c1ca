import type { Domain } from "../../figures/domain.ts";
import { combinedInfluence, covariance } from "../covariance.ts";
import type { DomainMean } from "../domain-mean.ts";
import type { MeansOfDomains } from "../domain-means.ts";

/**
 * Means of domains, some of which are worked out in another way.
 *
 * @param altered by key of the domain
 * @param schools of the design, where the altered means use schools that the others do not have
 */
export function alteredMeans(
  means: MeansOfDomains,
  altered: ReadonlyMap<string, DomainMean>,
  schools = means.schoolsOfDesign,
): MeansOfDomains {
  return {
    schoolsOfDesign: schools,
    influences: schools,
    published: means.published,
    seKind: means.seKind,
    halfDigit: means.halfDigit,
    of: (domain: Domain) => altered.get(domain.key) ?? means.of(domain),
    errorOf: (domain: Domain, mean: DomainMean) => {
      if (!altered.has(domain.key)) return means.errorOf(domain, mean);
      const influence = combinedInfluence([{ domain: mean, weight: 1 }], schools, "fixed", "plain");
      return Math.sqrt(covariance(influence, influence, schools));
    },
  };
}
