import type { Draws } from "./draws.ts";
import type { Registration, School } from "./nation.ts";

export const FIRST_URN = 900_001;

const CONVERTING = 0.08;
const CONVERSION_YEARS = [2011, 2012, 2013, 2014];
const MAINTAINED = ["Community school", "Foundation school", "Voluntary aided school"];
const URN_TO_COME = 0;

/** How a school is registered: under one URN or, if it becomes an academy, also under a second one that is given later. */
export function inventRegistrations(draws: Draws, urn: number): readonly Registration[] {
  const academy = draws.chance(0.3);
  const type = academy ? "Academy sponsor led" : (MAINTAINED[draws.below(MAINTAINED.length)] ?? "");
  const opened = academy ? `${2003 + draws.below(6)}-09-01` : `${1952 + draws.below(45)}-09-01`;
  const converts = draws.chance(CONVERTING) && !academy;
  const year = CONVERSION_YEARS[draws.below(CONVERSION_YEARS.length)] ?? 2011;
  if (!converts) return [{ urn, type, opened, closed: "" }];
  return [
    { urn, type, opened, closed: `${year}-08-31` },
    { urn: URN_TO_COME, type: "Academy converter", opened: `${year}-09-01`, closed: "" },
  ];
}

/** Gives new URNs to converted schools, larger than all the first ones, in order of conversion, like a register. */
export function withNewUrns(schools: readonly School[]): readonly School[] {
  const opened = (index: number) => schools[index]?.registrations[1]?.opened ?? "";
  const converted = [...schools.keys()].filter((index) => opened(index) !== "");
  converted.sort((a, b) => (opened(a) < opened(b) ? -1 : opened(a) > opened(b) ? 1 : a - b));
  const urns = new Map(converted.map((school, order) => [school, FIRST_URN + schools.length + order]));
  return schools.map((school, index) => ({
    ...school,
    registrations: school.registrations.map((one) =>
      one.urn === URN_TO_COME ? { ...one, urn: urns.get(index) ?? 0 } : one,
    ),
  }));
}

/** The URN that a school's pupils of this summer are listed under. */
export function urnIn(school: School, year: number): number {
  const summer = `${year}-06-30`;
  return school.registrations.findLast(({ opened }) => opened <= summer)?.urn ?? 0;
}
