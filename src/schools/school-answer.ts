import { isoOfDay } from "./calendar-date.ts";
import type { Walk, WalkedTo } from "./school-walk.ts";
import type { SuccessionEdge } from "./succession-edge.ts";
import type { SuccessionEvent } from "./succession-graph.ts";
import { compareUrns, sortedUrns } from "./urn.ts";

/** One edge on the way to an answer. */
export interface SuccessionStep {
  /** The predecessor; of a joint edge the smaller URN. */
  readonly from: string;
  readonly to: string;
  /** ISO date of the first day of the successor; null when it is not known. */
  readonly on: string | null;
  readonly event: SuccessionEvent;
  /** `back` to the predecessor, `on` to the successor, `beside` to the other of two that became one. */
  readonly way: "back" | "on" | "beside";
  /** Whether the register confirms the day, or the links alone say that it happened. */
  readonly by: "register" | "links";
}

/** What a URN was, or is, on a date. `path` holds the edges it was found by, in the order they were followed. */
export type SchoolAnswer =
  /** It was a school with this URN. `known` is false when neither links nor register have it. */
  | { readonly kind: "same"; readonly urn: string; readonly known: boolean; readonly path: readonly [] }
  | { readonly kind: "another"; readonly urn: string; readonly path: readonly SuccessionStep[] }
  /** A merge, a split, or two that became one without a record of which continued: see the events in `path`. */
  | { readonly kind: "several"; readonly urns: readonly string[]; readonly path: readonly SuccessionStep[] }
  /** Neither it nor any predecessor that the rules follow had opened. `urns` are the earliest found. */
  | {
      readonly kind: "not yet open";
      readonly urns: readonly string[];
      readonly path: readonly SuccessionStep[];
      /** Edges that the rules say not to follow. */
      readonly notFollowed: readonly SuccessionStep[];
    }
  /** It had closed, and no successor that the rules follow was open. `urns` are the last found. */
  | {
      readonly kind: "closed";
      readonly urns: readonly string[];
      readonly path: readonly SuccessionStep[];
      readonly notFollowed: readonly SuccessionStep[];
    }
  /** Not known, because of a link without a date: it was one or more of these. */
  | {
      readonly kind: "undated";
      readonly candidates: readonly string[];
      readonly path: readonly SuccessionStep[];
      readonly undated: readonly SuccessionStep[];
    };

/** What is needed to turn an edge into a step. */
export interface EdgeFacts {
  readonly dayOf: (edge: SuccessionEdge) => number | null;
  readonly eventOf: (edge: SuccessionEdge) => SuccessionEvent;
}

function step(edge: SuccessionEdge, way: SuccessionStep["way"], { dayOf, eventOf }: EdgeFacts): SuccessionStep {
  const day = dayOf(edge);
  const by = edge.dayFrom === "register" ? "register" : "links";
  return { from: edge.from, to: edge.to, on: day === null ? null : isoOfDay(day), event: eventOf(edge), way, by };
}

/** The edges as steps in the direction of time. */
export function stepsOf(edges: readonly SuccessionEdge[], facts: EdgeFacts): readonly SuccessionStep[] {
  return edges
    .map((edge) => step(edge, facts.eventOf(edge) === "joint" ? "beside" : "on", facts))
    .sort((a, b) => compareUrns(a.from, b.from) || compareUrns(a.to, b.to));
}

function pathOf(ends: readonly WalkedTo[], facts: EdgeFacts): readonly SuccessionStep[] {
  const steps = new Map<string, SuccessionStep>();
  for (const { edge, way } of ends.flatMap(({ along }) => along)) {
    steps.set(`${edge.from} ${edge.to} ${way}`, step(edge, way, facts));
  }
  return [...steps.values()];
}

/** Combines the ends of a walk into one answer. */
export function answerOf(
  start: string,
  known: boolean,
  { ends, unsure, notFollowed }: Walk,
  facts: EdgeFacts,
): SchoolAnswer {
  const sorted = [...ends].sort((a, b) => compareUrns(a.urn, b.urn));
  const there = sorted.filter(({ found }) => found === "there");
  const urnsOf = (some: readonly WalkedTo[]) => sortedUrns(some.map(({ urn }) => urn));
  // If none of the ends was there, it does not matter which of them it was.
  if (unsure.length > 0 && there.length > 0) {
    const path = pathOf(sorted, facts);
    return { kind: "undated", candidates: urnsOf(there), path, undated: stepsOf(unsure, facts) };
  }
  const [only, ...more] = there;
  if (only !== undefined && more.length > 0)
    return { kind: "several", urns: urnsOf(there), path: pathOf(there, facts) };
  if (only !== undefined && only.urn === start) return { kind: "same", urn: start, known, path: [] };
  if (only !== undefined) return { kind: "another", urn: only.urn, path: pathOf(there, facts) };
  const gone = sorted.filter(({ found }) => found === "gone");
  const last = gone.length > 0 ? gone : sorted;
  return {
    kind: gone.length > 0 ? "closed" : "not yet open",
    urns: urnsOf(last),
    path: pathOf(last, facts),
    notFollowed: stepsOf(notFollowed, facts),
  };
}
