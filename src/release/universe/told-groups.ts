import type { Outcome, Union } from "../../attack/facts.ts";
import type { Domain } from "../../figures/domain.ts";
import type { Findings } from "../finding.ts";
import { domainsProtected } from "./domains-protected.ts";
import type { SameUnits } from "./same-units.ts";

/** Which groups of pupils are parts of which: what somebody who knows the study and the map knows about a release. */
export interface ToldGroups {
  /** Measures of the same pupils. */
  readonly measures: readonly string[];
  /** How many classes the groups are put together from. */
  readonly classes: number;
  /** What one pupil can have, by measure. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** The unions of classes that each domain is about, by its key: two for a share, its part and its whole. */
  readonly sets: ReadonlyMap<string, readonly Union[]>;
}

/**
 * Unions in classes of their own: those of a class are in the same unions, and classes in none are left out. The numbers
 * of classes follow from the unions alone, so that areas which are not named do not change them.
 */
function inOwnClasses(sets: ReadonlyMap<string, readonly Union[]>) {
  const unions = new Map([...sets.values()].flat().map((of) => [of.join(), of] as const));
  const memberOf = new Map<number, number[]>();
  for (const [at, of] of [...unions.values()].entries())
    for (const one of of) {
      const member = memberOf.get(one);
      if (member === undefined) memberOf.set(one, [at]);
      else member.push(at);
    }
  const signatureOf = new Map([...memberOf].map(([one, member]) => [one, member.join()] as const));
  const numbered = new Map([...new Set(signatureOf.values())].sort().map((signature, at) => [signature, at] as const));
  const classOf = (one: number) => numbered.get(signatureOf.get(one) ?? "") ?? 0;
  const own = (of: Union): Union => [...new Set(of.map(classOf))].sort((a, b) => a - b);
  return {
    classes: numbered.size,
    sets: new Map([...sets].map(([key, ofDomain]) => [key, ofDomain.map(own)] as const)),
  };
}

/** The groups of everything in a release, shown or hidden. Areas that are not named are in no set. */
export function toldGroups(
  findings: Findings,
  { measures, classes }: SameUnits,
  outcomeOf: (measure: string) => Outcome,
): ToldGroups {
  const insideOf = new Map(measures.map(({ measure, inside }) => [measure, inside]));
  const sets = new Map<string, readonly Union[]>();
  const add = (measure: string, domain: Domain) => {
    const inside = insideOf.get(measure);
    if (inside === undefined || sets.has(domain.key)) return;
    const unions = inside(domain).map((units) => classes.unionOf(units));
    if (unions.length > 0) sets.set(domain.key, unions);
  };
  for (const { figure } of findings.values())
    for (const domain of domainsProtected(figure)) add(figure.measure, domain);
  return {
    measures: measures.map(({ measure }) => measure),
    outcomes: new Map(measures.map(({ measure }) => [measure, outcomeOf(measure)])),
    ...inOwnClasses(sets),
  };
}
