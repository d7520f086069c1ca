import type { ChosenBy } from "../places/scheme.ts";
import type { Claim } from "./claim.ts";
import type { DecomposeSpec } from "./decompose.ts";
import type { SchoolMeasure } from "./grades-of-schools.ts";
import type { PercentileGapRequest, Request } from "./request.ts";
import type { SchoolSpec } from "./school-spec.ts";
import type { SensitivitySpec } from "./sensitivity.ts";
import type { StudyPath } from "./study-path.ts";

/** The question, checked. Paths are not resolved and no file is read. */
export interface Study {
  readonly format: 1;
  readonly title: string;
  readonly question: string | null;
  /** What the data cover and leave out, in words, for the top of the report. */
  readonly coverage: string | null;
  /** Whether the study says that its files hold all pupils of a nation: ranks among them are then national ranks. */
  readonly nation: boolean;
  /** Stated by the user; the only date a report prints. */
  readonly date: string | null;
  readonly data: "real" | "invented";
  readonly years: readonly number[];
  readonly breaks: readonly SeriesBreak[];
  readonly files: ReadonlyMap<string, FileSpec>;
  readonly populations: ReadonlyMap<string, PopulationRule>;
  /** By name: populations without a pupil in common, for which gaps can be adjusted. */
  readonly characteristics: ReadonlyMap<string, readonly string[]>;
  /** Which censuses of a school year count. */
  readonly censusTerms: readonly CensusTerm[];
  readonly places: PlaceSpec;
  readonly schools: SchoolSpec;
  readonly measures: ReadonlyMap<string, MeasureSpec>;
  /** What `show` and `compare` ask, then what the claims need. */
  readonly ask: readonly Request[];
  /** Gaps and changes to be split into parts. */
  readonly decompose: readonly DecomposeSpec[];
  /** Gaps between percentiles, which only a bootstrap gives an error. */
  readonly percentileGaps: readonly PercentileGapRequest[];
  /** Null: no bootstrap is run. */
  readonly bootstrap: BootstrapSpec | null;
  readonly claims: readonly Claim[];
  readonly release: ReleaseSpec;
  /** A file of printed figures to compare with ours. */
  readonly printed: string | null;
  /** Other choices that the figures are compared with. */
  readonly variants: readonly Variant[];
  /** Further choices for some of its figures. */
  readonly sensitivity: SensitivitySpec | null;
  /** Defaults that were filled in, in words, for `coldspot check`. */
  readonly assumed: readonly string[];
  readonly at: (path: StudyPath) => string;
}

/** The study with some choices changed; it has no variants of its own. */
export interface Variant {
  readonly name: string;
  /** What it changes, one line per value: "populations: persistent: fsm_share: at_least: 60%". */
  readonly changes: readonly string[];
  readonly study: Study;
  /** Measures whose figures it can change. */
  readonly reaches: readonly string[];
}

/** A year from which figures are not comparable with earlier ones. */
export interface SeriesBreak {
  readonly year: number;
  readonly why: string;
  readonly across: "hide" | "show";
}

export const layouts = [
  "school-table",
  "area-table",
  "pupils",
  "census",
  "schools",
  "chains",
  "areas",
  "lookup",
  "boundaries",
  "achieving-excellence",
  "distribution",
  "npd-ks4",
  "npd-ks2",
  "npd-census",
  "gias",
  "gias-links",
  "ofsted-mi",
] as const;
export type Layout = (typeof layouts)[number];

/** Kinds of schools that are outside a study of the National Pupil Database unless it includes them. */
export const schoolsOutside = ["independent", "alternative provision", "special"] as const;
export type SchoolsOutside = (typeof schoolsOutside)[number];

export interface FileSpec {
  readonly name: string;
  readonly layout: Layout;
  /** The layout before columns were found by their roles: an extract of the National Pupil Database, or null. */
  readonly extract: Layout | null;
  /** As written: a path, with {year} or {yy} if there are several, or one for each year. */
  readonly paths: readonly PathOfYear[];
  /** The sheet of a workbook (.xlsx) that holds the table; null where the study names none. */
  readonly sheet: string | null;
  /** What is between the cells of a text, and in which records the names of its columns are; null where it is found. */
  readonly delimiter: "," | ";" | "\t" | "|" | null;
  readonly header: readonly number[] | null;
  /** Kinds of schools of an extract that are in the study and would otherwise be outside. */
  readonly include: readonly SchoolsOutside[];
  /** The day on which a register or its links were taken: what they say holds up to that day. */
  readonly takenOn: string | null;
  readonly columns: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, GroupSpec>;
  /** For a table whose rows are areas: what its rows are and how it shows groups. Absent for every other file. */
  readonly areaTable?: AreaTableSpec;
  /** Only rows with one of these values in this column are schools; the rest are left out and counted. */
  readonly keep: ReadonlyMap<string, readonly string[]>;
  /** What a row of pupils must satisfy to be in scope, in this order; the first rule it fails is its reason. */
  readonly scope: readonly ScopeRule[];
  /** Lowest and highest plausible number in the columns of these roles; numbers outside are left out and counted. */
  readonly between: ReadonlyMap<string, readonly [number, number]>;
  /** Codes used where a number was hidden or is missing, with their meaning, in addition to those that ship. */
  readonly codes: ReadonlyMap<string, string>;
  /** What a blank cell means in a column of yes and no, by role: 0 no, 1 yes, 2 not known, which is what it means otherwise. */
  readonly blank: ReadonlyMap<string, 0 | 1 | 2>;
  /** By column: numbers that are values like any other although they look like codes for a missing one. */
  readonly genuine: ReadonlyMap<string, readonly string[]>;
  /** Rows with one of these values in this column are published totals: they are compared with ours and count nowhere. */
  readonly witnesses: ReadonlyMap<string, readonly string[]>;
  /** The school table whose published totals this file holds; null: it is read for its own sake. */
  readonly witnessesFor: string | null;
  /** The counts of a school table are not of the pupils whose means it prints, so parts need not give the mean of all. */
  readonly approximateParts: boolean;
  /** What the counts of a table of schools or areas are rounded to, to the nearest: 1 where they are exact; null where it is found. */
  readonly countsRoundedTo: number | null;
}

/** The meanings of a blank cell, in the order of their numbers. */
export const blankMeanings = ["no", "yes", "not known"] as const;

/** Rows count if their cell in the column of a role is one of these values; with `not`, if it is none of them. */
export interface ScopeRule {
  /** The words in texts: "in state-funded schools". */
  readonly name: string;
  readonly role: string;
  readonly values: readonly string[];
  readonly not: boolean;
}

/** `year` null: the path holds {year}, or one file serves every year. */
export interface PathOfYear {
  readonly year: number | null;
  readonly path: string;
  /** What these files call columns that others of the entry call otherwise, by role or by the entry's heading. */
  readonly columns: ReadonlyMap<string, string>;
}

/** How a school table shows one group of pupils. */
export type GroupSpec =
  | {
      readonly kind: "mean";
      readonly pupils: string;
      readonly mean: string;
      readonly where: ReadonlyMap<string, string>;
    }
  | { readonly kind: "sum"; readonly pupils: string; readonly sum: string; readonly where: ReadonlyMap<string, string> }
  | { readonly kind: "all-less"; readonly less: string };

/** How a table of areas shows its areas and one group of pupils in them. */
export interface AreaTableSpec {
  /** The level of the rows that figures are made of: "local authority". */
  readonly level: string;
  readonly groups: ReadonlyMap<string, AreaGroupSpec>;
  /** False where it has means without numbers of pupils, so that areas and groups cannot be put together. */
  readonly counted: boolean;
}

/** A sum with its number of pupils, or a mean with or without one and with its published limits. */
export type AreaGroupSpec =
  | {
      readonly kind: "sum";
      readonly pupils: string;
      readonly sum: string;
      readonly where: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: "mean";
      /** Null where the table has means without numbers of pupils. */
      readonly pupils: string | null;
      readonly mean: string;
      readonly limits: { readonly lower: string; readonly upper: string } | null;
      readonly where: ReadonlyMap<string, string>;
    };

export interface PopulationRule {
  /** The words in texts: "persistently disadvantaged". */
  readonly title: string;
  readonly anyOf: readonly string[];
  /** Columns (by role) and the values that count as a member. */
  readonly is: ReadonlyMap<string, readonly string[]>;
  readonly within: string | null;
  readonly not: string | null;
  readonly fsmShare: FsmShareRule | null;
}

/** A fraction as two whole numbers, so that comparisons are exact: 80% is 4 over 5. */
export interface Fraction {
  readonly over: number;
  readonly under: number;
}

/** What a share is compared with. `below` and `above` do not include their own value. */
export type ShareBounds = Readonly<Partial<Record<"atLeast" | "above" | "below" | "is", Fraction>>>;

export interface FsmShareRule {
  /** All of them must hold; there is at least one. */
  readonly bounds: ShareBounds;
  readonly from: string;
  readonly to: string;
  /** Fewer observed terms than this in the window: not observed. */
  readonly termsSeen: number;
  readonly missingTerms: "exclude" | "not eligible";
}

export interface PlaceSpec {
  /** What the whole of the data covers, if it is not England. */
  readonly whole: string | null;
  readonly pupilsBy: "school" | "home";
  /** The day whose districts schools and pupils are placed in. */
  readonly districtsOn: string | null;
  /** Codes of another day are accepted where one district became one other; otherwise they are refused. */
  readonly carryOneToOne: boolean;
  readonly schemes: ReadonlyMap<string, SchemeSpec>;
  readonly groups: ReadonlyMap<string, GroupOfPlaces>;
}

export const codeKinds = ["three-digit", "laestab", "ons"] as const;
export type CodeKind = (typeof codeKinds)[number];

/** A scheme, and what its areas were chosen by; absent where they were not chosen by any outcome, as far as is known. */
export type SchemeSpec = SchemeKind & { readonly chosen?: ChosenBy };

type SchemeKind =
  | { readonly kind: "column"; readonly column: string; readonly codes: CodeKind | null; readonly title: string }
  | { readonly kind: "file"; readonly file: string; readonly column: string; readonly title: string }
  | { readonly kind: "fifths"; readonly of: string; readonly weightedBy: "pupils" | "schools"; readonly title: string }
  /** Fifths of the districts in a file of areas, by one of its numbers. */
  | {
      readonly kind: "file-fifths";
      readonly file: string;
      readonly of: string;
      readonly weightedBy: "areas" | "pupils" | "schools";
      readonly title: string;
    }
  /** Fifths of schools by the share of a population among their pupils, cut separately for each cohort. */
  | {
      readonly kind: "mix-fifths";
      readonly shareOf: string;
      readonly weightedBy: "pupils" | "schools";
      readonly title: string;
    }
  | { readonly kind: "shipped"; readonly scheme: string; readonly title: string };

export const censusTerms = ["autumn", "spring", "summer"] as const;
export type CensusTerm = (typeof censusTerms)[number];

export type GroupOfPlaces =
  | { readonly kind: "members"; readonly scheme: string; readonly members: readonly string[] }
  | { readonly kind: "in"; readonly scheme: string }
  | { readonly kind: "not"; readonly group: string };

export type MeasureSpec = PupilMeasure | SchoolMeasure;

export const methods = [
  "published",
  "rank of residual",
  "standardised residual",
  "points",
  "rank",
  "national rank",
  "threshold",
] as const;
export type Method = (typeof methods)[number];

/** Key stages whose results a measure can be of. */
export const keyStages = [2, 4] as const;
export type KeyStage = (typeof keyStages)[number];

export interface PupilMeasure {
  readonly of: "pupils";
  readonly name: string;
  /** The school table or pupil file it is measured from. */
  readonly file: string;
  readonly outcome: Outcome;
  readonly prior: PriorSpec | null;
  readonly method: Method;
  /** For the method threshold: pupils at or above this outcome, in points. */
  readonly atLeast: number | null;
  /** The population among which pupils are ranked, and the one whose means are the expectation. */
  readonly ranked: string;
  readonly expectation: string;
  readonly months: string | null;
  /** The key stage whose results are measured; null where the study does not say. */
  readonly keyStage: KeyStage | null;
  /** The file with the distribution of a nation in which pupils are ranked; null where they are ranked among themselves. */
  readonly nation: string | null;
  /** Whether ranks are among all pupils of a nation at a known key stage, so that scales of months can fit. */
  readonly nationalRanks: boolean;
  /** Why the measure has no months although it could be expected to, for readers; null otherwise. */
  readonly noMonths: string | null;
  readonly sd: { readonly value: number; readonly source: string } | null;
  /** The same where it differs between years: for the errors of published means, and not for a scale. */
  readonly sdOfYears?: { readonly values: ReadonlyMap<number, number>; readonly source: string };
  readonly against: Comparator | null;
  /** Figures this close count as alike, in the unit of the first scale, percentage points for shares; null: not said. */
  readonly alikeWithin: number | null;
}

/** Prior attainment and how it is cut into bands; `minimum` pupils of the expectation population, or a band is merged. */
export interface PriorSpec {
  readonly column: string;
  readonly bands:
    | { readonly kind: "each score" }
    | { readonly kind: "width"; readonly points: number }
    | { readonly kind: "quantiles"; readonly groups: number }
    | { readonly kind: "given"; readonly points: readonly number[] };
  readonly minimum: number;
}

export interface Outcome {
  /** A column role for pupils; for a table, a word for what its means are means of. */
  readonly of: string;
  readonly decimals: number;
  readonly unit: string;
}

export interface Comparator {
  readonly population: string;
  readonly in: string;
}

/** Whole schools are drawn again this many times, from this seed. */
export interface BootstrapSpec {
  readonly replicates: number;
  readonly seed: number;
}

export interface ReleaseSpec {
  readonly rules: string;
  readonly keepFirst: readonly string[];
}
