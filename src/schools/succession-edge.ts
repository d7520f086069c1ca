import { type AcademyKind, academyKind } from "./academy-kind.ts";
import type { LinkPair } from "./link-pairs.ts";
import type { LinkType } from "./link-type.ts";
import type { RegisteredLife, RegisteredSchool } from "./registered-school.ts";
import type { SuccessionRules } from "./succession-rules.ts";
import { compareUrns } from "./urn.ts";

/** That one school became another, or a part of it, with everything the records say of it. */
export interface SuccessionEdge {
  /** The predecessor; of a joint edge the smaller URN. */
  readonly from: string;
  /** The successor; of a joint edge the larger URN. */
  readonly to: string;
  /** Why it has no direction: each is said to succeed the other, or both to be the result of an amalgamation. */
  readonly joint: "mutual" | "amalgamation" | null;
  /** Day number of the first day of the successor, or null when nothing says it. */
  readonly day: number | null;
  readonly dayFrom: "links" | "register" | "nothing";
  /** Day numbers that the records carry, earliest first: often two, the closing and the opening. */
  readonly recorded: readonly number[];
  readonly types: readonly LinkType[];
  readonly records: number;
  /** Whether the successor was a school before: it was joined, not founded. */
  readonly joins: boolean;
  /** Whether the predecessor went on as a school: it was left, not ended. */
  readonly leaves: boolean;
  /** By the type of the successor; null when not known. */
  readonly kind: AcademyKind | null;
  readonly followed: boolean;
}

/** What the register knows, by URN. */
export interface Registered {
  readonly takenOn: number;
  readonly schools: ReadonlyMap<string, RegisteredSchool>;
  readonly lives: ReadonlyMap<string, RegisteredLife>;
}

/** How far a link's date may lie from an opening or closing of the register and still mean the same event, in days. */
export const sameEventWithin = 366;

/** How far apart in days two links of one school may be and still be one event. */
export const sameTimeWithin = 31;

function near(day: number | null | undefined, recorded: number | null): day is number {
  return day !== null && day !== undefined && (recorded === null || Math.abs(day - recorded) <= sameEventWithin);
}

/** The register's opening or closing where it means the same event; a link's own date is often that of its entry. */
function dayByRegister(opened: number | null, gone: number | null, recorded: number | null): number | null {
  if (recorded === null && opened !== null && gone !== null)
    return near(opened, gone) ? opened : Math.max(opened, gone);
  if (near(opened, recorded)) return opened;
  if (opened !== null && recorded !== null && recorded < opened) return opened;
  return near(gone, recorded) ? gone : null;
}

function endedInRegister(life: RegisteredLife | undefined): boolean | null {
  return life === undefined || life.open === null ? null : !life.open;
}

/** Which of two schools went on, or null when the record does not say. The register decides where just one is closed. */
function directionOf(pair: LinkPair, register: Registered | null): readonly [string, string] | null {
  const { small, large, upward, downward } = pair;
  if (upward !== downward) return upward ? [small, large] : [large, small];
  const smallEnded = endedInRegister(register?.lives.get(small));
  const largeEnded = endedInRegister(register?.lives.get(large));
  if (smallEnded === null || largeEnded === null || smallEnded === largeEnded) return null;
  return smallEnded ? [small, large] : [large, small];
}

/** Makes the edge of two schools: its direction, its day, and what the register adds. */
export function successionEdge(pair: LinkPair, register: Registered | null, rules: SuccessionRules): SuccessionEdge {
  const direction = directionOf(pair, register);
  const [from, to] = direction ?? [pair.small, pair.large];
  const recorded = pair.days.at(-1) ?? null;
  const before = register?.lives.get(from);
  const after = register?.lives.get(to);
  const registered = direction === null ? null : dayByRegister(after?.opened ?? null, before?.gone ?? null, recorded);
  const day = registered ?? recorded;
  const opened = after?.opened ?? null;
  const wasThere =
    opened !== null && day !== null
      ? opened < day - sameTimeWithin
      : rules.smallerUrnWasThere && compareUrns(to, from) < 0;
  const leaves = before?.open === true && register !== null && (day === null || day <= register.takenOn);
  const kind = direction === null ? null : academyKind(register?.schools.get(to));
  return {
    from,
    to,
    joint: direction !== null ? null : pair.upward ? "mutual" : "amalgamation",
    day,
    dayFrom: day === null ? "nothing" : registered === null ? "links" : "register",
    recorded: pair.days,
    types: pair.types,
    records: pair.records,
    joins: direction !== null && wasThere,
    leaves: direction !== null && leaves,
    kind,
    followed: kind === null ? rules.unknownKinds === "followed" : rules.follow.has(kind),
  };
}

/** Order of edges that hangs on nothing but their URNs. */
export function compareEdges(a: SuccessionEdge, b: SuccessionEdge): number {
  return compareUrns(a.from, b.from) || compareUrns(a.to, b.to);
}
