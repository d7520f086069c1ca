import { isoOfDay } from "./calendar-date.ts";
import type { SchoolLives } from "./school-lives.ts";
import { type Registered, type SuccessionEdge, sameEventWithin } from "./succession-edge.ts";
import type { SuccessionGraph } from "./succession-graph.ts";

/** Dates that cannot all be right. The answer given all the same follows the rule that stands with it. */
export interface Contradiction {
  readonly from: string;
  readonly to: string;
  /**
   * - `before the predecessor began`: by the links before it; the edge is moved to the later date
   * - `before the predecessor opened`: by the register; the link's date stands
   * - `two dates more than a year apart`: on the two records; the later stands
   */
  readonly reason:
    | "before the predecessor began"
    | "before the predecessor opened"
    | "two dates more than a year apart";
  /** ISO dates: that of the edge and the one it contradicts. */
  readonly on: string;
  readonly against: string;
}

function found(edge: SuccessionEdge, lives: SchoolLives, register: Registered | null): readonly Contradiction[] {
  const { from, to, day, recorded } = edge;
  if (day === null) return [];
  const list: Contradiction[] = [];
  const add = (reason: Contradiction["reason"], on: number, against: number) =>
    list.push({ from, to, reason, on: isoOfDay(on), against: isoOfDay(against) });
  const placed = lives.dayOf(edge) ?? day;
  if (placed > day) add("before the predecessor began", day, placed);
  const opened = register?.lives.get(from)?.opened ?? null;
  if (opened !== null && opened > day) add("before the predecessor opened", day, opened);
  const [first = day] = recorded;
  const last = recorded.at(-1) ?? day;
  if (last - first > sameEventWithin) add("two dates more than a year apart", first, last);
  return list;
}

/** Every contradiction between dates, by URNs. */
export function contradictionsOf(
  graph: SuccessionGraph,
  lives: SchoolLives,
  register: Registered | null,
): readonly Contradiction[] {
  return graph.edges.flatMap((edge) => found(edge, lives, register));
}
