import type { Grade } from "../schools/grade.ts";
import type { ListedInspection } from "../schools/same-inspection.ts";
import { isSchoolName } from "../schools/unnamed-school.ts";
import type { InspectionCells } from "./inspection-columns.ts";
import { readInspectionDate } from "./inspection-date.ts";
import { eraOf, inspectionLayout, plainName, type Slot, type SlotRole } from "./inspection-layout.ts";
import type { Loss } from "./loss.ts";
import type { SchoolOfRow } from "./school-of-row.ts";

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
  | { readonly kind: "judged"; readonly inspection: ListedInspection }
  | { readonly kind: "empty" }
  | { readonly kind: "wrong"; readonly role: SlotRole; readonly reason: string; readonly value: string };

type GradeRead = { readonly grade: Grade } | { readonly reason: string };

/** A grade as files write it, without a spreadsheet's decimals: "2", "2.0", "Good", "2 Good" and "2 - Good" are one. */
function plainGrade(text: string): string {
  const plain = plainName(text);
  const number = /^(\d)\.0+$/.exec(plain)?.[1];
  if (number !== undefined) return number;
  const both = /^([1-4]) ?[-–:(]? ?([a-z ]+?)\)?$/.exec(plain);
  const { grades } = inspectionLayout();
  const [, digit = "", word = ""] = both ?? [];
  return both !== null && grades[digit] !== undefined && grades[digit] === grades[word] ? digit : plain;
}

/** A grade by its number or its name, of any era. */
function readGrade(text: string, mapped: InspectionQuestion["mapped"]): GradeRead {
  const layout = inspectionLayout();
  const plain = plainGrade(text);
  const grade = layout.grades[plain];
  if (grade !== undefined) return { grade };
  const none = layout.notJudged[plain];
  if (none !== undefined) return { reason: none };
  if (!layout.fivePoint.includes(plain)) return { reason: "not a grade" };
  const own = mapped.get(plain);
  return own === undefined ? { reason: unmapped } : { grade: own };
}

function isDeemed(type: string): boolean {
  const plain = plainName(type);
  return inspectionLayout().deemed.some((part) => plain.includes(part));
}

/**
 * The number of an inspection without what files put before and after it; null where there is none.
 *
 * @example inspectionNumber("ITS400000") // "400000", as another file has it
 */
export function inspectionNumber(text: string): string | null {
  const digits = /^(?:[a-z]+[ -]?)?0*(\d{4,})(?:\.0+)?$/i.exec(text)?.[1];
  return digits ?? null;
}

/** Why an inspection has no overall grade: from a day in 2024 on none was given. */
function withoutOverall(reason: string, inspected: string, { grade }: InspectionQuestion): string {
  return grade === "overall" && inspected >= inspectionLayout().noOverall.from ? noOverallGrade : reason;
}

/** The reason of an inspection after overall grades ended. */
export const noOverallGrade = "no overall grade: inspections since September 2024 give none";

/** The reason of a judgement of which it is not known when it was published. */
export const noPublication = "no date of publication";

/**
 * What it means that a judgement is not used: the source has no grade, or does not say when it was, or the study does not
 * map its scale; anything else is lost.
 *
 * @example lossOfJudgement("not a date") // "lost"
 * @example lossOfJudgement(noOverallGrade) // "no figure at the source"
 */
export function lossOfJudgement(reason: string): Loss {
  if (reason === unmapped) return "left out by the study";
  if (reason === noPublication || reason === noInspectionDay) return "no value at the source";
  const none = [noInspection, noOverallGrade, ...Object.values(inspectionLayout().notJudged)];
  return none.includes(reason) ? "no figure at the source" : "lost";
}

/** The reason of a row without any inspection. */
export const noInspection = "no inspection";

const noInspectionDay = "no date of inspection";
const unmapped = "a grade of the five-point scale of November 2025, which the study does not map";

/** Reads one judgement of a row. */
export function slotOfRow(
  cells: InspectionCells,
  slot: Slot["slot"],
  row: number,
  school: SchoolOfRow,
  question: InspectionQuestion,
): SlotOfRow {
  const cell = (role: SlotRole) => cells.ofSlot(slot, role, row);
  const wrong = (role: SlotRole, reason: string): SlotOfRow => ({ kind: "wrong", role, reason, value: cell(role) });
  const text = cell(question.grade);
  const role = cell("inspected") === "" && cell("ended") !== "" ? "ended" : "inspected";
  const written = cell(role);
  if (written === "" && plainGrade(text) in inspectionLayout().notJudged) return { kind: "empty" };
  if (written === "") return wrong("inspected", noInspectionDay);
  const inspected = readInspectionDate(written);
  if (inspected === null) return wrong(role, "not a date");
  const { urn, stated, ofPredecessor } = school.inspected(slot);
  if (!isSchoolName(urn)) return wrong("urn", "not a URN");
  const read = readGrade(text, question.mapped);
  if ("reason" in read) return wrong(question.grade, withoutOverall(read.reason, inspected, question));
  const out = cell("published");
  const asInspected = out === "" && question.unpublished === "as inspected";
  if (out === "" && !asInspected) return wrong("published", noPublication);
  const published = asInspected ? inspected : readInspectionDate(out);
  if (published === null) return wrong("published", "not a date");
  if (published < inspected) return wrong("published", "published before the inspection");
  return {
    kind: "judged",
    inspection: {
      urn,
      urnStated: stated,
      number: inspectionNumber(cell("number")),
      inspected,
      ended: readInspectionDate(cell("ended")) ?? inspected,
      published,
      grade: read.grade,
      framework: eraOf(inspected)?.name ?? null,
      kind: isDeemed(cell("type")) ? "deemed graded" : "graded",
      ofPredecessor,
      publishedAsInspected: asInspected,
    },
  };
}
