import {
  type Authority,
  authoritiesOn,
  authorityByCode,
  authorityByOns,
  authorityNamed,
} from "../places/authorities.ts";
import { type Region, regionNamed, regions } from "../places/regions.ts";
import { type AuthorityForm, authorityColumns, authorityForm, type FileFacts, regionColumns } from "./column-facts.ts";

/** Which part of England the rows of a file are about, as far as they say. */
export interface Coverage {
  readonly authorities: readonly Authority[];
  /** Codes of authorities that are not known. */
  readonly unknown: readonly string[];
  readonly regions: readonly Region[];
  /** The columns that say so, the authority's first. */
  readonly columns: readonly string[];
  readonly form: AuthorityForm | null;
  /** Whether all rows were looked at. */
  readonly complete: boolean;
}

function authorityOf(cell: string, form: AuthorityForm, day: string): Authority | null {
  if (form === "ons") return authorityByOns(cell);
  return form === "name" ? authorityNamed(cell) : authorityByCode(cell, day);
}

/**
 * Which authorities and regions the rows of a file are about.
 *
 * @param day ISO date on which three-digit codes had their meaning
 */
export function coverageOf(facts: FileFacts, day: string): Coverage {
  const header = [...facts.columns.keys()];
  const authorities = new Map<string, Authority>();
  const unknown = new Set<string>();
  let form: AuthorityForm | null = null;
  let authorityColumn: string | null = null;
  for (const column of authorityColumns(header)) {
    const { values, beginnings } = facts.columns.get(column) ?? { values: null, beginnings: new Set<string>() };
    const whole = values === null ? null : authorityForm([...values.keys()]);
    const byNumber = /laestab|dfe/i.test(column) && (values === null || whole === "laestab");
    form = byNumber ? "laestab" : whole;
    if (form === null || form === undefined) continue;
    const numbers = [...beginnings].filter((cell) => /^\d{3}$/.test(cell));
    for (const cell of form === "laestab" ? numbers : (values?.keys() ?? [])) {
      const authority = authorityOf(cell, form, day);
      if (authority === null) unknown.add(cell);
      else authorities.set(authority.code, authority);
    }
    authorityColumn = column;
    break;
  }
  const regionColumn = regionColumns(header).find((column) => {
    const cells = [...(facts.columns.get(column)?.values?.keys() ?? [])];
    return cells.some((cell) => regionNamed(cell) !== null);
  });
  const named = [...(facts.columns.get(regionColumn ?? "")?.values?.keys() ?? [])];
  return {
    authorities: [...authorities.values()].sort((a, b) => a.name.localeCompare(b.name, "en")),
    unknown: [...unknown].sort(),
    regions: regions().filter((region) => named.some((cell) => regionNamed(cell)?.code === region.code)),
    columns: [authorityColumn, regionColumn].filter((column) => typeof column === "string"),
    form: authorityColumn === null ? null : form,
    complete: facts.complete,
  };
}

/** Coverage of several files together. */
export function togetherCovered(all: readonly Coverage[]): Coverage {
  const authorities = new Map(all.flatMap((one) => one.authorities.map((authority) => [authority.code, authority])));
  const found = new Set(all.flatMap((one) => one.regions.map(({ code }) => code)));
  return {
    authorities: [...authorities.values()].sort((a, b) => a.name.localeCompare(b.name, "en")),
    unknown: [...new Set(all.flatMap(({ unknown }) => unknown))].sort(),
    regions: regions().filter(({ code }) => found.has(code)),
    columns: [...new Set(all.flatMap(({ columns }) => columns))],
    form: all.find(({ form }) => form !== null)?.form ?? null,
    complete: all.every(({ complete }) => complete),
  };
}

/** Nearly all authorities of England: some small ones have no school of a kind. */
const nearlyAllAuthorities = 0.9;

/** Whether rows cover England: nearly all its authorities, or all its regions where authorities are not named. */
export function coversEngland({ authorities, regions: found }: Coverage, day: string): boolean {
  if (authorities.length > 0) return authorities.length >= nearlyAllAuthorities * authoritiesOn(day);
  return found.length === regions().length;
}

const list = (names: readonly string[]) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** More names than this do not fit into a title. */
const mostNames = 4;

function regionWords(region: Region): string {
  return /^(north|south|west|east)( |$)/i.test(region.name) ? `the ${region.name}` : region.name;
}

/**
 * What a study may call the whole of its data, from where their rows lie; null where they do not say.
 *
 * @example wholeOf(coverage, "2018-08-31") // "Hampshire and Surrey"
 */
export function wholeOf(coverage: Coverage, day: string): string | null {
  const { authorities, unknown, regions: found } = coverage;
  if (coversEngland(coverage, day)) return "England";
  // Regions that the authorities do not explain are believed: a code may be that of another list.
  const explained = new Set(authorities.map(({ region }) => region));
  if (unknown.length === 0 && found.some(({ code }) => !explained.has(code))) return list(found.map(regionWords));
  if (authorities.length + unknown.length === 0) return found.length === 0 ? null : list(found.map(regionWords));
  if (authorities.length === 0)
    return unknown.length === 1 ? `local authority ${unknown[0]}` : `${unknown.length} local authorities`;
  if (unknown.length === 0 && authorities.length <= mostNames) return list(authorities.map(({ name }) => name));
  const inRegions = new Set(authorities.map(({ region }) => region));
  const [only] = inRegions;
  const region = inRegions.size === 1 && only !== undefined ? regionNamed(only) : null;
  if (region !== null && authorities.length >= nearlyAllAuthorities * authoritiesOn(day, region.code))
    return regionWords(region);
  const count = `${authorities.length + unknown.length} local authorities`;
  return region === null ? count : `${count} in ${regionWords(region)}`;
}
