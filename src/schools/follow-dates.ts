import { ColdspotError } from "../effects/coldspot-error.ts";
import { type AcademyKind, academyKind } from "./academy-kind.ts";
import { dayNumber } from "./calendar-date.ts";
import type { FollowedSchool, Lost, Standing } from "./followed-school.ts";
import { type Judgements, judgementsByUrn } from "./grade.ts";
import { type Inspection, inspectionKey } from "./inspection.ts";
import { type RegisteredSchool, registeredLife } from "./registered-school.ts";
import type { SchoolAnswer } from "./school-answer.ts";
import type { Succession } from "./succession.ts";
import { isApart } from "./succession-graph.ts";
import { sortedUrns } from "./urn.ts";

/** The data and rules for following schools. */
export interface FollowQuestion {
  readonly inspections: readonly Inspection[];
  /** Succession through the changes of URN after which a school counts as the same school. */
  readonly follow: Succession;
  /** Succession through the changes after which a grade counts for the new school. */
  readonly carry: Succession;
  /** The register, by URN; empty without one. */
  readonly register: ReadonlyMap<string, RegisteredSchool>;
  /** ISO date of a register that holds every school, so that those without a judgement are known; null without one. */
  readonly wholeOn: string | null;
}

/** The schools that an answer names; none where the answer is not known. */
function schoolsOf(answer: SchoolAnswer): readonly string[] {
  if (answer.kind === "same" || answer.kind === "another") return [answer.urn];
  return answer.kind === "several" ? answer.urns : [];
}

/** How the URN of a school came about, from its type in the register. */
export function kindOfChange(register: FollowQuestion["register"], urn: string): AcademyKind | "unknown" {
  return academyKind(register.get(urn)) ?? "unknown";
}

function standingOf({ carry }: FollowQuestion, judgements: Judgements, urn: string, on: string): Standing | null {
  const answer = carry.judgementOn(urn, on, judgements);
  if (answer.kind === "none") return null;
  const { judgement } = answer;
  if (judgement === null) throw new RangeError(`grades weighted by pupils: ${urn}`);
  const together = answer.kind === "judged together";
  return {
    grade: answer.grade,
    inspections: [inspectionKey(judgement)],
    inspected: judgement.inspected,
    inherited: judgement.urn !== urn,
    together,
  };
}

/** The judgement that counts for several schools that became one: their worst grade. */
function worstOf(all: readonly Standing[]): Standing | null {
  const [first, ...more] = all;
  if (first === undefined || more.length === 0) return first ?? null;
  return {
    grade: all.map(({ grade }) => grade).reduce((a, b) => (a > b ? a : b)),
    inspections: [...new Set(all.flatMap(({ inspections }) => inspections))].sort(),
    inspected: all.map(({ inspected }) => inspected).reduce((a, b) => (a < b ? a : b)),
    inherited: true,
    together: true,
  };
}

/** Schools of a whole register that may have been open on the days asked: not those that closed on an unknown day. */
function onceOpen({ register, wholeOn }: FollowQuestion): readonly string[] {
  if (wholeOn === null) return [];
  const takenOn = dayNumber(wholeOn);
  return [...register.values()]
    .filter((school) => !registeredLife(school, takenOn).closedUndated)
    .map(({ urn }) => urn);
}

/** Why a school rated on the first day is not among the schools of the last. */
function lostBy(answer: SchoolAnswer): Lost {
  if (answer.kind === "closed" || answer.kind === "not yet open")
    return answer.notFollowed.length > 0 ? "change of URN not followed" : "closed";
  return answer.kind === "undated" ? "link without a date" : "change of URN not followed";
}

/**
 * Every school rated on one of two days, with the judgement that counted for it on each.
 *
 * On a day, the latest judgement published by then counts for a school, and also for a school that it became by a change
 * through which grades are carried. A school of the last day is followed back to the first; if several schools became
 * it, it takes their worst grade. A school rated on the first day that is not among those of the last is lost, with a reason.
 *
 * @param days ISO dates, the first before the last
 * @returns sorted by URN
 * @throws ColdspotError (2) where merges are to be weighted by pupils, whose number is not in inspection files; (3) for judgements
 *   that contradict each other
 */
export function followDates(
  question: FollowQuestion,
  days: { readonly first: string; readonly last: string },
): readonly FollowedSchool[] {
  const { follow, carry, register } = question;
  for (const rule of [follow.rules.merges, follow.rules.splits, carry.rules.merges])
    if (rule === "pupil-weighted")
      throw new ColdspotError(
        "grades of merged schools cannot be weighted by pupils, who are not counted in inspection files",
        {
          exitCode: 2,
          advice: "write schools: { merges: worst, splits: worst }, or apart",
        },
      );
  const judgements = judgementsByUrn(question.inspections);
  const known = sortedUrns([...judgements.keys(), ...onceOpen(question)]);
  const open = sortedUrns(known.flatMap((urn) => schoolsOf(follow.schoolOn(urn, days.last))));
  const before = sortedUrns([...judgements.keys()].flatMap((urn) => schoolsOf(follow.schoolOn(urn, days.first))));
  const rated = new Map(
    before.flatMap((urn) => {
      const standing = standingOf(question, judgements, urn, days.first);
      return standing === null ? [] : [[urn, standing] as const];
    }),
  );
  const followed = new Set<string>();
  const schools = open.map((urn): FollowedSchool => {
    const answer = follow.schoolOn(urn, days.first);
    const cut = "path" in answer && answer.path.some(({ event }) => isApart(event, follow.rules));
    const earlier = cut ? [] : schoolsOf(answer).filter((one) => rated.has(one));
    for (const one of earlier) followed.add(one);
    const first = worstOf(earlier.flatMap((one) => rated.get(one) ?? []));
    const last = standingOf(question, judgements, urn, days.last);
    const isSame = answer.kind === "same";
    const lost =
      first === null || last !== null ? null : isSame ? "no grade on the last day" : "not judged since its URN changed";
    return {
      urn,
      chain: follow.chainOf(urn),
      first,
      last,
      open: true,
      changed: isSame || first === null ? null : kindOfChange(register, urn),
      lost,
    };
  });
  const lost = [...rated].flatMap(([urn, first]): readonly FollowedSchool[] =>
    followed.has(urn)
      ? []
      : [
          {
            urn,
            chain: follow.chainOf(urn),
            first,
            last: null,
            open: false,
            changed: null,
            lost: lostBy(follow.schoolOn(urn, days.last)),
          },
        ],
  );
  const all = new Map([...lost, ...schools].map((school) => [`${school.open} ${school.urn}`, school]));
  return [...all.values()].sort(
    (a, b) => a.urn.length - b.urn.length || (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : Number(a.open) - Number(b.open)),
  );
}
