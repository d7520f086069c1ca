import { carry } from "../places/carry.ts";
import { plainAreaCode } from "../schools/plain-id.ts";

type Facts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A file of areas: facts about each area, by its code. */
export interface AreaFile {
  readonly rows: Facts;
  /** The day to which its codes refer; null: codes are compared letter by letter. */
  readonly on: string | null;
}

/** What is known about schools and districts, apart from their pupils, by the roles of the study's files. */
export interface SchoolFacts {
  /** By URN; null when the study has no list of schools. */
  readonly schools: Facts | null;
  /** By URN, the chain of URNs that is one school through time; a URN that is not listed is its own chain. */
  readonly chains: ReadonlyMap<string, string>;
  /** Files of areas by their name in the study, each by district. */
  readonly areas: ReadonlyMap<string, AreaFile>;
  /** District of each school on the study's day, by URN; null when the study names no day. */
  readonly districts: ReadonlyMap<string, string> | null;
  /** District of a pupil's home by the pupil's own columns, "" when not known; null where pupils are counted by school. */
  readonly homeDistrict: ((own: ReadonlyMap<string, string>) => string) | null;
}

/** The school through time that a URN belongs to, which is the cluster for every standard error. A blank chain means the URN itself. */
export function chainOf(facts: SchoolFacts, urn: string): string {
  return facts.chains.get(urn) || facts.schools?.get(urn)?.get("chain") || urn;
}

/**
 * The district in which pupils of a school are counted: that of their home if the study says so, otherwise the school's.
 * It is the district of the study's day if there is one, otherwise as the files say.
 *
 * @param own texts of the place columns that come with the outcome, by role
 */
export function districtOf(facts: SchoolFacts, urn: string, own: ReadonlyMap<string, string>): string {
  if (facts.homeDistrict !== null) return facts.homeDistrict(own);
  if (facts.districts !== null) return facts.districts.get(urn) ?? "";
  return plainAreaCode(facts.schools?.get(urn)?.get("district") ?? own.get("district") ?? "");
}

/** The code under which a file of areas lists a district's facts, or null where no single area of the file corresponds to it. */
export function codeInFile(file: AreaFile, district: string): string | null {
  if (file.on === null) return district;
  const carried = carry(district, file.on);
  return carried.kind === "several" || carried.kind === "unknown" ? null : carried.code;
}
