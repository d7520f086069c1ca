import type { School } from "../../../src/synthetic/nation.ts";

const primarySchools = 40;
const firstPrimary = 2001;

/**
 * The number of a pupil's primary school: one of forty in the authority of the later school. They are in no register.
 *
 * @param reference the pupil's reference in the nation, which determines the school
 */
export function primaryLaestab(school: School | undefined, reference: number): string {
  const authority = Math.floor((school?.laestab ?? 0) / 10_000);
  return String(authority * 10_000 + firstPrimary + (reference % primarySchools));
}
