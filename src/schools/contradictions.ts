import { isoOfDay } from "./calendar-date.ts";
import type { EdgeFacts } from "./school-answer.ts";
import { type Registered, type SuccessionEdge, sameEventWithin } from "./succession-edge.ts";

/** Dates that cannot all be right. An answer is given all the same, by the rule stated with each reason. */
export interface Contradiction {
  readonly from: string;
  readonly to: string;
  /**
   * - `before one of the two began`: by other links; the edge is moved to the later date
   * - `before the predecessor opened`: by the register; the edge is moved to the opening
   * - `more than a year before the successor opened`: by the register; the edge is moved to the opening
   * - `two dates more than a year apart`: on the two records; the later is used
   */
  readonly reason:
    | "before one of the two began"
    | "before the predecessor opened"
    | "more than a year before the successor opened"
    | "two dates more than a year apart";
  /** ISO dates: the date of the edge and the one it contradicts. */
  readonly on: string;
  readonly against: string;
}

function found(edge: SuccessionEdge, facts: EdgeFacts, register: Registered | null): readonly Contradiction[] {
  const { from, to, day, dayFrom, recorded } = edge;
  if (day === null) return [];
  const list: Contradiction[] = [];
  const add = (reason: Contradiction["reason"], on: number, against: number) =>
    list.push({ from, to, reason, on: isoOfDay(on), against: isoOfDay(against) });
  const placed = facts.dayOf(edge) ?? day;
  const opened = register?.lives.get(from)?.opened ?? null;
  if (opened !== null && opened > day) add("before the predecessor opened", day, opened);
  else if (placed > day) add("before one of the two began", day, placed);
  const [first = day] = recorded;
  const last = recorded.at(-1) ?? day;
  if (dayFrom === "register" && day - last > sameEventWithin) {
    add("more than a year before the successor opened", last, day);
  }
  if (last - first > sameEventWithin) add("two dates more than a year apart", first, last);
  return list;
}

/** Every contradiction between dates, sorted by URN. */
export function contradictionsOf(
  edges: readonly SuccessionEdge[],
  facts: EdgeFacts,
  register: Registered | null,
): readonly Contradiction[] {
  return edges.flatMap((edge) => found(edge, facts, register));
}
