import { dayNumber } from "./calendar-date.ts";
import type { Inspection } from "./inspection.ts";
import { compareUrns, isUrn } from "./urn.ts";

/** A judgement as one record of a file has it. */
export interface ListedInspection extends Inspection {
  /** Number of the inspection, digits only; null where the record has none. */
  readonly number: string | null;
  /** ISO date of its last day as far as the record has it; else the same as `inspected`. */
  readonly ended: string;
  /** Whether the record itself names the URN that was inspected. */
  readonly urnStated: boolean;
}

/** How a record's inspection is known to be that of others: by number, by the same first day, or by days near each other. */
export type Alike = "alone" | "number" | "day" | "near days";

/** One inspection, from all the records that have it. */
export interface OneInspection {
  /** Null where records give it different grades: it is not known which is right. */
  readonly inspection: Inspection | null;
  /** Positions of its records in the list, smallest first. */
  readonly records: readonly number[];
  readonly alike: Alike;
  /** Whether records name different URNs as the one inspected. */
  readonly urnsDiffer: boolean;
}

/** Days that may lie between two records of one inspection without a number in common, such as its first and last day. */
export const nearDays = 7;

/** Days within which all records of one number must lie; the longest inspection seen in public files took 51. */
export const oneNumberWithin = 120;

interface Part {
  readonly urn: string;
  readonly first: number;
  readonly last: number;
  readonly numbers: ReadonlySet<string>;
  readonly records: readonly number[];
  readonly alike: Alike;
  readonly urnsDiffer: boolean;
}

function smallest(urns: readonly string[]): string {
  return [...urns].sort(compareUrns)[0] ?? "";
}

/** The URN inspected: one that a record names as such, else a known one, else the smallest, which was registered first. */
function urnOf(all: readonly ListedInspection[], records: readonly number[]) {
  const listed = records.flatMap((at) => all[at] ?? []);
  const stated = [...new Set(listed.filter(({ urnStated }) => urnStated).map(({ urn }) => urn))];
  const known = listed.map(({ urn }) => urn).filter(isUrn);
  const urns = stated.length > 0 ? stated : known.length > 0 ? known : listed.map(({ urn }) => urn);
  return { urn: smallest(urns), urnsDiffer: stated.length > 1 };
}

function partOf(all: readonly ListedInspection[], records: readonly number[], alike: Alike): Part {
  const listed = records.flatMap((at) => all[at] ?? []);
  return {
    ...urnOf(all, records),
    first: Math.min(...listed.map(({ inspected, ended }) => dayNumber(inspected < ended ? inspected : ended))),
    last: Math.max(...listed.map(({ inspected, ended }) => dayNumber(inspected > ended ? inspected : ended))),
    numbers: new Set(listed.flatMap(({ number }) => number ?? [])),
    records: [...records].sort((a, b) => a - b),
    alike: records.length === 1 ? "alone" : alike,
  };
}

/** Records by number; those of one number that lie far apart, for which the number cannot be right, stay apart. */
function byNumber(all: readonly ListedInspection[]): readonly Part[] {
  const groups = new Map<string, number[]>();
  for (const [at, { number }] of all.entries()) {
    const key = number === null ? `record ${at}` : `number ${number}`;
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  return [...groups.values()].flatMap((records) => {
    const whole = partOf(all, records, "number");
    if (whole.last - whole.first <= oneNumberWithin) return [whole];
    return records.map((at) => partOf(all, [at], "alone"));
  });
}

function byDays(a: Part, b: Part): number {
  const [one, other] = [[...a.numbers].sort().join(), [...b.numbers].sort().join()];
  return a.first - b.first || a.last - b.last || (one < other ? -1 : one > other ? 1 : 0);
}

/** Whether the later of two parts of one URN is the same inspection as the earlier, and how that is known. */
function sameAs(before: Part, next: Part, reach: number): "day" | "near days" | null {
  if (before.first === next.first) return "day";
  const otherNumber = before.numbers.size > 0 && next.numbers.size > 0;
  return !otherNumber && next.first <= reach ? "near days" : null;
}

/** Joins parts of one URN that are the same inspection, from the earliest on. */
function joined(all: readonly ListedInspection[], parts: readonly Part[]): readonly Part[] {
  const found: Part[] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const next of [...parts].sort(byDays)) {
    const before = found.at(-1);
    const how = before === undefined ? null : sameAs(before, next, reach);
    if (before === undefined || how === null) {
      found.push(next);
      reach = next.last + nearDays;
    } else {
      const alike = before.alike === "near days" || how === "near days" ? "near days" : how;
      found[found.length - 1] = partOf(all, [...before.records, ...next.records], alike);
    }
  }
  return found;
}

function inspectionOf(all: readonly ListedInspection[], part: Part): Inspection | null {
  const listed = part.records.flatMap((at) => all[at] ?? []);
  const grades = new Set(listed.map(({ grade }) => grade));
  const [first] = [...listed].sort((a, b) => {
    const of = ({ publishedAsInspected, published, inspected }: ListedInspection) =>
      `${Number(publishedAsInspected)} ${published} ${inspected}`;
    return of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0;
  });
  if (first === undefined || grades.size > 1) return null;
  const inspected = listed
    .map(({ inspected: day, ended }) => (day < ended ? day : ended))
    .reduce((a, b) => (a < b ? a : b));
  const framework = listed.find((one) => one.inspected === inspected)?.framework ?? first.framework;
  const { grade, publishedAsInspected } = first;
  return {
    urn: part.urn,
    inspected,
    published: publishedAsInspected ? inspected : first.published,
    grade,
    framework,
    kind: listed.every(({ kind }) => kind === "graded") ? "graded" : "deemed graded",
    ofPredecessor: listed.every((one) => one.ofPredecessor),
    publishedAsInspected,
  };
}

/**
 * Finds the records that are of one inspection, whatever file and column they come from.
 *
 * Records with one number are one inspection, unless they lie more than `oneNumberWithin` days apart. Others are one
 * inspection where the same URN was inspected on the same first day, or, without a number on one side, within
 * `nearDays` days: lists have the first or the last day. The first day of all counts, and the earliest publication.
 *
 * @returns inspections in the order of their first records; every record is in exactly one
 * @example with the days 9 and 10 January 2015, number 400000 in both: one inspection, of 9 January
 */
export function sameInspections(all: readonly ListedInspection[]): readonly OneInspection[] {
  const ofUrn = new Map<string, Part[]>();
  for (const part of byNumber(all)) {
    const own = ofUrn.get(part.urn);
    if (own === undefined) ofUrn.set(part.urn, [part]);
    else own.push(part);
  }
  return [...ofUrn.values()]
    .flatMap((parts) => joined(all, parts))
    .map((part) => ({
      inspection: inspectionOf(all, part),
      records: part.records,
      alike: part.alike,
      urnsDiffer: part.urnsDiffer,
    }))
    .sort((a, b) => (a.records[0] ?? 0) - (b.records[0] ?? 0));
}
