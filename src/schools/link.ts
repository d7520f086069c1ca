import { readDate } from "./calendar-date.ts";
import { type LinkType, linkTypeOrNull } from "./link-type.ts";
import { isUrn } from "./urn.ts";

/** One record of the register's links: the record of `urn` says that `linked` is its `type`. */
export interface SchoolLink {
  readonly urn: string;
  readonly linked: string;
  readonly type: LinkType;
  /** ISO date; null when the record has none. */
  readonly on: string | null;
}

/** A link, or why the texts are not one: the role of the column at fault, the reason and the value. */
export type ReadLink =
  | { readonly link: SchoolLink }
  | { readonly wrong: "urn" | "linked" | "type" | "on"; readonly reason: string; readonly value: string };

/** Reads the four texts of a link; a blank date means no date. */
export function readLink(urn: string, linked: string, type: string, on: string): ReadLink {
  if (!isUrn(urn)) return { wrong: "urn", reason: "not a URN", value: urn };
  if (!isUrn(linked)) return { wrong: "linked", reason: "not a URN", value: linked };
  if (urn === linked) return { wrong: "linked", reason: "a school linked to itself", value: linked };
  const date = on === "" ? null : readDate(on);
  if (on !== "" && date === null) return { wrong: "on", reason: "not a date", value: on };
  const known = linkTypeOrNull(type);
  if (known === null) return { wrong: "type", reason: "an unknown type of link", value: type };
  return { link: { urn, linked, type: known, on: date } };
}
