import { dayNumber } from "./calendar-date.ts";
import type { FollowQuestion } from "./follow-dates.ts";
import { kindOfChange } from "./follow-dates.ts";
import type { FollowedSchool, Lost, Standing } from "./followed-school.ts";
import { compareJudgements } from "./grade.ts";
import { type Inspection, inspectionKey } from "./inspection.ts";
import { type PlainChains, plainChains } from "./plain-chains.ts";
import { registeredLife } from "./registered-school.ts";
import { compareUrns, sortedUrns } from "./urn.ts";

function standingOf(inspection: Inspection | undefined, urn: string): Standing | null {
  if (inspection === undefined) return null;
  return {
    grade: inspection.grade,
    inspections: [inspectionKey(inspection)],
    inspected: inspection.inspected,
    inherited: inspection.urn !== urn || inspection.ofPredecessor,
    together: false,
  };
}

/** Orders by inspection, whenever it was published: a list names the latest inspection, not the latest report. */
function byInspection(a: Inspection, b: Inspection): number {
  return a.inspected < b.inspected ? -1 : a.inspected > b.inspected ? 1 : compareJudgements(a, b);
}

/** Whether a school is open today: according to the register, or else if it has no successor. */
function isOpenToday({ register, wholeOn }: FollowQuestion, { succeeded }: PlainChains): (urn: string) => boolean {
  const takenOn = wholeOn === null ? null : dayNumber(wholeOn);
  return (urn) => {
    const school = register.get(urn);
    const open = takenOn === null || school === undefined ? null : registeredLife(school, takenOn).open;
    return open ?? !succeeded.has(urn);
  };
}

/** Why a chain has no latest judgement. */
function lostBy(chain: string, isOpen: boolean, { mergedOrSplit, leftOff }: PlainChains): Lost {
  if (isOpen || mergedOrSplit.has(chain)) return "merged or split";
  return leftOff.has(chain) ? "change of URN not followed" : "closed";
}

/**
 * Every school with its latest judgement and the one before, over all the URNs it has had.
 *
 * A school that ended is lost: its latest judgement then counts as an earlier one. So is a school that merged or split, whether
 * it ended or continued, because the files do not show which judgement came before. A school made by a merge or a split
 * starts as a new one. With a whole register the schools of today are those that it has as open, judged or not.
 *
 * @param current URNs that files name as schools of today; for other schools the largest URN of the chain is used
 * @returns sorted by URN
 */
export function followLatest(question: FollowQuestion, current: Iterable<string>): readonly FollowedSchool[] {
  const { follow, register, wholeOn } = question;
  const chains = plainChains(follow);
  const isOpenUrn = isOpenToday(question, chains);
  const today = new Set(current);
  const listed = wholeOn === null ? [...today] : [...register.keys()].filter(isOpenUrn);
  const members = new Map<string, Inspection[]>(listed.map((urn) => [chains.of(urn), []]));
  for (const inspection of question.inspections) {
    const chain = chains.of(inspection.urn);
    const own = members.get(chain);
    if (own === undefined) members.set(chain, [inspection]);
    else own.push(inspection);
  }
  const ofChain = new Map<string, string[]>();
  for (const urn of new Set([...follow.urns, ...today, ...question.inspections.map((one) => one.urn)])) {
    const chain = chains.of(urn);
    const own = ofChain.get(chain);
    if (own === undefined) ofChain.set(chain, [urn]);
    else own.push(urn);
  }
  const schools = [...members].map(([chain, inspections]): FollowedSchool => {
    const sorted = [...inspections].sort(byInspection);
    const urns = sortedUrns(ofChain.get(chain) ?? []);
    const open = urns.filter(isOpenUrn);
    const isOpen = open.length > 0;
    const named = wholeOn === null || !isOpen ? urns : open;
    const urn = named.filter((one) => today.has(one)).at(-1) ?? named.at(-1) ?? chain;
    const isFollowed = isOpen && !chains.wentOn.has(chain);
    const [before, latest] = isFollowed ? [sorted.at(-2), sorted.at(-1)] : [sorted.at(-1), undefined];
    return {
      urn,
      chain: follow.chainOf(urn),
      first: standingOf(before, urn),
      last: standingOf(latest, urn),
      open: isOpen,
      changed:
        before === undefined || latest === undefined || before.urn === latest.urn ? null : kindOfChange(register, urn),
      lost: isFollowed || before === undefined ? null : lostBy(chain, isOpen, chains),
    };
  });
  return schools.sort((a, b) => compareUrns(a.urn, b.urn));
}
