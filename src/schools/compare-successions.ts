import { isoOfDay } from "./calendar-date.ts";
import { joinChains } from "./chains.ts";
import type { SchoolAnswer } from "./school-answer.ts";
import type { Succession } from "./succession.ts";
import type { SuccessionEdge } from "./succession-edge.ts";
import { compareUrns } from "./urn.ts";

/** How the edge between two schools differs between two files of links. */
export interface EdgeChange {
  readonly from: string;
  readonly to: string;
  /** `added earlier`: dated up to the day asked about, or not dated; `added later`: dated after it. */
  readonly kind: "added earlier" | "added later" | "removed" | "changed";
  /** ISO dates in the earlier and the later file; null when there is none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A question that two files of links answer differently. */
export interface AnswerChange {
  readonly urn: string;
  /** `chain` asks for the chain by the day `on`, `school` for the school on that day. */
  readonly asked: "chain" | "school";
  readonly on: string;
  readonly before: string;
  readonly after: string;
  readonly because: readonly EdgeChange[];
}

/** An answer in short: its kind and its schools. */
function shortAnswer(answer: SchoolAnswer): string {
  switch (answer.kind) {
    case "same":
    case "another":
      return answer.urn;
    case "undated":
      return `undated: ${answer.candidates.join(" or ")}`;
    case "several":
      return answer.urns.join(" and ");
    default:
      return `${answer.kind}: ${answer.urns.join(" and ")}`;
  }
}

function changeOf(
  before: SuccessionEdge | undefined,
  after: SuccessionEdge | undefined,
  succession: { readonly earlier: Succession; readonly later: Succession },
  until: string,
): EdgeChange | null {
  const date = (edge: SuccessionEdge | undefined, { facts }: Succession) => {
    const day = edge === undefined ? null : facts.dayOf(edge);
    return day === null ? null : isoOfDay(day);
  };
  const dates = { before: date(before, succession.earlier), after: date(after, succession.later) };
  const edge = after ?? before;
  if (edge === undefined) return null;
  const { from, to } = edge;
  if (before === undefined) {
    return { from, to, kind: (dates.after ?? "") <= until ? "added earlier" : "added later", ...dates };
  }
  if (after === undefined) return { from, to, kind: "removed", ...dates };
  const alike = dates.before === dates.after && before.from === from && before.joint === after.joint;
  return alike && before.followed === after.followed ? null : { from, to, kind: "changed", ...dates };
}

/** Every edge that differs, matched by its two schools whatever its direction. */
function edgeChanges(earlier: Succession, later: Succession, until: string): readonly EdgeChange[] {
  const key = ({ from, to }: SuccessionEdge) => [from, to].sort(compareUrns).join(" ");
  const before = new Map(earlier.edges.map((edge) => [key(edge), edge]));
  const after = new Map(later.edges.map((edge) => [key(edge), edge]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((pair) => changeOf(before.get(pair), after.get(pair), { earlier, later }, until) ?? [])
    .sort((a, b) => compareUrns(a.from, b.from) || compareUrns(a.to, b.to));
}

/** Schools tied by any edges, including those that the rules cut or do not follow. */
function allTied({ urns, edges }: Succession): (urn: string) => string {
  const chains = joinChains(
    urns,
    edges.map(({ from, to }) => [from, to]),
  );
  return (urn) => chains.get(urn) ?? urn;
}

/**
 * Every URN of the earlier file whose answer for days up to `until` differs in the later file, with the links that caused it.
 *
 * Asks for the chain by `until`, and for the school on each date. Links added between the files should not change any
 * earlier answer; those that do are listed here.
 *
 * @param until ISO date up to which both files should say the same, such as the earlier file's own
 * @param dates ISO dates to ask for, none after `until`; `until` itself when none are given
 */
export function compareSuccessions(
  earlier: Succession,
  later: Succession,
  until: string,
  dates: readonly string[] = [until],
): { readonly answers: readonly AnswerChange[]; readonly edges: readonly EdgeChange[] } {
  const edges = edgeChanges(earlier, later, until);
  const bySide = new Map<string, EdgeChange[]>();
  const whole = allTied(later);
  const wholeBefore = allTied(earlier);
  for (const change of edges) {
    for (const key of new Set(
      [change.from, change.to].flatMap((urn) => [`later ${whole(urn)}`, `earlier ${wholeBefore(urn)}`]),
    )) {
      bySide.set(key, [...(bySide.get(key) ?? []), change]);
    }
  }
  const becauseOf = (urn: string) => [
    ...new Set([...(bySide.get(`earlier ${wholeBefore(urn)}`) ?? []), ...(bySide.get(`later ${whole(urn)}`) ?? [])]),
  ];
  const chains = { before: earlier.chainsBy(until), after: later.chainsBy(until) };
  const answers = earlier.urns.flatMap((urn): AnswerChange[] => {
    const because = becauseOf(urn);
    const chain = { asked: "chain" as const, on: until, before: chains.before(urn), after: chains.after(urn) };
    const schools = dates.map((on) => ({
      asked: "school" as const,
      on,
      before: shortAnswer(earlier.schoolOn(urn, on)),
      after: shortAnswer(later.schoolOn(urn, on)),
    }));
    return [chain, ...schools]
      .filter(({ before, after }) => before !== after)
      .map((change) => ({ urn, ...change, because }));
  });
  return { answers, edges };
}
