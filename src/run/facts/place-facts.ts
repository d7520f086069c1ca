import type { SchoolFacts } from "../../cells/school-facts.ts";
import { districtOfLsoaName, districtSaid, plainLsoa } from "../../places/lookup.ts";
import { plainAreaCode } from "../../schools/plain-id.ts";
import type { Study } from "../../study/study.ts";
import type { Bench } from "./bench.ts";
import { needsDistricts, type PlacedSchools, placeSchoolsOf } from "./place-schools.ts";
import { readSources } from "./place-sources.ts";
import type { ReadFacts } from "./read-facts.ts";

/** The facts with every school placed, and how schools were placed. */
export interface PlacedFacts {
  readonly facts: SchoolFacts;
  readonly read: ReadFacts;
  /** Null where no scheme needs the districts of a day. */
  readonly placed: PlacedSchools | null;
}

type Clues = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What two sources say about each school; the first is believed where both say something. */
function together(first: Clues, second: Clues): Clues {
  const all = new Map(second);
  for (const [urn, own] of first) {
    const texts = new Map(second.get(urn));
    for (const [role, text] of own) if (text !== "") texts.set(role, text);
    all.set(urn, texts);
  }
  return all;
}

/** Pupils counted where they live: the district of their home, by its code or by its small area. */
async function placeHomes(bench: Bench, study: Study, measure: string, read: ReadFacts): Promise<PlacedFacts> {
  const { sources, ledgers, entries, told } = await readSources(bench, study, measure);
  const day = study.places.districtsOn;
  const said = (text: string | undefined) => {
    if (text === undefined || text === "") return null;
    return day === null ? plainAreaCode(text) : districtSaid(text, day);
  };
  const homeDistrict = (own: ReadonlyMap<string, string>) => {
    const lsoa = own.get("home_lsoa") ?? "";
    const ofLsoa = sources.byLsoa.get(plainLsoa(lsoa)) ?? districtOfLsoaName(lsoa) ?? undefined;
    return said(own.get("home_district")) ?? said(ofLsoa) ?? "";
  };
  return {
    facts: { ...read.facts, homeDistrict },
    read: {
      ...read,
      ledgers: [...read.ledgers, ...ledgers],
      entries: [...read.entries, ...entries],
      codes: [...told, ...read.codes],
    },
    placed: null,
  };
}

/**
 * Places the schools of a study in the districts of its day, where a scheme needs them.
 *
 * @param own where the outcomes' own file says that its schools lie, by URN; null to place the list of schools
 */
export async function placeFacts(
  bench: Bench,
  study: Study,
  measure: string,
  read: ReadFacts,
  own: Clues | null,
): Promise<PlacedFacts> {
  if (study.places.pupilsBy === "home" && own === null) return placeHomes(bench, study, measure, read);
  if (!needsDistricts(study)) return { facts: read.facts, read, placed: null };
  const found = await readSources(bench, study, measure);
  const listed: Clues = read.facts.schools ?? new Map();
  const clues = own === null ? listed : new Map([...together(own, listed)].filter(([urn]) => own.has(urn)));
  bench.effects.progress("placing schools in districts");
  const placed = placeSchoolsOf(clues, found.sources);
  return {
    facts: { ...read.facts, districts: placed.districts },
    read: {
      ...read,
      ledgers: [...read.ledgers, ...found.ledgers],
      entries: [...read.entries, ...found.entries],
      codes: [...found.told, ...read.codes],
    },
    placed,
  };
}
