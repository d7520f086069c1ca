import { type Contradiction, contradictionsOf } from "./contradictions.ts";
import type { SchoolLink } from "./link.ts";
import type { LinkType } from "./link-type.ts";
import type { EdgeFacts } from "./school-answer.ts";
import type { Registered, SuccessionEdge } from "./succession-edge.ts";
import type { SuccessionEvent, SuccessionGraph } from "./succession-graph.ts";
import { compareUrns, sortedUrns } from "./urn.ts";

/** Two URNs, the predecessor first; of a joint edge the smaller. */
export type UrnPair = readonly [string, string];

/** What the links say, counted and listed. Every link is in `successionLinks` or in `notSuccession`. */
export interface SuccessionReport {
  readonly links: number;
  readonly successionLinks: number;
  /** Links of types that are not succession, with the schools they name. */
  readonly notSuccession: readonly {
    readonly type: LinkType;
    readonly links: number;
    readonly urns: readonly string[];
  }[];
  readonly urns: number;
  readonly edges: number;
  /** Edges by what they are according to the graph; the five add up to `edges`. */
  readonly events: Readonly<Record<SuccessionEvent, readonly UrnPair[]>>;
  /** Successors with several predecessors, and predecessors with several successors. */
  readonly merged: readonly { readonly urn: string; readonly predecessors: readonly string[] }[];
  readonly split: readonly { readonly urn: string; readonly successors: readonly string[] }[];
  /** Pairs in which each is recorded as succeeding the other. */
  readonly mutual: readonly UrnPair[];
  /** Pairs that are both the result of an amalgamation, without a record of which continued. */
  readonly amalgamations: readonly UrnPair[];
  /** Schools tied in circles by edges that have a direction: three or more, or joint and directed mixed. */
  readonly cycles: readonly (readonly string[])[];
  readonly undated: readonly UrnPair[];
  /** Edges whose date comes from the register. */
  readonly datedByRegister: readonly UrnPair[];
  readonly contradictions: readonly Contradiction[];
  /** Edges to a successor of unknown type, which `unknownKinds` of the rules decides. */
  readonly unknownKinds: readonly UrnPair[];
  readonly notFollowed: readonly UrnPair[];
  /** Schools that have closed according to the register and from which no link leads on. */
  readonly closedWithoutSuccessor: readonly string[];
}

function pairsOf(edges: readonly SuccessionEdge[]): readonly UrnPair[] {
  return edges.map(({ from, to }) => [from, to]);
}

function byType(links: readonly SchoolLink[]): SuccessionReport["notSuccession"] {
  const types = [...new Set(links.map(({ type }) => type))].sort();
  return types.map((type) => {
    const some = links.filter((link) => link.type === type);
    return { type, links: some.length, urns: sortedUrns(some.flatMap(({ urn, linked }) => [urn, linked])) };
  });
}

/** The schools at one end of edges, where there are several, by the school at the other end. */
function several(edges: ReadonlyMap<string, readonly SuccessionEdge[]>, end: "from" | "to") {
  return [...edges]
    .filter(([, list]) => list.length > 1)
    .map(([urn, list]) => ({ urn, others: sortedUrns(list.map((edge) => edge[end])) }))
    .sort((a, b) => compareUrns(a.urn, b.urn));
}

/** Counts and lists what a succession was made from. */
export function successionReport(
  graph: SuccessionGraph,
  facts: EdgeFacts,
  register: Registered | null,
  others: readonly SchoolLink[],
): SuccessionReport {
  const successionLinks = graph.edges.reduce((sum, { records }) => sum + records, 0);
  const eventsOf = (event: SuccessionEvent) => pairsOf(graph.edges.filter((edge) => facts.eventOf(edge) === event));
  const directed = (urn: string) => (graph.knotted.get(urn) ?? []).some(({ joint }) => joint === null);
  const goneForGood = (urn: string) =>
    register?.lives.get(urn)?.open === false && !graph.outOf.has(urn) && !graph.knotted.has(urn);
  return {
    links: successionLinks + others.length,
    successionLinks,
    notSuccession: byType(others),
    urns: graph.urns.length,
    edges: graph.edges.length,
    events: {
      "one-to-one": eventsOf("one-to-one"),
      merge: eventsOf("merge"),
      split: eventsOf("split"),
      "merge and split": eventsOf("merge and split"),
      joint: eventsOf("joint"),
    },
    merged: several(graph.into, "from").map(({ urn, others: predecessors }) => ({ urn, predecessors })),
    split: several(graph.outOf, "to").map(({ urn, others: successors }) => ({ urn, successors })),
    mutual: pairsOf(graph.edges.filter(({ joint }) => joint === "mutual")),
    amalgamations: pairsOf(graph.edges.filter(({ joint }) => joint === "amalgamation")),
    cycles: graph.knots.filter((knot) => knot.some(directed)),
    undated: pairsOf(graph.edges.filter(({ day }) => day === null)),
    datedByRegister: pairsOf(graph.edges.filter(({ dayFrom }) => dayFrom === "register")),
    contradictions: contradictionsOf(graph.edges, facts, register),
    unknownKinds: pairsOf(graph.edges.filter(({ kind }) => kind === null)),
    notFollowed: pairsOf(graph.edges.filter(({ followed }) => !followed)),
    closedWithoutSuccessor: graph.urns.filter(goneForGood),
  };
}
