import { shippedText } from "../effects/shipped.ts";
import type { Grade } from "../schools/grade.ts";

/** Roles of the columns of one judgement. A row may have several judgements, such as the latest and the previous. */
export const slotRoles = [
  "urn",
  "number",
  "inspected",
  "ended",
  "published",
  "type",
  "leadership",
  "overall",
  "relates",
  "school_type",
] as const;
export type SlotRole = (typeof slotRoles)[number];

/** Names that a column may have, most likely first, each with the source that it is known from. */
export type KnownNames = Readonly<Record<string, string>>;

/** Names of columns, by role, of one judgement of a row. */
export type Slot = { readonly slot: "latest" | "previous" | "oeif" } & Readonly<Record<SlotRole, KnownNames>>;

/** A period in which grades had the same names and meaning. */
export interface Era {
  readonly name: string;
  /** ISO date of the first inspection of the period. */
  readonly from: string;
  /** The name of grade 3; blank where there were other grades. */
  readonly grade3: string;
  readonly source: string;
  readonly confidence: string;
}

/** What is known about Ofsted's files of inspections: `data/layouts/ofsted-mi.json`. */
export interface InspectionLayout {
  readonly slots: readonly Slot[];
  /** Names of columns of the school itself, by role. */
  readonly school: Readonly<Record<string, KnownNames>>;
  /** The first day from which inspections of state-funded schools give no overall grade. */
  readonly noOverall: { readonly from: string; readonly source: string; readonly confidence: string };
  readonly grades: Readonly<Record<string, Grade>>;
  /** Grades from November 2025, best first. They are mapped only where the study says how. */
  readonly fivePoint: readonly string[];
  /** What files write where nothing was judged, with the reason in words. */
  readonly notJudged: Readonly<Record<string, string>>;
  readonly eras: readonly Era[];
  /** Parts of the names of inspections that gave grades but were not section 5 inspections. */
  readonly deemed: readonly string[];
}

let loaded: InspectionLayout | null = null;

/** The shipped facts of the layout `ofsted-mi`. */
export function inspectionLayout(): InspectionLayout {
  const found: InspectionLayout = loaded ?? JSON.parse(shippedText("layouts/ofsted-mi.json"));
  loaded = found;
  return found;
}

/** The role that a study uses for a column of a slot: `leadership`, `previous_leadership`, `oeif_leadership`. */
export function roleOfSlot(slot: Slot["slot"], role: SlotRole): string {
  if (slot === "latest") return role === "urn" ? "latest_urn" : role;
  return `${slot}_${role}`;
}

/**
 * The framework that an inspection was made under.
 *
 * @param inspected ISO date
 * @returns null before September 2005
 * @example eraOf("2012-09-12")?.grade3 // "Requires improvement"
 */
export function eraOf(inspected: string): Era | null {
  return inspectionLayout().eras.findLast(({ from }) => from <= inspected) ?? null;
}

/** The name of a column or of a grade, without capitals and with single blanks, because files differ in both. */
export function plainName(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
