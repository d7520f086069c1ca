import type { SchoolLives } from "./school-lives.ts";
import type { SuccessionEdge } from "./succession-edge.ts";
import type { SuccessionGraph } from "./succession-graph.ts";

/** An edge that was followed, and in which direction. */
export interface WalkedEdge {
  readonly edge: SuccessionEdge;
  readonly way: "back" | "on" | "beside";
}

/** A school that a walk reached, and how. */
export interface WalkedTo {
  readonly urn: string;
  readonly found: "there" | "not yet there" | "gone";
  readonly along: readonly WalkedEdge[];
}

export interface Walk {
  readonly ends: readonly WalkedTo[];
  /** Edges without a date that leave open which of the ends it was; empty when that is certain. */
  readonly unsure: readonly SuccessionEdge[];
  /** Edges that the rules do not follow, at which the walk ended. */
  readonly notFollowed: readonly SuccessionEdge[];
}

/**
 * Goes from a school to what it was, or what it became, on a day.
 *
 * It follows founding edges back while the school had not begun, and closing edges on once it was gone. On the day,
 * schools tied to it by joint edges of that day or earlier count with it. Where a date is missing, it goes both ways.
 */
export function walk(graph: SuccessionGraph, lives: SchoolLives, start: string, day: number): Walk {
  const ends = new Map<string, WalkedTo>();
  const visited = new Set<string>();
  const unsure = new Set<SuccessionEdge>();
  const notFollowed = new Set<SuccessionEdge>();
  const end = (urn: string, found: WalkedTo["found"], along: readonly WalkedEdge[]) => {
    if (ends.get(urn)?.found !== "there") ends.set(urn, { urn, found, along });
  };

  /** The schools tied to one on the day: first by edges that had certainly happened, then by those that may have. */
  const besides = (urn: string, along: readonly WalkedEdge[]): readonly WalkedTo[] => {
    const tied = new Map<string, WalkedTo>([[urn, { urn, found: "there", along }]]);
    for (const sure of [true, false]) {
      for (const at of tied.values()) {
        for (const edge of graph.knotted.get(at.urn) ?? []) {
          const other = edge.from === at.urn ? edge.to : edge.from;
          const [from, by] = lives.spanOf(edge);
          if (tied.has(other) || day < (sure ? by : from)) continue;
          if (!edge.followed) notFollowed.add(edge);
          else {
            if (day < by) unsure.add(edge);
            tied.set(other, { urn: other, found: "there", along: [...at.along, { edge, way: "beside" }] });
          }
        }
      }
    }
    return [...tied.values()];
  };

  const follow = (edges: readonly SuccessionEdge[], way: "back" | "on", at: WalkedTo) => {
    const followed = edges.filter((edge) => edge.followed);
    for (const edge of edges) if (!edge.followed) notFollowed.add(edge);
    if (followed.length === 0) end(at.urn, way === "back" ? "not yet there" : "gone", at.along);
    for (const edge of followed) {
      visit(way === "back" ? edge.from : edge.to, [...at.along, { edge, way }], way);
    }
  };

  const undated = (edges: readonly SuccessionEdge[]) => {
    for (const edge of edges) if (lives.dayOf(edge) === null) unsure.add(edge);
  };

  /** A school that had begun, with those tied to it: if one of them became another school, all of them did. */
  const stay = (urn: string, along: readonly WalkedEdge[], heading: "back" | "on" | null) => {
    const tied = besides(urn, along);
    const isGone = (at: WalkedTo) => day >= lives.of(at.urn).goneBy;
    const succeeded = tied.filter((at) => isGone(at) && lives.of(at.urn).closing.length > 0);
    for (const at of succeeded) follow(lives.of(at.urn).closing, "on", at);
    if (succeeded.length > 0) return;
    const there = tied.filter((at) => !isGone(at));
    if (there.length === 0) for (const at of tied) end(at.urn, "gone", at.along);
    for (const at of there) {
      const { goneFrom, closing } = lives.of(at.urn);
      end(at.urn, "there", at.along);
      if (day < goneFrom || (heading === "back" && at.urn === urn)) continue;
      undated(closing);
      follow(closing, "on", at);
    }
  };

  const visit = (urn: string, along: readonly WalkedEdge[], heading: "back" | "on" | null): void => {
    const key = `${heading} ${urn}`;
    if (visited.has(key)) return;
    visited.add(key);
    const life = lives.of(urn);
    const at: WalkedTo = { urn, found: "there", along };
    if (heading !== "on" && day < life.beganBy) {
      if (day >= life.beganFrom) undated(life.founding);
      follow(life.founding, "back", at);
      if (day < life.beganFrom) return;
    }
    if (heading !== "back" || day < life.goneBy) stay(urn, along, heading);
  };

  visit(start, [], null);
  return {
    ends: [...ends.values()],
    unsure: [...unsure],
    notFollowed: [...notFollowed],
  };
}
