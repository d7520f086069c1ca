import type { AnyFigure } from "../../figures/figure.ts";
import {
  countedOf,
  type Finding,
  isShown,
  type PrintedNumber,
  reasonOf,
  type ShownFinding,
} from "../../release/finding.ts";
import { type Decimals, numberColumn, textColumn, wholeColumn } from "./column.ts";

/** A row about a finding. */
export interface OfFinding {
  readonly finding: Finding;
}

/** A row about a finding with one of its numbers; null where none is shown. */
export interface WithNumber extends OfFinding {
  readonly number: PrintedNumber | null;
}

/** The same, where it matters whether the finding counts schools and not pupils. */
export interface WithCounts extends WithNumber {
  readonly ofSchools: boolean;
}

/** What a figure or a gap between percentiles is about. */
export type Asked = Pick<AnyFigure, "id" | "measure" | "of">;

/** A number with its decimals, whatever kind of figure has it. */
export type Printed = Omit<PrintedNumber, "scale" | "rounding">;

interface WithPrinted {
  readonly number: Printed | null;
}

/** A value with the decimals of the number that it belongs to. */
export function like({ decimals }: Pick<Printed, "decimals">, value: number): Decimals {
  return { value, decimals };
}

/** What a row is of: the figure, and the group, place and year it is about. */
export const asked = {
  figure: textColumn("figure", "id", "The figure, by an id that is the same in every run", ({ id }: Asked) => id),
  measure: textColumn("measure", "group", "The study's name for the measure", ({ measure }: Asked) => measure),
  population: textColumn("population", "group", "The study's name for the group", ({ of }: Asked) => of.population),
  areaScheme: textColumn(
    "area_scheme",
    "place",
    "The kind of area: national, group, or a scheme of the study",
    ({ of }: Asked) => of.area.scheme,
  ),
  areaCode: textColumn("area_code", "place", "The code of the area", ({ of }: Asked) => of.area.code),
  areaName: textColumn("area_name", "place", "The name of the area", ({ of }: Asked) => of.area.name),
  year: wholeColumn(
    "year",
    "time",
    "year",
    "The summer in which pupils finished the key stage; for grades, the year of the date they are given for",
    ({ of }: Asked) => of.year,
  ),
} as const;

/** The figure of a row about a finding. */
export function figureOf({ finding }: OfFinding): AnyFigure {
  return finding.figure;
}

/** Numbers in the unit that the row names. */
export const inItsUnit = { column: "unit" } as const;

type End = "value" | "se" | "correctedSe" | "lower" | "upper";
const print =
  (end: End) =>
  ({ number }: WithPrinted) => {
    const printed = number === null ? null : number[end];
    return number === null || printed === null ? null : like(number, printed);
  };

/** A number, its error and its interval. */
export const value = {
  unit: textColumn(
    "unit",
    "unit",
    "The unit of the estimate, its error and its interval",
    ({ number }: WithPrinted) => number?.unit ?? null,
  ),
  estimate: numberColumn("estimate", "estimate", inItsUnit, "The value; a gap above zero means behind", print("value")),
  se: numberColumn("se", "error", inItsUnit, "The standard error", print("se")),
  correctedSe: numberColumn(
    "se_corrected",
    "error",
    inItsUnit,
    "The standard error corrected for few schools, which the interval has",
    print("correctedSe"),
  ),
  lower: numberColumn("ci_lower", "lower", inItsUnit, "The lower end of the 95% interval", print("lower")),
  upper: numberColumn("ci_upper", "upper", inItsUnit, "The upper end of the 95% interval", print("upper")),
} as const;

/** The finding of a row, where its number is shown. */
function shownIn({ finding, number }: WithNumber): ShownFinding | null {
  return number !== null && isShown(finding) ? finding : null;
}

/** Degrees of freedom with one decimal; no value where there is no limit. */
export function limited(degreesOfFreedom: number | null): Decimals | null {
  return degreesOfFreedom !== null && Number.isFinite(degreesOfFreedom)
    ? { value: degreesOfFreedom, decimals: 1 }
    : null;
}

/** The scale of a number, and how it was worked out. */
export const worked = {
  scale: textColumn(
    "scale",
    "kind",
    "The scale of the estimate; blank for ratios, fractions and years",
    ({ number }: WithNumber) => number?.scale ?? null,
  ),
  seKind: textColumn(
    "se_kind",
    "method",
    "full: the error allows for scores estimated from the same pupils; fixed: scores are taken as given; published: the error that the source gives or its deviation allows, with pupils as independent; blank: not known",
    (row: WithNumber) => shownIn(row)?.seKind ?? null,
  ),
  df: numberColumn("df", "error", null, "Degrees of freedom; blank where there is no limit", (row: WithNumber) =>
    limited(shownIn(row)?.degreesOfFreedom ?? null),
  ),
  ciMethod: textColumn(
    "ci_method",
    "method",
    "How the interval was made",
    (row: WithNumber) => shownIn(row)?.intervalMethod ?? null,
  ),
} as const;

/** How many pupils and schools are behind a finding; schools are never counted as pupils. */
export const counts = {
  pupils: wholeColumn(
    "pupils",
    "count",
    "pupils",
    "Pupils of the group in the area; blank where schools are measured",
    (row: WithCounts) => (row.ofSchools || row.number === null ? null : (countedOf(row.finding)?.n ?? null)),
  ),
  schools: wholeColumn(
    "schools",
    "count",
    "schools",
    "Schools of these pupils, or the schools measured",
    (row: WithCounts) => shownIn(row)?.counted[row.ofSchools ? "n" : "schools"] ?? null,
  ),
} as const;

/** What a reader of a finding must know, or why it is not shown. */
export function noteOf(finding: Finding): string {
  return isShown(finding) ? finding.note : reasonOf(finding);
}

/** What became of a finding. */
export const outcome = {
  status: textColumn(
    "status",
    "status",
    "published, unreliable, suppressed or not_available",
    ({ finding }: OfFinding) => finding.status,
  ),
  note: textColumn(
    "note",
    "note",
    "What a reader of the number must know, or why there is none",
    ({ finding }: OfFinding) => noteOf(finding),
  ),
} as const;
