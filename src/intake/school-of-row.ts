import { plainSchoolId } from "../schools/plain-id.ts";
import { unnamedPredecessor, unnamedSuccessor } from "../schools/unnamed-school.ts";
import { isUrn } from "../schools/urn.ts";
import type { InspectionCells } from "./inspection-columns.ts";
import { readInspectionDate } from "./inspection-date.ts";
import { plainName, type Slot } from "./inspection-layout.ts";

/** The school that an inspection of a row was made of. */
export interface InspectedHere {
  readonly urn: string;
  /** Whether the row itself says that this URN was inspected; otherwise it follows from the school that the row is about. */
  readonly stated: boolean;
  /** The row says that the school inspected was another than the one of today; or so it follows where no URN is stated. */
  readonly ofPredecessor: boolean;
}

/** Who a row of a list of inspections is about. */
export interface SchoolOfRow {
  /** Its URN; a school without one is named after a URN that it followed: `unnamedSuccessor`. The text as written, where that is not a URN. */
  readonly urn: string;
  readonly inspected: (slot: Slot["slot"]) => InspectedHere;
  /** ISO date on which the school opened, as far as its own inspections allow it; null otherwise. */
  readonly opened: string | null;
  /** Whether the row has an opening after an inspection of the school itself, or before one of a predecessor. */
  readonly misdated: boolean;
}

/** The first day of an inspection that the row has, or else its last. */
export function dayWritten(cells: InspectionCells, slot: Slot["slot"], row: number): string {
  return cells.ofSlot(slot, "inspected", row) || cells.ofSlot(slot, "ended", row);
}

/**
 * Finds the school that a row is about, and which schools were inspected, from the columns that there are.
 *
 * The row is about the school of today. A list without a column of its URN has that of the latest inspection, which is
 * the school's own unless the row says that the inspection relates to another URN or, where it does not say, the school
 * opened after the inspection. Then the school of today has no URN here. In the same way, an inspection without a URN
 * was of a predecessor if the row says so or the school opened later; such a predecessor has no URN here either.
 */
export function schoolOfRow(cells: InspectionCells, row: number): SchoolOfRow {
  const current = plainSchoolId(cells.ofSchool("urn", row));
  const opens = readInspectionDate(cells.ofSchool("opened", row));
  const statedIn = (slot: Slot["slot"]) => plainSchoolId(cells.ofSlot(slot, "urn", row));
  const isBeforeOpening = (slot: Slot["slot"]) => {
    const day = readInspectionDate(dayWritten(cells, slot, row));
    return day !== null && opens !== null && day < opens;
  };
  const isOfPredecessor = (slot: Slot["slot"]): boolean => {
    const stated = statedIn(slot);
    if (stated !== "" && current !== "") return stated !== current;
    const says = plainName(cells.ofSlot(slot, "relates", row));
    return says === "no" || (says !== "yes" && isBeforeOpening(slot));
  };
  const listed = cells.slots.find((slot) => slot !== "previous" && statedIn(slot) !== "");
  const latest = listed === undefined ? "" : statedIn(listed);
  const isUnnamed = current === "" && listed !== undefined && isUrn(latest) && isOfPredecessor(listed);
  const urn = current !== "" ? current : isUnnamed ? unnamedSuccessor(latest) : latest;
  const inspected = (slot: Slot["slot"]): InspectedHere => {
    const stated = statedIn(slot);
    if (stated !== "")
      return { urn: stated, stated: true, ofPredecessor: plainName(cells.ofSlot(slot, "relates", row)) === "no" };
    const ofPredecessor = isOfPredecessor(slot);
    if (!ofPredecessor) return { urn, stated: false, ofPredecessor };
    return { urn: isUnnamed ? latest : isUrn(urn) ? unnamedPredecessor(urn) : urn, stated: false, ofPredecessor };
  };
  const misdated = cells.slots.some((slot) => {
    const isDated = opens !== null && readInspectionDate(dayWritten(cells, slot, row)) !== null;
    return isDated && (inspected(slot).urn === urn) === isBeforeOpening(slot);
  });
  return { urn, inspected, opened: misdated ? null : opens, misdated };
}
