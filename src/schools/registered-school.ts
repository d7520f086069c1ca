import { dayNumber } from "./calendar-date.ts";

/** A school as recorded in the register. Everything but the URN may be unknown, because registers differ in their columns. */
export interface RegisteredSchool {
  readonly urn: string;
  /** Three-digit code of the local authority. */
  readonly authority: string | null;
  /** Four digits; with the authority's code the LAESTAB. */
  readonly establishment: string | null;
  /** The name of the type, such as "Academy converter". */
  readonly type: string | null;
  /** The name of the status, such as "Open, but proposed to close". */
  readonly status: string | null;
  /** ISO date. The register leaves it blank for most schools that opened before it was kept. */
  readonly opened: string | null;
  /** ISO date of the last day. */
  readonly closed: string | null;
  readonly phase: string | null;
  /** ONS code of the district. */
  readonly district: string | null;
  readonly postcode: string | null;
  readonly lsoa: string | null;
  /** Metres on the National Grid. */
  readonly easting: number | null;
  readonly northing: number | null;
}

/** A register and the day it was taken: what it says about open schools holds up to that day. */
export interface SchoolRegister {
  readonly on: string;
  readonly schools: readonly RegisteredSchool[];
}

/** What the status of a school in the register means on the day the register was taken. */
export type StatusMeaning = "open" | "closed" | "never" | "not known";

/**
 * Reads the name or the number of a status. A school that is proposed to open, or that was created in error, has never
 * been a school.
 *
 * @source statuses of the register: 1 Open, 2 Closed, 3 Open, but proposed to close, 4 Proposed to open; how they are
 *   read is our choice
 * @example statusMeaning("Open, but proposed to close") // "open"
 * @example statusMeaning("Proposed to open") // "never"
 */
export function statusMeaning(status: string | null): StatusMeaning {
  const plain = (status ?? "").replace(/\s+/g, " ").trim().toLowerCase();
  if (/^(?:4|proposed to open\b.*|created in error)$/.test(plain)) return "never";
  if (/^(?:[13]|open\b.*)$/.test(plain)) return "open";
  return /^(?:2|closed\b.*)$/.test(plain) ? "closed" : "not known";
}

/** What the register says about the life of a school, in day numbers; null where it does not say. */
export interface RegisteredLife {
  readonly opened: number | null;
  /** The first day on which it is closed: the day after its last. */
  readonly gone: number | null;
  /** Whether it was open when the register was taken; null when not stated. */
  readonly open: boolean | null;
  /** It had closed when the register was taken, which does not say when. */
  readonly closedUndated: boolean;
}

/**
 * Reads the status and dates of a registered school. A school with a closing date in the future counts as open. One that
 * is proposed to open opens after the day on which the register was taken, whatever date it has.
 */
export function registeredLife(school: RegisteredSchool, takenOn: number): RegisteredLife {
  const gone = school.closed === null ? null : dayNumber(school.closed) + 1;
  const opens = school.opened === null ? null : dayNumber(school.opened);
  const meaning = statusMeaning(school.status);
  if (meaning === "never")
    return { opened: Math.max(opens ?? takenOn + 1, takenOn + 1), gone: null, open: false, closedUndated: false };
  const open = gone !== null ? gone > takenOn : meaning === "not known" ? null : meaning === "open";
  return { opened: opens, gone, open, closedUndated: gone === null && meaning === "closed" };
}
