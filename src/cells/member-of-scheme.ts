import { authorityByCode, authorityByOns } from "../places/authorities.ts";
import { districtByCode } from "../places/district.ts";
import { regionNamed } from "../places/regions.ts";
import { memberOf, shippedScheme } from "../places/scheme.ts";
import { laestabOf } from "../schools/laestab.ts";
import { plainAreaCode, plainAuthorityCode, plainSchoolId } from "../schools/plain-id.ts";
import type { CodeKind, SchemeSpec } from "../study/study.ts";
import type { Member } from "./frame.ts";
import { codeInFile, districtOf, type SchoolFacts } from "./school-facts.ts";
import { inMember, outside, unknown, type Whereabouts } from "./whereabouts.ts";

/** Fifths of the areas of files, by scheme and code of the area. */
export type FifthsOfAreas = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A member named by its number: "fifth 1 (lowest)". */
export function fifthMember(scheme: string, fifth: number): Member {
  const end = fifth === 1 ? " (lowest)" : fifth === 5 ? " (highest)" : "";
  return { code: String(fifth), name: `${scheme} ${fifth}${end}`, within: null };
}

function memberCalled(scheme: string, written: string): Member {
  const value = plainAreaCode(written);
  const region = regionNamed(value);
  if (region !== null) return { ...region, within: null };
  return { code: value, name: /^\d+$/.test(value) ? `${scheme} ${value}` : value, within: null };
}

/** A local authority or a district by its ONS code, at any date. */
function byOns(code: string): { readonly ons: string; readonly name: string; readonly region: string } | null {
  const district = districtByCode(code);
  return authorityByOns(code) ?? (district === null ? null : { ...district, ons: district.code });
}

function byAuthority(value: string, codes: CodeKind, column: string, on: string): Whereabouts {
  const code = codes === "laestab" ? (laestabOf(plainSchoolId(value))?.authority ?? "") : plainAuthorityCode(value);
  const authority = codes === "ons" ? byOns(plainAreaCode(value)) : authorityByCode(code, on);
  if (authority === null) return unknown(`an unknown value in the column for ${column}`);
  const { ons, name, region } = authority;
  return inMember({ code: ons, name, within: regionNamed(region)?.name ?? null });
}

/** One school or pupil to be placed. */
export interface Somebody {
  readonly urn: string;
  /** Texts of the place columns that come with the outcome, by role. */
  readonly own: ReadonlyMap<string, string>;
  /** The day to which three-digit codes refer. */
  readonly on: string;
}

/** The area of one scheme that a school's pupils are counted in. */
export function memberOfScheme(
  name: string,
  spec: Exclude<SchemeSpec, { kind: "fifths" | "mix-fifths" }>,
  facts: SchoolFacts,
  fifths: FifthsOfAreas,
  { urn, own, on }: Somebody,
): Whereabouts {
  if (spec.kind === "column") {
    const ofSchool = facts.homeDistrict === null ? facts.schools?.get(urn)?.get(spec.column) : undefined;
    const value = own.get(spec.column) ?? ofSchool ?? "";
    if (value === "") return unknown(`nothing in the column for ${spec.column}`);
    return spec.codes === null ? inMember(memberCalled(name, value)) : byAuthority(value, spec.codes, spec.column, on);
  }
  const district = districtOf(facts, urn, own);
  if (district === "") return unknown(`district of the ${facts.homeDistrict === null ? "school" : "home"} not known`);
  if (spec.kind === "shipped") {
    const scheme = shippedScheme(spec.scheme);
    if (scheme === null) throw new RangeError(`no such scheme: ${spec.scheme}`);
    const found = memberOf(scheme, district, on);
    if (found.kind === "cannot-tell")
      return unknown("only some of the districts that it is made of, or was made from, belong to the scheme");
    return found.kind === "member" ? inMember(found.member) : outside;
  }
  const file = facts.areas.get(spec.file);
  const code = file === undefined ? null : codeInFile(file, district);
  const row = file?.rows.get(code ?? "");
  if (row === undefined || code === null) return unknown(`district not in the file ${spec.file}`);
  if (spec.kind === "file-fifths") {
    const fifth = fifths.get(name)?.get(code);
    return fifth === undefined
      ? unknown(`no number for the district in ${spec.of}`)
      : inMember(fifthMember(name, fifth));
  }
  const value = row.get(spec.column) ?? "";
  return value === "" ? outside : inMember(memberCalled(name, value));
}
