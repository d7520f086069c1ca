import type { RegisteredSchool } from "./registered-school.ts";

/** How a successor came about, as far as the type of the school shows it. */
export type AcademyKind = "sponsored" | "converter" | "other";

/**
 * The kind of a school, from the name of its type.
 *
 * @returns null when the register does not have the school or its type
 * @source types of establishments as named in the register, where the endings were found
 * @example academyKind({ type: "Academy special sponsor led", ... }) // "sponsored"
 */
export function academyKind(school: Pick<RegisteredSchool, "type"> | undefined): AcademyKind | null {
  const type = school?.type ?? null;
  if (type === null) return null;
  if (/^academy\b.*\bsponsor led$/i.test(type)) return "sponsored";
  return /^academy\b.*\bconverter$/i.test(type) ? "converter" : "other";
}
