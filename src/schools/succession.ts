import { ColdspotError } from "../effects/coldspot-error.ts";
import { dayNumber } from "./calendar-date.ts";
import { joinChains } from "./chains.ts";
import type { Judgements } from "./grade.ts";
import type { JudgementAnswer, JudgementOptions } from "./judgement-answer.ts";
import type { SchoolLink } from "./link.ts";
import { pairLinks } from "./link-pairs.ts";
import { type RegisteredSchool, registeredLife, type SchoolRegister } from "./registered-school.ts";
import { answerOf, type EdgeFacts, type SchoolAnswer } from "./school-answer.ts";
import { type Seen, schoolLives } from "./school-lives.ts";
import { walk } from "./school-walk.ts";
import { standing } from "./standing-judgement.ts";
import { compareEdges, type Registered, type SuccessionEdge, successionEdge } from "./succession-edge.ts";
import { eventOf, isApart, successionGraph, withJoined } from "./succession-graph.ts";
import { type SuccessionReport, successionReport } from "./succession-report.ts";
import { defaultRules, type SuccessionRules } from "./succession-rules.ts";

/** Schools through time. Answers depend neither on the order of links nor on the order of questions. */
export interface Succession {
  readonly rules: SuccessionRules;
  /** Every URN of the links and the register, smallest first. */
  readonly urns: readonly string[];
  /** One for each pair of schools, sorted. */
  readonly edges: readonly SuccessionEdge[];
  readonly facts: EdgeFacts;
  /** The cluster of a school in every analysis: the smallest URN of its chain. An unknown URN is its own chain. */
  readonly chainOf: (urn: string) => string;
  /** Chains by the edges up to an ISO date, with all undated edges. */
  readonly chainsBy: (date: string) => (urn: string) => string;
  /**
   * Which school a URN was, or is, on an ISO date.
   *
   * Does not depend on the rules for merges and splits: the answer names all the schools.
   *
   * @throws ColdspotError (2) when the date is not valid
   */
  readonly schoolOn: (urn: string, date: string) => SchoolAnswer;
  /**
   * Which judgement counts for a URN on an ISO date: the latest published by then, for the school and the predecessors
   * that are followed; at a merge, according to the rule.
   *
   * @throws ColdspotError (2) when the date is not valid, (3) when judgements are weighted by pupils and a number is missing
   */
  readonly judgementOn: (
    urn: string,
    date: string,
    judgements: Judgements,
    options?: JudgementOptions,
  ) => JudgementAnswer;
  readonly report: SuccessionReport;
}

function registered(register: SchoolRegister | null): Registered | null {
  if (register === null) return null;
  const takenOn = dayNumber(register.on);
  const schools = new Map<string, RegisteredSchool>();
  for (const school of register.schools) {
    if (schools.has(school.urn)) {
      throw new ColdspotError(`a URN twice in the register: ${school.urn}`, {
        exitCode: 3,
        advice: "keep one of the two rows",
      });
    }
    schools.set(school.urn, school);
  }
  return {
    takenOn,
    schools,
    lives: new Map(register.schools.map((school) => [school.urn, registeredLife(school, takenOn)])),
  };
}

/**
 * Makes the succession of schools from the register's links.
 *
 * @param links in any order, with or without repeats
 * @param register the schools themselves, for dates, kinds and closings; null without one
 * @param rules the rules that differ from `defaultRules`
 * @param seen days on which schools are known to have existed: they limit when links without a date happened
 * @throws ColdspotError (3) for a school linked to itself, or a URN twice in the register
 * @source rules: docs/methods.md, "Schools through time"; all of them are ours
 * @example
 * const links = [{ urn: "136000", linked: "110000", type: "Predecessor", on: "2012-09-01" }];
 * makeSuccession(links).schoolOn("136000", "2010-01-01") // { kind: "another", urn: "110000", path: [...] }
 */
export function makeSuccession(
  links: Iterable<SchoolLink>,
  register: SchoolRegister | null = null,
  rules: Partial<SuccessionRules> = {},
  seen: Seen = new Map(),
): Succession {
  const held: SuccessionRules = { ...defaultRules, ...rules };
  const known = registered(register);
  const { pairs, others } = pairLinks(links);
  const single = pairs.map((pair) => successionEdge(pair, known, held)).sort(compareEdges);
  const edges = withJoined(single, known);
  const named = [...others.flatMap(({ urn, linked }) => [urn, linked]), ...(known?.schools.keys() ?? [])];
  const graph = successionGraph(edges, named);
  const undatedBy = held.undatedBy === null ? Number.POSITIVE_INFINITY : dayNumber(held.undatedBy);
  const lives = schoolLives(graph, known, undatedBy, seen);
  const events = new Map(edges.map((edge) => [edge, eventOf(graph, edge)]));
  const facts: EdgeFacts = { dayOf: lives.dayOf, eventOf: (edge) => events.get(edge) ?? "joint" };
  const chains = (day: number) => {
    const kept = edges.filter(
      (edge) => edge.followed && !isApart(facts.eventOf(edge), held) && (lives.dayOf(edge) ?? day) <= day,
    );
    const chainOf = joinChains(
      graph.urns,
      kept.map(({ from, to }) => [from, to]),
    );
    return (urn: string) => chainOf.get(urn) ?? urn;
  };
  let report: SuccessionReport | null = null;
  const isKnown = new Set(graph.urns);
  return {
    rules: held,
    urns: graph.urns,
    edges,
    facts,
    chainOf: chains(Number.POSITIVE_INFINITY),
    chainsBy: (date) => chains(dayNumber(date)),
    schoolOn: (urn, date) => answerOf(urn, isKnown.has(urn), walk(graph, lives, urn, dayNumber(date)), facts),
    judgementOn: (urn, date, judgements, options = {}) => {
      dayNumber(date);
      const question = {
        graph,
        lives,
        rules: held,
        facts,
        judgements,
        options,
        on: date,
        inspectedBefore: Number.POSITIVE_INFINITY,
      };
      return standing(question, urn) ?? { kind: "none" };
    },
    get report() {
      report ??= successionReport(graph, facts, known, others);
      return report;
    },
  };
}
