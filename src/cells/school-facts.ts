import { authorityByCode } from "../places/authorities.ts";
import { regionNamed } from "../places/regions.ts";
import type { SchemeSpec } from "../study/study.ts";
import type { Member } from "./frame.ts";

type Facts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What is known of schools and districts beside the pupils, by the roles of the study's files. */
export interface SchoolFacts {
  /** By URN; null when the study has no list of schools. */
  readonly schools: Facts | null;
  /** Chain of URNs that is one school through time, by URN; a URN that is not in it is its own chain. */
  readonly chains: ReadonlyMap<string, string>;
  /** Files of areas by their name in the study, each by district. */
  readonly areas: ReadonlyMap<string, Facts>;
}

/** The school through time that a URN belongs to: the cluster of every standard error. A blank chain is the URN itself. */
export function chainOf(facts: SchoolFacts, urn: string): string {
  return facts.chains.get(urn) || facts.schools?.get(urn)?.get("chain") || urn;
}

function member(scheme: string, value: string): Member {
  const region = regionNamed(value);
  if (region !== null) return { ...region, within: null };
  return { code: value, name: /^\d+$/.test(value) ? `${scheme} ${value}` : value, within: null };
}

/**
 * The area of one scheme that a pupil is counted in, by the school and by the pupil's own columns; null when unknown.
 *
 * @param own texts of the pupil's place columns, by role
 */
export function memberOfScheme(
  name: string,
  spec: SchemeSpec,
  facts: SchoolFacts,
  urn: string,
  own: ReadonlyMap<string, string>,
  on: string,
): Member | null {
  const school = facts.schools?.get(urn);
  if (spec.kind === "file") {
    const district = school?.get("district") ?? own.get("district") ?? "";
    const value = facts.areas.get(spec.file)?.get(district)?.get(spec.column) ?? "";
    return value === "" ? null : member(name, value);
  }
  if (spec.kind !== "column") return null;
  const value = own.get(spec.column) ?? school?.get(spec.column) ?? "";
  if (value === "") return null;
  if (spec.codes === null) return member(name, value);
  const authority = authorityByCode(value, on);
  if (authority === null) return null;
  return { code: authority.ons, name: authority.name, within: regionNamed(authority.region)?.name ?? null };
}
