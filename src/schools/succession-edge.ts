import { type AcademyKind, academyKind } from "./academy-kind.ts";
import type { LinkPair } from "./link-pairs.ts";
import type { LinkType } from "./link-type.ts";
import type { RegisteredLife, RegisteredSchool } from "./registered-school.ts";
import type { SuccessionRules } from "./succession-rules.ts";
import { compareUrns, isUrn } from "./urn.ts";

/** That one school became another, or part of it, with everything that the records say about it. */
export interface SuccessionEdge {
  /** The predecessor; of a joint edge the smaller URN. */
  readonly from: string;
  /** The successor; of a joint edge the larger URN. */
  readonly to: string;
  /** Why it has no direction: each is recorded as succeeding the other, or both as the result of an amalgamation. */
  readonly joint: "mutual" | "amalgamation" | null;
  /** Day number of the first day of the successor, or null when it is not known. */
  readonly day: number | null;
  readonly dayFrom: "links" | "register" | "nothing";
  /** Day numbers on the records, earliest first: often two, the closing and the opening. */
  readonly recorded: readonly number[];
  readonly types: readonly LinkType[];
  readonly records: number;
  /** Whether the successor existed before: it was joined, not founded. */
  readonly joins: boolean;
  /** Whether the predecessor continued as a school: it was left, not ended. */
  readonly leaves: boolean;
  /** By the type of the successor; null when not known. */
  readonly kind: AcademyKind | null;
  readonly followed: boolean;
}

/** What the register holds, by URN. */
export interface Registered {
  readonly takenOn: number;
  readonly schools: ReadonlyMap<string, RegisteredSchool>;
  readonly lives: ReadonlyMap<string, RegisteredLife>;
}

/** How many days a link's date may differ from an opening or closing in the register and still mean the same event. */
export const sameEventWithin = 366;

/** How many days apart two links of one school may be and still be one event. */
export const sameTimeWithin = 31;

function near(day: number | null | undefined, recorded: number | null): day is number {
  return day !== null && day !== undefined && (recorded === null || Math.abs(day - recorded) <= sameEventWithin);
}

/** The register's opening or closing date where it means the same event; a link's own date is often the day it was entered. */
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

/** The earlier and the later of two schools, or null when the records do not say. The register decides if exactly one is closed. */
function directionOf(pair: LinkPair, register: Registered | null): readonly [string, string] | null {
  const { small, large, upward, downward } = pair;
  if (upward !== downward) return upward ? [small, large] : [large, small];
  const smallEnded = endedInRegister(register?.lives.get(small));
  const largeEnded = endedInRegister(register?.lives.get(large));
  if (smallEnded === null || largeEnded === null || smallEnded === largeEnded) return null;
  return smallEnded ? [small, large] : [large, small];
}

/** Makes the edge between two schools: its direction, its day, and what the register adds. */
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
      : rules.smallerUrnWasThere && isUrn(from) && isUrn(to) && compareUrns(to, from) < 0;
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

/** Orders edges by their URNs alone. */
export function compareEdges(a: SuccessionEdge, b: SuccessionEdge): number {
  return compareUrns(a.from, b.from) || compareUrns(a.to, b.to);
}
