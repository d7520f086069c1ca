import { joinChains } from "./chains.ts";
import type { Succession } from "./succession.ts";
import type { SuccessionEdge } from "./succession-edge.ts";

/** Chains cut where schools merged or split: each is one school through its successive URNs. */
export interface PlainChains {
  /** The chain of a URN: its smallest URN. */
  readonly of: (urn: string) => string;
  /** Chains with a school that such a merge or split ended, or that continued through one. */
  readonly mergedOrSplit: ReadonlySet<string>;
  /** Chains that continued through a merge or a split under their own URN: inspections before and after it are of two schools. */
  readonly wentOn: ReadonlySet<string>;
  /** URNs that have a successor, followed or not. */
  readonly succeeded: ReadonlySet<string>;
  /** Chains with a successor that is not followed. */
  readonly leftOff: ReadonlySet<string>;
}

/** Cuts chains where a school has several predecessors or successors; a school that continued counts as one of its own. */
export function plainChains({ urns, edges, facts, chainOf }: Succession): PlainChains {
  const isFollowed = ({ from, to }: SuccessionEdge) => chainOf(from) === chainOf(to);
  const isPlain = (edge: SuccessionEdge) => facts.eventOf(edge) === "one-to-one" && !edge.joins && !edge.leaves;
  const followed = edges.filter(isFollowed);
  const chains = joinChains(
    urns,
    followed.filter(isPlain).map(({ from, to }) => [from, to]),
  );
  const of = (urn: string) => chains.get(urn) ?? urn;
  const cut = followed.filter((edge) => !isPlain(edge));
  const wentOn = cut.flatMap(({ from, to, joint, joins, leaves }) => [
    ...(leaves || joint !== null ? [from] : []),
    ...(joins || joint !== null ? [to] : []),
  ]);
  return {
    of,
    mergedOrSplit: new Set([...cut.map(({ from }) => from), ...wentOn].map(of)),
    wentOn: new Set(wentOn.map(of)),
    succeeded: new Set(edges.map(({ from }) => from)),
    leftOff: new Set(edges.filter((edge) => !isFollowed(edge)).map(({ from }) => of(from))),
  };
}
