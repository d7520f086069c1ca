import { joinChains } from "./chains.ts";
import type { Succession } from "./succession.ts";
import type { SuccessionEdge } from "./succession-edge.ts";

/** Chains cut where schools merged or split: each is one school under one URN after the other. */
export interface PlainChains {
  /** The chain of a URN: its smallest URN. */
  readonly of: (urn: string) => string;
  /** Chains with a school that a cut change ended, or that went on through one. */
  readonly mergedOrSplit: ReadonlySet<string>;
  /** Chains that went on through a merge or a split under their own URN: inspections of before and after are of two schools. */
  readonly wentOn: ReadonlySet<string>;
  /** URNs that have a successor, followed or not. */
  readonly succeeded: ReadonlySet<string>;
  /** Chains with a successor that is not followed. */
  readonly leftOff: ReadonlySet<string>;
}

/** Cuts the chains of a succession wherever a school has several predecessors or successors, itself among them. */
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
