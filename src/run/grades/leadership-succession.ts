import { readInspectionDate } from "../../intake/inspection-date.ts";
import { dayNumber } from "../../schools/calendar-date.ts";
import type { FollowQuestion } from "../../schools/follow-dates.ts";
import type { InspectionTable } from "../../schools/inspection.ts";
import type { SchoolLink } from "../../schools/link.ts";
import type { RegisteredSchool, SchoolRegister } from "../../schools/registered-school.ts";
import type { Seen } from "../../schools/school-lives.ts";
import { makeSuccession } from "../../schools/succession.ts";
import { compareUrns } from "../../schools/urn.ts";
import type { SchoolMeasure } from "../../study/grades-of-schools.ts";
import type { ChangeOfUrn } from "../../study/school-spec.ts";
import type { Study } from "../../study/study.ts";
import { ofLayout } from "../files/files-of-layout.ts";

/** What the study's register and links say about schools through time. */
export interface SuccessionSources {
  readonly links: readonly SchoolLink[];
  readonly register: SchoolRegister | null;
}

const unknown: Omit<RegisteredSchool, "urn"> = {
  authority: null,
  establishment: null,
  type: null,
  status: null,
  opened: null,
  closed: null,
  phase: null,
  district: null,
  postcode: null,
  lsoa: null,
  easting: null,
  northing: null,
};

/** The schools in files of inspections, as a register: their types distinguish sponsored from converted academies. */
function registerOf(table: InspectionTable, register: SchoolRegister | null): SchoolRegister {
  const schools = new Map(
    table.schools.map(({ urn, facts }): [string, RegisteredSchool] => {
      const opened = readInspectionDate(facts.get("opened") ?? "");
      return [urn, { ...unknown, urn, type: facts.get("education") ?? null, opened }];
    }),
  );
  for (const school of register?.schools ?? []) schools.set(school.urn, school);
  const last = table.inspections.map(({ published }) => published).reduce((a, b) => (a > b ? a : b), "");
  return {
    on: register?.on ?? last,
    schools: [...schools.values()].sort((a, b) => compareUrns(a.urn, b.urn)),
  };
}

/** The first and the last inspection of each school: it existed then. */
function seenIn({ inspections }: InspectionTable): Seen {
  const seen = new Map<string, { first: number; last: number }>();
  for (const { urn, inspected } of inspections) {
    const day = dayNumber(inspected);
    const known = seen.get(urn);
    seen.set(urn, { first: Math.min(day, known?.first ?? day), last: Math.max(day, known?.last ?? day) });
  }
  return seen;
}

/**
 * Everything that is used to follow schools: links of the register where the study has them, and the changes of URN
 * that rows of inspections show by themselves.
 */
export function leadershipSuccession(
  study: Study,
  measure: SchoolMeasure,
  table: InspectionTable,
  sources: SuccessionSources,
): FollowQuestion {
  const register = registerOf(table, sources.register);
  const shown = table.inherited.map(({ urn, before, on }): SchoolLink => {
    return { urn, linked: before, type: "Predecessor", on };
  });
  const linked = new Set(sources.links.flatMap(({ urn, linked: other }) => [`${urn} ${other}`, `${other} ${urn}`]));
  const links = [...sources.links, ...shown.filter(({ urn, linked: other }) => !linked.has(`${urn} ${other}`))];
  const { merges, splits } = study.schools;
  const undatedBy = ofLayout(study, "gias-links")?.takenOn ?? null;
  const seen = seenIn(table);
  const by = (follow: readonly ChangeOfUrn[]) => {
    const rules = { merges, splits, follow: new Set(follow), undatedBy };
    return makeSuccession(links, register.on === "" ? null : register, rules, seen);
  };
  return {
    inspections: table.inspections,
    follow: by(measure.follow),
    carry: by(measure.carry),
    register: new Map(register.schools.map((school) => [school.urn, school])),
    wholeOn: sources.register?.on ?? null,
  };
}
