import { type Registered, type SuccessionEdge, sameTimeWithin } from "./succession-edge.ts";
import type { SuccessionGraph } from "./succession-graph.ts";

/**
 * When a school existed, in day numbers. Where dates are missing these are limits: it began between `beganFrom` and
 * `beganBy`, and was gone between `goneFrom` and `goneBy`.
 */
export interface SchoolLife {
  readonly beganFrom: number;
  readonly beganBy: number;
  readonly goneFrom: number;
  readonly goneBy: number;
  /** Edges from the predecessors that became it. */
  readonly founding: readonly SuccessionEdge[];
  /** Edges to the successors that it became when it ended. */
  readonly closing: readonly SuccessionEdge[];
}

/** The lives of schools, and the day of each edge, adjusted to the order of its chain. */
export interface SchoolLives {
  readonly of: (urn: string) => SchoolLife;
  /** Never before the predecessor began; null when it is not known. */
  readonly dayOf: (edge: SuccessionEdge) => number | null;
  /** Day numbers between which an edge happened; both are the same if it has a date. */
  readonly spanOf: (edge: SuccessionEdge) => readonly [from: number, by: number];
}

const endless: SchoolLife = {
  beganFrom: Number.NEGATIVE_INFINITY,
  beganBy: Number.NEGATIVE_INFINITY,
  goneFrom: Number.POSITIVE_INFINITY,
  goneBy: Number.POSITIVE_INFINITY,
  founding: [],
  closing: [],
};

/** First and last day, in day numbers, on which a school is known to have existed, such as its inspections. */
export type Seen = ReadonlyMap<string, { readonly first: number; readonly last: number }>;

/**
 * The days between which an edge without a date happened, by the days on which its schools were seen: after the last of
 * a predecessor that ended, and by the first of a successor that it made. Without limits where these contradict.
 */
function between({ from, to, joins, leaves }: SuccessionEdge, seen: Seen): readonly [after: number, by: number] {
  const after = leaves ? Number.NEGATIVE_INFINITY : (seen.get(from)?.last ?? Number.NEGATIVE_INFINITY) + 1;
  const by = joins ? Number.POSITIVE_INFINITY : (seen.get(to)?.first ?? Number.POSITIVE_INFINITY);
  return after <= by ? [after, by] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
}

interface Beginnings {
  readonly from: ReadonlyMap<string, number>;
  readonly dayOf: ReadonlyMap<SuccessionEdge, number>;
}

/** Works from predecessors to successors: where dates contradict the order of a chain, the later date is used. */
function beginnings(graph: SuccessionGraph, register: Registered | null, seen: Seen): Beginnings {
  const from = new Map<string, number>();
  const dayOf = new Map<SuccessionEdge, number>();
  const start = (urn: string) => from.get(urn) ?? Number.NEGATIVE_INFINITY;
  for (const urn of graph.order) {
    const edges = graph.into.get(urn) ?? [];
    for (const edge of edges) if (edge.day !== null) dayOf.set(edge, Math.max(edge.day, start(edge.from)));
    const founding = edges
      .filter(({ joins }) => !joins)
      .map((edge) => dayOf.get(edge) ?? Math.max(start(edge.from), between(edge, seen)[0]));
    const opened = register?.lives.get(urn)?.opened ?? Number.NEGATIVE_INFINITY;
    const began = founding.length === 0 ? opened : Math.min(...founding);
    from.set(urn, began);
    for (const edge of edges) {
      const day = dayOf.get(edge);
      if (day !== undefined) dayOf.set(edge, Math.max(day, began));
    }
  }
  for (const edges of graph.knotted.values()) {
    for (const edge of edges)
      if (edge.day !== null) dayOf.set(edge, Math.max(edge.day, start(edge.from), start(edge.to)));
  }
  return { from, dayOf };
}

/**
 * The first day on which a school is gone, by the register alone; infinity when it was open or nothing is stated. A school
 * that closed without a date and a successor is gone on the day the register was taken.
 */
function goneByRegister(register: Registered | null, urn: string, isLast: boolean): number {
  const life = register?.lives.get(urn);
  if (register !== null && life?.closedUndated === true && isLast) return register.takenOn;
  return life?.gone ?? Number.POSITIVE_INFINITY;
}

/**
 * Works out the life of every school of the graph.
 *
 * @param undatedBy day number by which every edge without a date had happened, or infinity
 * @param seen days on which schools are known to have existed, which limit edges without a date
 */
export function schoolLives(
  graph: SuccessionGraph,
  register: Registered | null,
  undatedBy: number,
  seen: Seen = new Map(),
): SchoolLives {
  const { from, dayOf } = beginnings(graph, register, seen);
  const lives = new Map<string, SchoolLife>();
  const start = (urn: string) => from.get(urn) ?? Number.NEGATIVE_INFINITY;
  const earliest = (edge: SuccessionEdge) =>
    dayOf.get(edge) ?? Math.max(start(edge.from), start(edge.to), between(edge, seen)[0]);
  const spanOf = (edge: SuccessionEdge): readonly [number, number] => {
    const first = earliest(edge);
    return [first, dayOf.get(edge) ?? Math.max(first, Math.min(undatedBy, between(edge, seen)[1]))];
  };
  for (const urn of [...graph.order].reverse()) {
    const began = start(urn);
    const latest = (edge: SuccessionEdge) => {
      const [first, by] = spanOf(edge);
      return Math.max(first, Math.min(by, lives.get(edge.to)?.goneBy ?? by));
    };
    const outgoing = graph.outOf.get(urn) ?? [];
    const ending = outgoing.filter(({ leaves }) => !leaves);
    const gone = goneByRegister(register, urn, ending.length === 0);
    const lateGone = gone === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : gone;
    const lastLink = Math.max(...ending.map(earliest));
    const goneFrom = Math.max(began, ...(ending.length === 0 ? [gone] : [lastLink, lateGone]));
    const goneBy = Math.max(goneFrom, ...ending.map(latest));
    const incoming = graph.into.get(urn) ?? [];
    const founders = incoming.filter(({ joins }) => !joins);
    const firstFounded = Math.min(...founders.flatMap((edge) => dayOf.get(edge) ?? []));
    const tied = graph.knotted.get(urn) ?? [];
    const lived = [...outgoing.map(latest), ...[...incoming, ...tied].map((edge) => spanOf(edge)[1])];
    lives.set(urn, {
      beganFrom: began,
      beganBy: founders.length === 0 ? began : Math.min(goneBy, ...lived),
      goneFrom,
      goneBy,
      founding: founders.filter((edge) => (dayOf.get(edge) ?? firstFounded) <= firstFounded + sameTimeWithin),
      closing: ending.filter((edge) => latest(edge) >= lastLink - sameTimeWithin),
    });
  }
  return { of: (urn) => lives.get(urn) ?? endless, dayOf: (edge) => dayOf.get(edge) ?? null, spanOf };
}
