import type { Weighted } from "../../estimates/covariance.ts";
import { combinedInfluence } from "../../estimates/covariance.ts";
import { covarianceMatrix } from "../../estimates/covariance-matrix.ts";
import type { DomainMeans } from "../../estimates/domain-means.ts";
import { evaluate } from "../../estimates/evaluate.ts";
import { type Covariances, ofMatrix } from "../../estimates/families/covariances.ts";
import { ofSchools } from "../../estimates/families/school-covariances.ts";
import type { Formula } from "../../figures/figure.ts";
import { domainsOf } from "../../figures/formula.ts";

/** The domain means that a formula comes from, each with its slope. */
function partsOf(formula: Formula, means: DomainMeans): readonly Weighted[] {
  const domains = new Map(domainsOf(formula).map((domain) => [domain.key, means.of(domain)]));
  const { gradient } = evaluate(formula, ({ key }) => domains.get(key)?.mean ?? Number.NaN);
  return [...gradient].flatMap(([key, weight]) => {
    const domain = domains.get(key) ?? null;
    if (domain === null) throw new RangeError(`no mean for: ${key}`);
    return [{ domain, weight }];
  });
}

/**
 * Covariances of formulas on one set of means: by schools, and of all pairs where every school has an influence through
 * the first stage.
 *
 * @param factor what a value is multiplied by
 */
export function covariancesOf(formulas: readonly Formula[], means: DomainMeans, factor: number): Covariances {
  const figures = formulas.map((formula) => partsOf(formula, means));
  const { schoolsOfDesign, seKind, influences: size } = means;
  const throughFirst = figures.some((parts) => parts.some(({ domain }) => domain.shared !== null));
  if (seKind !== "full" || !throughFirst) return ofSchools(figures, schoolsOfDesign, factor, size);
  const influences = figures.map((parts) => combinedInfluence(parts, schoolsOfDesign, seKind, "corrected"));
  return ofMatrix(
    covarianceMatrix(influences, schoolsOfDesign).map((row) => row.map((value) => factor * factor * value)),
  );
}
