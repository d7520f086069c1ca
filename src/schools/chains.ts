import { compareUrns } from "./urn.ts";

/** Schools through time: each URN of a chain, mapped to the smallest URN in it. */
export type Chains = ReadonlyMap<string, string>;

/**
 * Joins URNs that are tied to each other into chains, each named by its smallest URN.
 *
 * @param urns every URN that has a chain
 * @param ties pairs of URNs that belong together
 * @example joinChains(["100001", "100002", "100003"], [["100002", "100003"]])
 * // Map { "100001" => "100001", "100002" => "100002", "100003" => "100002" }
 */
export function joinChains(urns: Iterable<string>, ties: Iterable<readonly [string, string]>): Chains {
  const parent = new Map<string, string>();
  const root = (urn: string): string => {
    let at = urn;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const [a, b] of ties) {
    const [small, large] = [root(a), root(b)].sort(compareUrns);
    if (small !== undefined && large !== undefined && small !== large) parent.set(large, small);
  }
  return new Map([...urns].map((urn) => [urn, root(urn)]));
}
