import type { FollowQuestion } from "./follow-dates.ts";
import { kindOfChange } from "./follow-dates.ts";
import type { FollowedSchool, Standing } from "./followed-school.ts";
import { compareJudgements } from "./grade.ts";
import { type Inspection, inspectionKey } from "./inspection.ts";
import type { Succession } from "./succession.ts";
import { compareUrns, sortedUrns } from "./urn.ts";

function standingOf(inspection: Inspection | undefined, urn: string, together: boolean): Standing | null {
  if (inspection === undefined) return null;
  return {
    grade: inspection.grade,
    inspections: [inspectionKey(inspection)],
    inspected: inspection.inspected,
    inherited: inspection.urn !== urn || inspection.ofPredecessor,
    together,
  };
}

/** Later inspected last, whenever it was published: a list names the latest inspection, not the latest report. */
function byInspection(a: Inspection, b: Inspection): number {
  return a.inspected < b.inspected ? -1 : a.inspected > b.inspected ? 1 : compareJudgements(a, b);
}

/** Schools that have a successor outside their chain: a change of URN that is not followed ended them. */
function endedChains({ edges, chainOf }: Succession): ReadonlySet<string> {
  return new Set(edges.flatMap(({ from, to }) => (chainOf(from) === chainOf(to) ? [] : [chainOf(from)])));
}

/**
 * Every school with its latest judgement and the one before, by its chain of URNs.
 *
 * A school that ended in a change of URN that is not followed is lost: what was its latest judgement is one of before.
 *
 * @param current URNs of schools that files name as those of today; of others the largest URN of the chain is taken
 * @returns sorted by URN
 */
export function followLatest(question: FollowQuestion, current: Iterable<string>): readonly FollowedSchool[] {
  const { follow, register } = question;
  const today = new Set(current);
  const ended = endedChains(follow);
  const members = new Map<string, Inspection[]>();
  for (const urn of today) members.set(follow.chainOf(urn), []);
  for (const inspection of question.inspections) {
    const chain = follow.chainOf(inspection.urn);
    members.set(chain, [...(members.get(chain) ?? []), inspection]);
  }
  const ofChain = new Map<string, string[]>();
  for (const urn of [...follow.urns, ...today]) {
    const chain = follow.chainOf(urn);
    ofChain.set(chain, [...(ofChain.get(chain) ?? []), urn]);
  }
  const merged = new Set(
    follow.edges
      .filter((edge) => ["merge", "merge and split", "joint"].includes(follow.facts.eventOf(edge)))
      .map(({ to }) => follow.chainOf(to)),
  );
  const schools = [...members].map(([chain, inspections]): FollowedSchool => {
    const sorted = [...inspections].sort(byInspection);
    const urns = sortedUrns([...(ofChain.get(chain) ?? []), ...inspections.map(({ urn }) => urn)]);
    const urn = urns.filter((one) => today.has(one)).at(-1) ?? urns.at(-1) ?? chain;
    const isOpen = !ended.has(chain);
    const [before, latest] = isOpen ? [sorted.at(-2), sorted.at(-1)] : [sorted.at(-1), undefined];
    const last = standingOf(latest, urn, merged.has(chain));
    return {
      urn,
      chain,
      first: standingOf(before, urn, merged.has(chain)),
      last,
      open: isOpen,
      changed:
        before === undefined || latest === undefined || before.urn === latest.urn ? null : kindOfChange(register, urn),
      lost: isOpen || before === undefined ? null : "change of URN not followed",
    };
  });
  return schools.sort((a, b) => compareUrns(a.urn, b.urn));
}
