import type { InspectedSchool } from "./inspected-school.ts";

/** The first URN of schools without pupils; those of the nation's secondary schools are smaller. */
const FIRST_OTHER_URN = 920_001;

/** Gives URNs to the entries that have none, in the order in which they opened, like a register. */
export function giveUrns(schools: readonly InspectedSchool[]): readonly InspectedSchool[] {
  const missing = schools.flatMap(({ entries }, school) =>
    entries.flatMap(({ urn, opened }, entry) => (urn === 0 ? [{ school, entry, opened }] : [])),
  );
  missing.sort((a, b) => a.opened - b.opened || a.school - b.school || a.entry - b.entry);
  const urns = new Map(missing.map(({ school, entry }, order) => [`${school} ${entry}`, FIRST_OTHER_URN + order]));
  return schools.map((one, school) => ({
    ...one,
    entries: one.entries.map((each, entry) => ({ ...each, urn: urns.get(`${school} ${entry}`) ?? each.urn })),
  }));
}
