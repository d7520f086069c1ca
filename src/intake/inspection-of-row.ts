import type { Grade } from "../schools/grade.ts";
import type { Inspection } from "../schools/inspection.ts";
import { plainSchoolId } from "../schools/plain-id.ts";
import { isUrn } from "../schools/urn.ts";
import type { InspectionCells } from "./inspection-columns.ts";
import { readInspectionDate } from "./inspection-date.ts";
import { eraOf, inspectionLayout, plainName, type Slot, type SlotRole } from "./inspection-layout.ts";

/** What a study says about grades and dates. */
export interface InspectionQuestion {
  readonly grade: "leadership" | "overall";
  /** Five-point grades by their names, as the study maps them. */
  readonly mapped: ReadonlyMap<string, Grade>;
  /** What to do where a date of publication is missing: leave the judgement out, or use the day of the inspection. */
  readonly unpublished: "left out" | "as inspected";
}

/** A judgement of a row, or the reason why there is none. */
export type SlotOfRow =
  | { readonly kind: "judged"; readonly inspection: Inspection }
  | { readonly kind: "empty" }
  | { readonly kind: "wrong"; readonly role: SlotRole; readonly reason: string; readonly value: string };

type GradeRead = { readonly grade: Grade } | { readonly reason: string };

/** A grade by its number or its name, of any era. */
function readGrade(text: string, mapped: InspectionQuestion["mapped"]): GradeRead {
  const layout = inspectionLayout();
  const plain = plainName(text);
  const grade = layout.grades[plain];
  if (grade !== undefined) return { grade };
  const none = layout.notJudged[plain];
  if (none !== undefined) return { reason: none };
  if (!layout.fivePoint.includes(plain)) return { reason: "not a grade" };
  const own = mapped.get(plain);
  return own === undefined
    ? { reason: "a grade of the five-point scale of November 2025, which the study does not map" }
    : { grade: own };
}

function isDeemed(type: string): boolean {
  const plain = plainName(type);
  return inspectionLayout().deemed.some((part) => plain.includes(part));
}

/**
 * Reads one judgement of a row.
 *
 * @param school the URN of the school that the row is about, "" where the file names none
 */
export function slotOfRow(
  cells: InspectionCells,
  slot: Slot["slot"],
  row: number,
  school: string,
  question: InspectionQuestion,
): SlotOfRow {
  const cell = (role: SlotRole) => cells.ofSlot(slot, role, row);
  const wrong = (role: SlotRole, reason: string): SlotOfRow => ({ kind: "wrong", role, reason, value: cell(role) });
  const written = cell("inspected");
  const text = cell(question.grade);
  if (written === "" && plainName(text) in inspectionLayout().notJudged) return { kind: "empty" };
  if (written === "") return wrong("inspected", "no date of inspection");
  const inspected = readInspectionDate(written);
  if (inspected === null) return wrong("inspected", "not a date");
  const urn = plainSchoolId(cell("urn")) || school;
  if (!isUrn(urn)) return wrong("urn", "not a URN");
  const read = readGrade(text, question.mapped);
  if ("reason" in read) return wrong(question.grade, read.reason);
  const out = cell("published");
  const asInspected = out === "" && question.unpublished === "as inspected";
  if (out === "" && !asInspected) return wrong("published", "no date of publication");
  const published = asInspected ? inspected : readInspectionDate(out);
  if (published === null) return wrong("published", "not a date");
  if (published < inspected) return wrong("published", "published before the inspection");
  return {
    kind: "judged",
    inspection: {
      urn,
      inspected,
      published,
      grade: read.grade,
      framework: eraOf(inspected)?.name ?? null,
      kind: isDeemed(cell("type")) ? "deemed graded" : "graded",
      ofPredecessor: plainName(cell("relates")) === "no",
      publishedAsInspected: asInspected,
    },
  };
}
