import { dayNumber } from "./calendar-date.ts";
import { compareJudgements, type Judgement, type Judgements } from "./grade.ts";
import { type Judged, type JudgedTogether, type JudgementOptions, publishedOf } from "./judgement-answer.ts";
import { type Brought, mergeJudgements } from "./merge-judgements.ts";
import { type EdgeFacts, stepsOf } from "./school-answer.ts";
import type { SchoolLives } from "./school-lives.ts";
import type { SuccessionEdge } from "./succession-edge.ts";
import { isApart, type SuccessionGraph } from "./succession-graph.ts";
import type { SuccessionRules } from "./succession-rules.ts";

/** Everything needed to find a judgement. */
export interface JudgementQuestion {
  readonly graph: SuccessionGraph;
  readonly lives: SchoolLives;
  readonly rules: SuccessionRules;
  readonly facts: EdgeFacts;
  readonly judgements: Judgements;
  readonly options: JudgementOptions;
  /** ISO date. */
  readonly on: string;
  /** Day number that inspections must precede: later inspections of a predecessor that continued are not inherited. */
  readonly inspectedBefore: number;
}

type Answer = Judged | JudgedTogether;

function along(answer: Answer, edge: SuccessionEdge, facts: EdgeFacts): Answer {
  const [step] = stepsOf([edge], facts);
  if (step === undefined) return answer;
  const way = step.way === "on" ? "back" : step.way;
  return { ...answer, path: [{ ...step, way }, ...answer.path] };
}

/** The latest judgement of one URN published by the date. */
function ownJudgement({ judgements, on, inspectedBefore }: JudgementQuestion, urn: string): Judgement | null {
  const inTime = ({ published, inspected }: Judgement) =>
    published <= on && (inspectedBefore === Number.POSITIVE_INFINITY || dayNumber(inspected) < inspectedBefore);
  return (judgements.get(urn) ?? []).findLast(inTime) ?? null;
}

/** The same question for the predecessor of an edge. */
function ofPredecessor(question: JudgementQuestion, edge: SuccessionEdge): JudgementQuestion {
  const event = question.facts.eventOf(edge);
  const day = question.lives.dayOf(edge);
  const wentOn = edge.leaves || event === "split" || event === "merge and split";
  if (!wentOn || day === null) return question;
  return { ...question, inspectedBefore: Math.min(question.inspectedBefore, day) };
}

/** The predecessors that count: those the school came from, and those that joined it by the date. */
function inherited({ graph, lives, rules, facts, on }: JudgementQuestion, urn: string): readonly SuccessionEdge[] {
  const asked = dayNumber(on);
  const { founding } = lives.of(urn);
  return (graph.into.get(urn) ?? []).filter((edge) => {
    if (!edge.followed || isApart(facts.eventOf(edge), rules)) return false;
    return founding.includes(edge) || (lives.dayOf(edge) ?? asked) <= asked;
  });
}

/** The judgement of one school from its own and its predecessors' records, without schools tied to it by joint edges. */
function bySuccession(question: JudgementQuestion, urn: string): Answer | null {
  const { graph, lives, rules, facts, options } = question;
  const own = ownJudgement(question, urn);
  const mine: Judged | null = own === null ? null : { kind: "judged", grade: own.grade, judgement: own, path: [] };
  const incoming = graph.into.get(urn) ?? [];
  const isMerge = incoming.length > 1 || incoming.some(({ joins }) => joins);
  const edges = inherited(question, urn).filter((edge) => {
    const day = lives.dayOf(edge);
    return !isMerge || own === null || (day !== null && day > dayNumber(own.inspected));
  });
  const brought = edges.flatMap((edge): Brought[] => {
    const answer = standing(ofPredecessor(question, edge), edge.from);
    return answer === null ? [] : [{ urn: edge.from, answer: along(answer, edge, facts) }];
  });
  if (!isMerge || rules.merges === "apart") {
    const before = brought[0]?.answer ?? null;
    if (mine === null || before === null) return mine ?? before;
    return isLater(mine, before) ? mine : before;
  }
  const [first, ...more] = mine === null ? brought : [...brought, { urn, answer: mine }];
  return first === undefined ? null : mergeJudgements([first, ...more], rules.merges, options, stepsOf(edges, facts));
}

/** Whether a school's own judgement is later than its predecessor's, by publication, then by inspection; if equal, its own counts. */
function isLater({ judgement: mine }: Judged, before: Answer): boolean {
  const published = publishedOf(before);
  if (mine.published !== published) return mine.published > published;
  return before.judgement === null || mine.inspected >= before.judgement.inspected;
}

/** Schools that joint edges of the date or earlier tie to one school, itself first, with those edges. */
function tiedTo({ graph, lives, facts, rules, on }: JudgementQuestion, urn: string) {
  const asked = dayNumber(on);
  const urns = new Set([urn]);
  const edges = new Set<SuccessionEdge>();
  for (const at of urns) {
    for (const edge of graph.knotted.get(at) ?? []) {
      if (!edge.followed || isApart(facts.eventOf(edge), rules) || (lives.dayOf(edge) ?? asked) > asked) continue;
      edges.add(edge);
      urns.add(edge.from === at ? edge.to : edge.from);
    }
  }
  return { urns: [...urns], edges: [...edges] };
}

/**
 * The judgement that counts for a school on a date, or null when there is none.
 *
 * A judgement from an inspection after a merge counts alone; otherwise those of the merging schools are combined.
 */
export function standing(question: JudgementQuestion, urn: string): Answer | null {
  const { lives, rules, facts, options } = question;
  const { urns, edges } = tiedTo(question, urn);
  if (urns.length === 1 || rules.merges === "apart") return bySuccession(question, urn);
  const became = Math.max(...edges.map((edge) => lives.dayOf(edge) ?? Number.NEGATIVE_INFINITY));
  const since = urns
    .flatMap((one) => ownJudgement(question, one) ?? [])
    .filter(({ inspected }) => became !== Number.NEGATIVE_INFINITY && dayNumber(inspected) >= became)
    .sort(compareJudgements)
    .at(-1);
  const path = stepsOf(edges, facts);
  if (since !== undefined) {
    const steps = since.urn === urn ? [] : path;
    return { kind: "judged", grade: since.grade, judgement: since, path: steps };
  }
  const [first, ...more] = urns.flatMap((one): Brought[] => {
    const answer = bySuccession(question, one);
    return answer === null ? [] : [{ urn: one, answer }];
  });
  return first === undefined ? null : mergeJudgements([first, ...more], rules.merges, options, path);
}
