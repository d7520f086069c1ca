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

/** What the register says about the life of a school, in day numbers; null where it does not say. */
export interface RegisteredLife {
  readonly opened: number | null;
  /** The first day on which it is closed: the day after its last. */
  readonly gone: number | null;
  /** Whether it was open when the register was taken; null when not stated. */
  readonly open: boolean | null;
}

/** Reads the dates of a registered school. A school with a closing date in the future counts as open. */
export function registeredLife(school: RegisteredSchool, takenOn: number): RegisteredLife {
  const gone = school.closed === null ? null : dayNumber(school.closed) + 1;
  const open = gone !== null ? gone > takenOn : school.status === null ? null : school.status.startsWith("Open");
  return { opened: school.opened === null ? null : dayNumber(school.opened), gone, open };
}
