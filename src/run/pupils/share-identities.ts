import type { Areas } from "../../cells/areas.ts";
import type { Frame } from "../../cells/frame.ts";
import type { DomainMeans } from "../../estimates/domain-means.ts";
import { assertShareIdentity } from "../../estimates/share-identity.ts";
import { domainOf } from "../../figures/domain.ts";
import type { PupilMeasure, Study } from "../../study/study.ts";

/** The identity of shares, where a population and the comparator are all pupils between them. */
export function shareIdentities(
  study: Study,
  measure: PupilMeasure,
  frame: Frame,
  areas: Areas,
  means: DomainMeans,
): readonly string[] {
  const [whole] = areas.find("england");
  const own = frame.populations.get(measure.against?.population ?? "");
  if (whole === undefined || own === undefined || measure.against === null) return [];
  const { population } = measure.against;
  return [...frame.populations].flatMap(([others, mask]) => {
    const everybody = others !== "all" && own.every((inside, atom) => inside + (mask[atom] ?? 0) === 1);
    if (!everybody) return [];
    const held = assertShareIdentity(means, study.years, population, others, (name, year) =>
      domainOf(name, whole, year),
    );
    return held.length === 0 ? [] : [`the gap of all pupils is the share of ${others} times their gap`];
  });
}
