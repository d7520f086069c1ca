import { isUrn } from "./urn.ts";

/**
 * The name of a school whose URN no file gives, where it is known that it followed another: "130030+" is the school that
 * 130030 became.
 */
export function unnamedSuccessor(urn: string): string {
  return `${urn}+`;
}

/** The name of a school whose URN no file gives, where it is known what it became: "140001-" became 140001. */
export function unnamedPredecessor(urn: string): string {
  return `${urn}-`;
}

/** The URN that a school without one is named after, and which of the two it was; null for a URN. */
export function namedAfter(name: string): { readonly urn: string; readonly is: "successor" | "predecessor" } | null {
  const urn = name.slice(0, -1);
  if (!isUrn(urn)) return null;
  if (name.endsWith("+")) return { urn, is: "successor" };
  return name.endsWith("-") ? { urn, is: "predecessor" } : null;
}

/** Whether a text is a URN, or the name of a school without one. */
export function isSchoolName(text: string): boolean {
  return isUrn(text) || namedAfter(text) !== null;
}
