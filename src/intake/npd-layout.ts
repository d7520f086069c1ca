import { shippedText } from "../effects/shipped.ts";

export const npdLayouts = ["npd-ks4", "npd-ks2", "npd-census"] as const;
export type NpdLayoutName = (typeof npdLayouts)[number];

/** A name that a column of an extract may have, without the ending that says its year or term. */
export interface NpdName {
  readonly name: string;
  /** First and last year for which the name is looked for before others; without them any year. */
  readonly from?: number;
  readonly to?: number;
  /** What its numbers are in, where names of one role differ in that. */
  readonly unit?: string;
  /** A column of the census that extracts of a key stage carry beside their own: taken where they have none. */
  readonly linked?: true;
  readonly source: string;
  readonly confidence: string;
}

export interface NpdRole {
  readonly role: string;
  readonly meaning: string;
  readonly columns: readonly NpdName[];
}

/** Which school year the two digits of `_AUT10` mean: the one that ends in 2010, or the one that begins then. */
export type AutumnEnding = "school year" | "calendar year";

/** What is known of the columns of one kind of extract: `data/layouts/npd-*.json`. */
export interface NpdLayout {
  readonly layout: NpdLayoutName;
  readonly title: string;
  readonly filePattern: string;
  /** Endings of its own columns and of linked ones; `{yy}` stands for the two digits of the year. */
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
 * A pattern with the year put in: `{year}` as four digits, `{yy}` as two.
 *
 * @example withYear("FSMeligible_SPR{yy}", 2009) // "FSMeligible_SPR09"
 */
export function withYear(pattern: string, year: number): string {
  return pattern.replaceAll("{year}", String(year)).replaceAll("{yy}", String(year % 100).padStart(2, "0"));
}
