import { carry } from "../places/carry.ts";

type Facts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A file of areas: facts of each by its code. */
export interface AreaFile {
  readonly rows: Facts;
  /** The day on which its codes are meant; null: codes are compared letter for letter. */
  readonly on: string | null;
}

/** What is known of schools and districts beside the pupils, by the roles of the study's files. */
export interface SchoolFacts {
  /** By URN; null when the study has no list of schools. */
  readonly schools: Facts | null;
  /** Chain of URNs that is one school through time, by URN; a URN that is not in it is its own chain. */
  readonly chains: ReadonlyMap<string, string>;
  /** Files of areas by their name in the study, each by district. */
  readonly areas: ReadonlyMap<string, AreaFile>;
  /** District of each school on the study's day, by URN; null when the study names no day. */
  readonly districts: ReadonlyMap<string, string> | null;
  /** District of a pupil's home by the pupil's own columns, "" when not known; null where pupils are counted by school. */
  readonly homeDistrict: ((own: ReadonlyMap<string, string>) => string) | null;
}

/** The school through time that a URN belongs to: the cluster of every standard error. A blank chain is the URN itself. */
export function chainOf(facts: SchoolFacts, urn: string): string {
  return facts.chains.get(urn) || facts.schools?.get(urn)?.get("chain") || urn;
}

/**
 * The district that pupils of a school are counted in: that of their home where the study says so, else the school's, on
 * the study's day where there is one, else as the files say.
 *
 * @param own texts of the place columns beside the outcome, by role
 */
export function districtOf(facts: SchoolFacts, urn: string, own: ReadonlyMap<string, string>): string {
  if (facts.homeDistrict !== null) return facts.homeDistrict(own);
  if (facts.districts !== null) return facts.districts.get(urn) ?? "";
  return facts.schools?.get(urn)?.get("district") ?? own.get("district") ?? "";
}

/** The code under which a district's facts stand in a file of areas, or null where the file's day tells them no more. */
export function codeInFile(file: AreaFile, district: string): string | null {
  if (file.on === null) return district;
  const carried = carry(district, file.on);
  return carried.kind === "several" || carried.kind === "unknown" ? null : carried.code;
}
