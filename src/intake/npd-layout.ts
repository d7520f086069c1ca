import { shippedText } from "../effects/shipped.ts";

export const npdLayouts = ["npd-ks4", "npd-ks2", "npd-census"] as const;
export type NpdLayoutName = (typeof npdLayouts)[number];

/** A name that a column of an extract may have, without the ending for its year or term. */
export interface NpdName {
  readonly name: string;
  /** First and last year for which the name comes before others; absent for any year. */
  readonly from?: number;
  readonly to?: number;
  /** The unit of its numbers, where it differs between names of one role. */
  readonly unit?: string;
  /** A census column that extracts of a key stage have next to their own, used where they have none of their own. */
  readonly linked?: true;
  readonly source: string;
  readonly confidence: string;
}

export interface NpdRole {
  readonly role: string;
  readonly meaning: string;
  readonly columns: readonly NpdName[];
}

/** Which school year the two digits of `_AUT10` mean: the one that ends in 2010, or the one that begins in 2010. */
export type AutumnEnding = "school year" | "calendar year";

/** What is known about the columns of one kind of extract: `data/layouts/npd-*.json`. */
export interface NpdLayout {
  readonly layout: NpdLayoutName;
  readonly title: string;
  readonly filePattern: string;
  /** Endings of its own columns and of linked ones; `{yy}` is replaced by the last two digits of the year. */
  readonly suffixes: readonly string[];
  readonly linkedSuffixes: readonly string[];
  readonly sources: Readonly<Record<string, string>>;
  readonly autumnEnding?: {
    readonly means: AutumnEnding;
    readonly why: string;
    readonly source: string;
    readonly confidence: string;
  };
  readonly roles: readonly NpdRole[];
  readonly knownAndUnused: readonly string[];
}

const loaded = new Map<NpdLayoutName, NpdLayout>();

/**
 * The shipped facts of a layout of the National Pupil Database.
 *
 * @example npdLayout("npd-census").autumnEnding?.means // "school year"
 */
export function npdLayout(name: NpdLayoutName): NpdLayout {
  const found: NpdLayout = loaded.get(name) ?? JSON.parse(shippedText(`layouts/${name}.json`));
  loaded.set(name, found);
  return found;
}

/**
 * A pattern with the year filled in: `{year}` as four digits, `{yy}` as two.
 *
 * @example withYear("FSMeligible_SPR{yy}", 2009) // "FSMeligible_SPR09"
 */
export function withYear(pattern: string, year: number): string {
  return pattern.replaceAll("{year}", String(year)).replaceAll("{yy}", String(year % 100).padStart(2, "0"));
}
