import { Areas } from "../../cells/areas.ts";
import type { CountCells } from "../../cells/cells.ts";
import type { UnseenPupils } from "../../estimates/sensitivity/bounds-without-prior.ts";
import type { Domain } from "../../figures/domain.ts";
import type { Study } from "../../study/study.ts";

/** Codes of schools: those of the cells that are scored, then those where no pupils have prior attainment. */
export interface SchoolsOfAll {
  readonly codeOf: (school: string) => number;
  readonly size: number;
}

export function schoolsOfAll(scored: CountCells, everybody: CountCells): SchoolsOfAll {
  const own = scored.frame.schools;
  const others = everybody.frame.schools.keys.filter((school) => !own.indexOf.has(school));
  const beyond = new Map(others.map((school, index) => [school, own.keys.length + index]));
  return {
    codeOf: (school) => own.indexOf.get(school) ?? beyond.get(school) ?? -1,
    size: own.keys.length + others.length,
  };
}

function pupilsBySchool(
  { frame, key, n }: CountCells,
  { population, year }: Domain,
  places: Uint8Array,
): ReadonlyMap<string, number> {
  const atoms = frame.populations.get(population);
  const code = frame.years.indexOf.get(year);
  const found = new Map<string, number>();
  for (let cell = 0; cell < n.length; cell++) {
    if (key.year[cell] !== code || atoms?.[key.atom[cell] ?? -1] !== 1 || places[key.place[cell] ?? -1] !== 1) continue;
    const school = frame.schools.keys[key.school[cell] ?? -1] ?? "";
    found.set(school, (found.get(school) ?? 0) + (n[cell] ?? 0));
  }
  return found;
}

/**
 * Counts the pupils of a domain who have an outcome and no prior attainment that can be used: those of the files read
 * without prior attainment, minus those who are scored, school by school and never below zero.
 */
export function unseenPupils(
  study: Study,
  scored: { readonly cells: CountCells; readonly areas: Areas },
  everybody: CountCells,
): (domain: Domain) => UnseenPupils {
  const areas = new Areas(everybody.frame, study.places, study.at, scored.areas.notListed);
  const { codeOf } = schoolsOfAll(scored.cells, everybody);
  const known = new Map<string, UnseenPupils>();
  const count = (domain: Domain): UnseenPupils => {
    const seen = pupilsBySchool(scored.cells, domain, scored.areas.placesOf(domain.area));
    const unseen = new Map<number, number>();
    for (const [school, all] of pupilsBySchool(everybody, domain, areas.placesOf(domain.area))) {
      const missing = all - (seen.get(school) ?? 0);
      if (missing > 0) unseen.set(codeOf(school), missing);
    }
    return unseen;
  };
  return (domain) => {
    const found = known.get(domain.key) ?? count(domain);
    known.set(domain.key, found);
    return found;
  };
}
