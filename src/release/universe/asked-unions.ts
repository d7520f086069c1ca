import type { Union } from "../../attack/facts.ts";
import type { DomainCount } from "../../estimates/estimate.ts";
import type { Domain } from "../../figures/domain.ts";
import type { AnyFigure } from "../../figures/figure.ts";
import type { Finding, Findings } from "../finding.ts";
import type { MeasureInside } from "../inside.ts";
import { domainsProtected } from "./domains-protected.ts";
import type { UnitClasses } from "./unit-classes.ts";

/** One union of classes that figures are about, with what is known and shown of it. */
export interface AskedUnion {
  readonly key: string;
  readonly of: Union;
  readonly year: number;
  /** The domains that it belongs to, of whatever measure. */
  readonly domains: Domain[];
  /** Measures of which a figure about it is shown. */
  readonly shown: Set<string>;
  /** Measures of which a figure about it is suppressed. */
  readonly suppressed: Set<string>;
  /** Its mean and counts by measure, where a figure has them. */
  readonly means: Map<string, DomainCount>;
}

/** Unions by their keys, and those that a figure is about. */
export interface AskedUnions {
  readonly all: ReadonlyMap<string, AskedUnion>;
  readonly ofFigure: (figure: AnyFigure) => readonly AskedUnion[];
}

/** Collects the unions of all findings of some measures of the same units. */
export function askedUnions(findings: Findings, measures: readonly MeasureInside[], classes: UnitClasses): AskedUnions {
  const all = new Map<string, AskedUnion>();
  const known = new Map<string, readonly AskedUnion[]>();
  const insideOf = new Map(measures.map(({ measure, inside }) => [measure, inside]));
  const ofDomain = (measure: string, domain: Domain): readonly AskedUnion[] => {
    const name = `${measure}|${domain.key}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = (insideOf.get(measure)?.(domain) ?? []).map((units) => {
      const of = classes.unionOf(units);
      const key = of.join();
      const union: AskedUnion = all.get(key) ?? {
        key,
        of,
        year: units.year,
        domains: [],
        shown: new Set(),
        suppressed: new Set(),
        means: new Map(),
      };
      union.domains.push(domain);
      all.set(key, union);
      return union;
    });
    known.set(name, found);
    return found;
  };
  const ofFigure = (figure: AnyFigure) =>
    insideOf.has(figure.measure) ? domainsProtected(figure).flatMap((domain) => ofDomain(figure.measure, domain)) : [];
  const note = ({ kind, status, figure }: Finding) => {
    for (const union of ofFigure(figure)) {
      if (kind !== "hidden") union.shown.add(figure.measure);
      else if (status === "suppressed") union.suppressed.add(figure.measure);
    }
  };
  for (const finding of findings.values()) note(finding);
  for (const measure of measures) {
    // Parts are left out: those on the ranks of another year have other means.
    for (const { figure, rests } of measure.estimates) {
      const byKey = new Map(rests.map((rest) => [rest.key, rest]));
      for (const domain of domainsProtected(figure)) {
        const rest = byKey.get(domain.key);
        if (rest === undefined || domain.kind !== "units") continue;
        for (const union of ofDomain(measure.measure, domain)) union.means.set(measure.measure, rest);
      }
    }
  }
  return { all, ofFigure };
}
