import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import { shownCell } from "../effects/words-of-files.ts";

/** What a link type says about the school whose record has it and the school that it names. */
export type LinkMeaning =
  | {
      readonly says: "succession";
      /** `forward`: the school named is the successor; `backward`: it is the predecessor. */
      readonly direction: "forward" | "backward";
      /** What the type calls it. All links together decide what it is: see `SuccessionEdge`. */
      readonly named: "one-to-one" | "merged" | "amalgamated" | "split";
    }
  /** Both became one school; the record does not say which of them continued. */
  | { readonly says: "joint" }
  | { readonly says: "not succession"; readonly because: string };

const forward = "forward";
const backward = "backward";
const says = "succession";

const meanings = {
  Predecessor: { says, direction: backward, named: "one-to-one" },
  "Predecessor - amalgamated": { says, direction: backward, named: "amalgamated" },
  "Predecessor - merged": { says, direction: backward, named: "merged" },
  "Predecessor - Split School": { says, direction: backward, named: "split" },
  Successor: { says, direction: forward, named: "one-to-one" },
  "Successor - amalgamated": { says, direction: forward, named: "amalgamated" },
  "Successor - merged": { says, direction: forward, named: "merged" },
  "Successor - Split School": { says, direction: forward, named: "split" },
  "Result of Amalgamation": { says: "joint" },
  Closure: { says: "not succession", because: "one closed, and nothing says that the other replaced it" },
  Expansion: { says: "not succession", because: "a school grew" },
  "Merged - change in age range": { says: "not succession", because: "ages changed between two schools" },
  "Merged - expansion of school capacity": { says: "not succession", because: "a school grew" },
  "Merged - expansion in school capacity and changer in age range": {
    says: "not succession",
    because: "a school grew and its ages changed",
  },
  Other: { says: "not succession", because: "the kind of link is not stated" },
  "Sixth Form Centre Link": { says: "not succession", because: "a sixth form is shared" },
  "Sixth Form Centre School": { says: "not succession", because: "a sixth form is shared" },
} as const satisfies Readonly<Record<string, LinkMeaning>>;

/** The 17 types that links of the register have, spelled as it spells them. */
export type LinkType = keyof typeof meanings;

function isLinkType(text: string): text is LinkType {
  return Object.hasOwn(meanings, text);
}

/** All link types, in alphabetical order. */
export const linkTypes: readonly LinkType[] = Object.keys(meanings).filter(isLinkType).sort();

/** A type without capitals, with single blanks and a plain hyphen. */
function plainType(text: string): string {
  return text
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s*-\s*/g, " - ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** A text as a link type, however it writes capitals, blanks and the hyphen; null when it is not one. */
export function linkTypeOrNull(text: string): LinkType | null {
  return isLinkType(text) ? text : (linkTypes.find((type) => plainType(type) === plainType(text)) ?? null);
}

/**
 * A text as a link type.
 *
 * @throws ColdspotError (3) when it is not one, with the nearest name
 * @example linkTypeOf("Successor - merged") // "Successor - merged"
 */
export function linkTypeOf(text: string): LinkType {
  const known = linkTypeOrNull(text);
  if (known !== null) return known;
  throw new ColdspotError(`unknown type of link: ${shownCell(text)}${didYouMean(text, linkTypes)}`, {
    exitCode: 3,
    advice: "correct the type, or leave the link out",
  });
}

/**
 * What a type of link means.
 *
 * @source the register's list of link types; which of them are succession is our reading of their names
 * @example meaningOf("Successor - merged") // { says: "succession", direction: "forward", named: "merged" }
 */
export function meaningOf(type: LinkType): LinkMeaning {
  return meanings[type];
}
