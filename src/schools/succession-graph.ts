import { stronglyConnected } from "./knots.ts";
import { meaningOf } from "./link-type.ts";
import type { Registered, SuccessionEdge } from "./succession-edge.ts";
import { compareUrns, sortedUrns } from "./urn.ts";

/** Edges by school. Those without an order, joint edges and cycles, are kept apart, so that the rest run one way only. */
export interface SuccessionGraph {
  /** Every URN of the links and the register, smallest first. */
  readonly urns: readonly string[];
  readonly edges: readonly SuccessionEdge[];
  /** Edges to a school from its predecessors. */
  readonly into: ReadonlyMap<string, readonly SuccessionEdge[]>;
  /** Edges from a school to its successors. */
  readonly outOf: ReadonlyMap<string, readonly SuccessionEdge[]>;
  /** Edges without an order that a school is an end of. */
  readonly knotted: ReadonlyMap<string, readonly SuccessionEdge[]>;
  /** Schools tied by edges without an order, two or more in each, smallest first. */
  readonly knots: readonly (readonly string[])[];
  /** URNs, each after all its predecessors. */
  readonly order: readonly string[];
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function predecessorsFirst(
  urns: readonly string[],
  into: ReadonlyMap<string, readonly SuccessionEdge[]>,
  outOf: ReadonlyMap<string, readonly SuccessionEdge[]>,
): readonly string[] {
  const waiting = new Map(urns.map((urn) => [urn, into.get(urn)?.length ?? 0]));
  const order = urns.filter((urn) => waiting.get(urn) === 0);
  for (let at = 0; at < order.length; at++) {
    for (const { to } of outOf.get(order[at] ?? "") ?? []) {
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) order.push(to);
    }
  }
  if (order.length !== urns.length) throw new Error(`schools that succeed themselves: ${urns.length - order.length}`);
  return order;
}

/** Sorts edges by school. The result does not depend on the order of the edges or of the URNs. */
export function successionGraph(edges: readonly SuccessionEdge[], known: Iterable<string>): SuccessionGraph {
  const all = new Set(known);
  const next = new Map<string, string[]>();
  const reached = new Set<string>();
  for (const { from, to, joint } of edges) {
    all.add(from).add(to);
    add(next, from, to);
    reached.add(to);
    if (joint === null) continue;
    add(next, to, from);
    reached.add(from);
  }
  const urns = sortedUrns(all);
  const between = urns.filter((urn) => next.has(urn) && reached.has(urn));
  const part = stronglyConnected(between, (urn) => (next.get(urn) ?? []).filter((to) => next.has(to)));
  const into = new Map<string, SuccessionEdge[]>();
  const outOf = new Map<string, SuccessionEdge[]>();
  const knotted = new Map<string, SuccessionEdge[]>();
  for (const edge of edges) {
    const from = part.get(edge.from);
    if (from !== undefined && from === part.get(edge.to)) {
      add(knotted, edge.from, edge);
      add(knotted, edge.to, edge);
    } else {
      add(outOf, edge.from, edge);
      add(into, edge.to, edge);
    }
  }
  const members = new Map<number, string[]>();
  for (const urn of knotted.keys()) {
    const at = part.get(urn) ?? -1;
    members.set(at, [...(members.get(at) ?? []), urn]);
  }
  const knots = [...members.values()].map(sortedUrns).sort((a, b) => compareUrns(a[0] ?? "", b[0] ?? ""));
  return { urns, edges, into, outOf, knotted, knots, order: predecessorsFirst(urns, into, outOf) };
}

/** What an edge is according to the graph and the types of its records. */
export type SuccessionEvent = "one-to-one" | "merge" | "split" | "merge and split" | "joint";

/** Whether a record of an edge calls it by one of these names. */
function isNamed({ types }: SuccessionEdge, ...names: readonly string[]): boolean {
  return types.some((type) => {
    const meaning = meaningOf(type);
    return meaning.says === "succession" && names.includes(meaning.named);
  });
}

/**
 * What an edge is: a merge where its successor has several predecessors or existed before, or where a record calls it a
 * merger or an amalgamation; a split where its predecessor has several successors, or where a record calls it a split.
 */
export function eventOf(graph: SuccessionGraph, edge: SuccessionEdge): SuccessionEvent {
  if (!(graph.outOf.get(edge.from) ?? []).includes(edge)) return "joint";
  const several = (graph.into.get(edge.to)?.length ?? 0) > 1;
  const merged = several || edge.joins || isNamed(edge, "merged", "amalgamated");
  const split = (graph.outOf.get(edge.from)?.length ?? 0) > 1 || isNamed(edge, "split");
  if (merged) return split ? "merge and split" : "merge";
  return split ? "split" : "one-to-one";
}

/**
 * Edges with what only all of them together show: a school that is recorded as merged into another, alone, joined one
 * that existed, unless the register says when that one opened. A new school made of several has several predecessors.
 */
export function withJoined(edges: readonly SuccessionEdge[], register: Registered | null): readonly SuccessionEdge[] {
  const predecessors = new Map<string, number>();
  for (const { to } of edges) predecessors.set(to, (predecessors.get(to) ?? 0) + 1);
  return edges.map((edge) => {
    const alone = edge.joint === null && predecessors.get(edge.to) === 1 && isNamed(edge, "merged");
    const isDated = (register?.lives.get(edge.to)?.opened ?? null) !== null;
    return alone && !isDated ? { ...edge, joins: true } : edge;
  });
}

/** Whether a rule `apart` cuts chains at an edge; a joint edge is a merge. */
export function isApart(event: SuccessionEvent, rules: { readonly merges: string; readonly splits: string }): boolean {
  const merged = event === "merge" || event === "merge and split" || event === "joint";
  const split = event === "split" || event === "merge and split";
  return (merged && rules.merges === "apart") || (split && rules.splits === "apart");
}
