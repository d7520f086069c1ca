import { compareJudgements } from "./grade.ts";
import { type InheritedJudgement, type InspectedSchool, type InspectionTable, inspectionKey } from "./inspection.ts";
import { laestabOf } from "./laestab.ts";
import type { SchoolLink } from "./link.ts";
import { meaningOf } from "./link-type.ts";
import type { RegisteredSchool, SchoolRegister } from "./registered-school.ts";
import { namedAfter } from "./unnamed-school.ts";
import { compareUrns } from "./urn.ts";

/** Which schools follow a URN, and which came before, by links and by rows that name both URNs. */
interface Neighbours {
  readonly after: ReadonlyMap<string, ReadonlySet<string>>;
  readonly before: ReadonlyMap<string, ReadonlySet<string>>;
}

function neighbours(links: readonly SchoolLink[], inherited: readonly InheritedJudgement[]): Neighbours {
  const after = new Map<string, Set<string>>();
  const before = new Map<string, Set<string>>();
  const tie = (from: string, to: string) => {
    after.set(from, (after.get(from) ?? new Set()).add(to));
    before.set(to, (before.get(to) ?? new Set()).add(from));
  };
  for (const { urn, linked, type } of links) {
    const meaning = meaningOf(type);
    if (meaning.says !== "succession") continue;
    if (meaning.direction === "forward") tie(urn, linked);
    else tie(linked, urn);
  }
  for (const { urn, before: from } of inherited)
    if (namedAfter(urn) === null && namedAfter(from) === null) tie(from, urn);
  return { after, before };
}

/** Schools without a URN that have the LAESTAB of one registered school, and opened on its day where both say when. */
function byLaestab(
  { schools, inherited }: InspectionTable,
  register: SchoolRegister | null,
): ReadonlyMap<string, string> {
  const registered = new Map<string, RegisteredSchool[]>();
  for (const school of register?.schools ?? []) {
    const key = `${school.authority}/${school.establishment}`;
    registered.set(key, [...(registered.get(key) ?? []), school]);
  }
  const openings = new Map(inherited.map(({ urn, on }) => [urn, on]));
  return new Map(
    schools.flatMap(({ urn, facts }): [string, string][] => {
      const unnamed = namedAfter(urn);
      const laestab = laestabOf(facts.get("laestab") ?? "");
      if (unnamed?.is !== "successor" || laestab === null) return [];
      const opened = openings.get(urn) ?? null;
      const found = (registered.get(`${laestab.authority}/${laestab.establishment}`) ?? []).filter(
        (one) => one.urn !== unnamed.urn && (one.opened === null || opened === null || one.opened === opened),
      );
      const [only, ...more] = found;
      return only === undefined || more.length > 0 ? [] : [[urn, only.urn]];
    }),
  );
}

/** The name that a school without a URN goes by: the one known URN that it can be; itself where there is none or several. */
function nameIn({ after, before }: Neighbours, registered: ReadonlyMap<string, string>): (name: string) => string {
  return (name) => {
    const unnamed = namedAfter(name);
    if (unnamed === null) return name;
    const linked = (unnamed.is === "successor" ? after : before).get(unnamed.urn);
    const known = linked ?? new Set<string>([registered.get(name) ?? []].flat());
    const [only, ...more] = known;
    if (only === undefined) return name;
    // Of several predecessors it is not known which was inspected, of several successors which the row is about.
    return more.length === 0 ? only : unnamed.urn;
  };
}

/** Facts of a school that do not hold for its predecessor. */
const ofToday: readonly string[] = ["opened", "education"];

/**
 * Gives schools without a URN the one that links, rows of other lists, or the LAESTAB in the register show them to have.
 *
 * "130030+" becomes the successor of 130030, and "140001-" the predecessor of 140001, where exactly one is known. Where
 * several are, the record stays with the URN that is known. Where none is, the school keeps its name.
 */
export function nameByLinks(
  table: InspectionTable,
  links: readonly SchoolLink[],
  register: SchoolRegister | null,
): InspectionTable {
  const isUnnamed = (name: string) => namedAfter(name) !== null;
  const none = ![...table.schools, ...table.inspections].some(({ urn }) => isUnnamed(urn));
  if (none) return table;
  const nameOf = nameIn(neighbours(links, table.inherited), byLaestab(table, register));
  const schools = new Map<string, InspectedSchool>();
  for (const { urn, facts: all } of table.schools) {
    const name = nameOf(urn);
    // When the school of today opened, and its type, are not facts about the one before.
    const facts = new Map([...all].filter(([role]) => name !== namedAfter(urn)?.urn || !ofToday.includes(role)));
    const known = schools.get(name)?.facts ?? new Map<string, string>();
    const [own, other] = name === urn ? [facts, known] : [known, facts];
    schools.set(name, { urn: name, facts: new Map([...other, ...own]) });
  }
  const inherited = new Map<string, InheritedJudgement>();
  for (const one of table.inherited) {
    const [urn, before] = [nameOf(one.urn), nameOf(one.before)];
    const key = `${urn} ${before}`;
    const known = inherited.get(key);
    if (urn !== before && (known === undefined || known.on === null)) inherited.set(key, { urn, before, on: one.on });
  }
  const inspections = table.inspections.map((one) => ({ ...one, urn: nameOf(one.urn) }));
  const once = new Map(inspections.map((one) => [`${inspectionKey(one)} ${one.grade}`, one]));
  return {
    inspections: [...once.values()].sort((a, b) => compareUrns(a.urn, b.urn) || compareJudgements(a, b)),
    schools: [...schools.values()].sort((a, b) => compareUrns(a.urn, b.urn)),
    inherited: [...inherited.values()].sort((a, b) => compareUrns(a.urn, b.urn) || compareUrns(a.before, b.before)),
  };
}
