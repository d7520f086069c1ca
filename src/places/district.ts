import { shippedText } from "../effects/shipped.ts";
import { plainDistrict } from "./district-names.ts";

/** A local authority district of England (LAD) over the period it existed, first and last day included. */
export interface District {
  /** ONS code of nine characters. */
  readonly code: string;
  readonly name: string;
  /** ONS code of the upper-tier authority it lay in; its own code where it has the duties of both. */
  readonly authority: string;
  /** ONS code of its region. */
  readonly region: string;
  readonly from?: string;
  readonly to?: string;
  /** Code of the one district that it became wholly part of. Apart from small boundary moves, this covers every change since 2009. */
  readonly became?: string;
}

interface DistrictFacts {
  readonly source: string;
  readonly known: { readonly from: string; readonly to: string };
  readonly districts: readonly District[];
}

let loaded: DistrictFacts | null = null;

function facts(): DistrictFacts {
  const found: DistrictFacts = loaded ?? JSON.parse(shippedText("places/districts.json"));
  loaded = found;
  return found;
}

/** Every district code of England since April 2009, by code. */
export function allDistricts(): readonly District[] {
  return facts().districts;
}

/** First and last day that the list of districts is known for. */
export function districtsKnown(): { readonly from: string; readonly to: string } {
  return facts().known;
}

/** Whether a district existed on a date. */
export function stoodOn({ from, to }: District, date: string): boolean {
  return (from ?? "") <= date && date <= (to ?? "9999");
}

/**
 * The districts of England on a date.
 *
 * @param date ISO date
 * @example districtsOn("2016-03-31").length // 326
 */
export function districtsOn(date: string): readonly District[] {
  return allDistricts().filter((district) => stoodOn(district, date));
}

let byCode: ReadonlyMap<string, District> | null = null;

/**
 * The district with a code, at any date.
 *
 * @example districtByCode("E07000191")?.name // "West Somerset"
 */
export function districtByCode(code: string): District | null {
  byCode ??= new Map(allDistricts().map((district) => [district.code, district]));
  return byCode.get(code) ?? null;
}

/**
 * The district with a name on a date: "Bristol, City of", "City of Bristol" and "bristol" count as the same name.
 *
 * @returns null when no district, or more than one, had the name on that date
 * @example districtNamed("St Helens", "2016-03-31")?.code // "E08000013"
 */
export function districtNamed(name: string, date: string): District | null {
  const wanted = plainDistrict(name);
  const found = districtsOn(date).filter((district) => plainDistrict(district.name) === wanted);
  return found.length === 1 ? (found[0] ?? null) : null;
}
