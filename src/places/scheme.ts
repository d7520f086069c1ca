import { shippedNames, shippedText } from "../effects/shipped.ts";
import { authorityByOns } from "./authorities.ts";
import { carry } from "./carry.ts";
import { type District, districtByCode, districtsOn } from "./district.ts";
import { regionNamed } from "./regions.ts";

/** Outcomes by which areas can have been chosen. */
export const choosingOutcomes = ["key stage 2", "key stage 4", "leadership"] as const;
export type ChoosingOutcome = (typeof choosingOutcomes)[number];

/** What the areas of a scheme were chosen by, so that figures of the same outcomes carry a caution. */
export interface ChosenBy {
  readonly on: readonly ChoosingOutcome[];
  /** The years whose results were used, ascending. */
  readonly years: readonly number[];
  /** When they were chosen: a year, a month or a day; null where it is not known. */
  readonly when: string | null;
}

/** A named way of dividing or marking England that ships with Coldspot: its members, its date and its source. */
export interface ShippedScheme {
  readonly name: string;
  readonly title: string;
  /** When it was announced, as exactly as is known: a year, a month or a day; null for divisions that always exist. */
  readonly date: string | null;
  /** What its members are made of. */
  readonly unit: "district" | "authority" | "region";
  /** The day to which the codes of its members refer; null: the districts of the study's date. */
  readonly codesOn: string | null;
  readonly source: string;
  /** What anyone who uses it must know. */
  readonly note: string;
  /** Null: its areas were not chosen by any outcome. */
  readonly chosen: ChosenBy | null;
  /** Null: every district, authority or region is a member of its own. */
  readonly members: readonly { readonly name: string; readonly codes: readonly string[] }[] | null;
}

/** What the report says about a scheme that was used. */
export type SchemeUsed = Pick<ShippedScheme, "name" | "title" | "date" | "source" | "note">;

const places = "places/schemes";

function everyOne(unit: ShippedScheme["unit"], name: string, title: string): ShippedScheme {
  const source = "ONS codes; see data/places";
  return { name, title, date: null, unit, codesOn: null, source, note: "", chosen: null, members: null };
}

const computed: readonly ShippedScheme[] = [
  everyOne("district", "districts", "Local authority districts"),
  everyOne("authority", "local-authorities", "Local authorities with education duties"),
  everyOne("region", "regions", "Regions of England"),
];

function read(name: string): ShippedScheme {
  const facts: Omit<ShippedScheme, "name" | "codesOn"> & { readonly codes_on: string } = JSON.parse(
    shippedText(`${places}/${name}.json`),
  );
  const { title, date, unit, source, note, chosen, members } = facts;
  return { name, title, date, unit, codesOn: facts.codes_on, source, note, chosen, members };
}

let loaded: readonly ShippedScheme[] | null = null;

/** Every scheme that ships, with its members, sorted by name. */
export function shippedSchemes(): readonly ShippedScheme[] {
  loaded ??= [...computed, ...shippedNames(places).map(read)].sort((a, b) => (a.name < b.name ? -1 : 1));
  return loaded;
}

/**
 * A scheme that ships, by its name.
 *
 * @example shippedScheme("opportunity-areas-wave-1")?.members?.length // 6
 */
export function shippedScheme(name: string): ShippedScheme | null {
  return shippedSchemes().find((scheme) => scheme.name === name) ?? null;
}

/** One area of a scheme, as outputs name it. */
export interface SchemeMember {
  readonly code: string;
  readonly name: string;
  /** The region it lies in, by name; null for a region and for an area in several regions. */
  readonly within: string | null;
}

/** Whether a district belongs to a scheme: which member, none, or unknown. */
export type Membership =
  | { readonly kind: "member"; readonly member: SchemeMember }
  | { readonly kind: "outside" }
  | { readonly kind: "cannot-tell"; readonly among: readonly string[] };

function unitCode(district: District, unit: ShippedScheme["unit"]): string {
  if (unit === "district") return district.code;
  return unit === "authority" ? district.authority : district.region;
}

function unitName(code: string, unit: ShippedScheme["unit"]): SchemeMember {
  if (unit === "region") return { code, name: regionNamed(code)?.name ?? code, within: null };
  const found = unit === "district" ? districtByCode(code) : authorityByOns(code);
  return { code, name: found?.name ?? code, within: regionNamed(found?.region ?? "")?.name ?? null };
}

function memberWith(scheme: ShippedScheme, code: string): SchemeMember | null {
  if (scheme.members === null) return unitName(code, scheme.unit);
  const member = scheme.members.find(({ codes }) => codes.includes(code));
  if (member === undefined) return null;
  const regions = new Set(member.codes.map((one) => unitName(one, scheme.unit).within));
  const [region = null] = regions;
  return { code: member.codes.join("+"), name: member.name, within: regions.size === 1 ? region : null };
}

/**
 * The member of a scheme that a district belongs to.
 *
 * The district is carried to the day to which the scheme's codes refer. Forward in time this is exact, as every district
 * became wholly part of one other. Backward, the member is known only where all the districts it was made from agree, and
 * that of a county only where all its districts agree.
 *
 * @param code ONS code of a district, or of a county with districts
 * @param on the study's day, which is used for a scheme without a day of its own
 * @example memberOf(scheme("opportunity-areas"), "E07000191", "2016-03-31") // { kind: "member", member: West Somerset }
 * @example memberOf(scheme("opportunity-areas"), "E10000014", "2018-08-31") // { kind: "outside" }: no district of Hampshire is in it
 * @example memberOf(scheme("opportunity-areas"), "E06000066", "2024-01-01") // not known: only one of its five districts was in it
 */
export function memberOf(scheme: ShippedScheme, code: string, on: string): Membership {
  const day = scheme.codesOn ?? on;
  const carried = carry(code, day);
  const ofCounty = districtByCode(code) === null ? districtsOn(day).filter(({ authority }) => authority === code) : [];
  if (carried.kind === "unknown" && ofCounty.length === 0) return { kind: "cannot-tell", among: [] };
  const codes =
    carried.kind === "unknown"
      ? ofCounty.map((district) => district.code)
      : carried.kind === "several"
        ? carried.codes
        : [carried.code];
  const found = codes.map((one) => {
    const district = districtByCode(one);
    return district === null ? null : memberWith(scheme, unitCode(district, scheme.unit));
  });
  const [first = null] = found;
  if (!found.every((member) => member?.code === first?.code)) return { kind: "cannot-tell", among: codes };
  return first === null ? { kind: "outside" } : { kind: "member", member: first };
}
