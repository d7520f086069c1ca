import type { Scale } from "../estimates/scale.ts";
import type { Decomposition } from "../figures/decompose/decomposition.ts";
import type { PrintedLine } from "../intake/printed-figures.ts";
import type { SchemeUsed } from "../places/scheme.ts";
import type { Study } from "../study/study.ts";
import type { SchemeOfRecords } from "./area-names.ts";
import type { ShownAssurance } from "./assurance/shown-assurance.ts";
import type { ChoicesOfFigure } from "./choices.ts";
import type { ShownColumn } from "./column-profile.ts";
import type { Doubt } from "./doubts.ts";
import type { EntryFlow } from "./entry-flow.ts";
import type { ComparedEntry, ShownAreas, ShownClaim, ShownRegister } from "./families.ts";
import type { Findings } from "./finding.ts";
import type { GradesOfMeasure } from "./grades.ts";
import type { LossOfFile } from "./losses.ts";
import type { Named } from "./named.ts";
import type { ProtectedCount, ProtectedFlow } from "./protected-flow.ts";
import type { ColumnOfRole, Provenance, YearNote } from "./provenance.ts";
import type { Agreement } from "./resampling.ts";
import type { Rules } from "./rules.ts";
import type { ToldGroups } from "./universe/told-groups.ts";
import type { ShownWitness } from "./witnesses.ts";

/** A check on the release as a whole. An output checker must be able to see whether it was run. */
export interface Check {
  readonly name: string;
  readonly status: "passed" | "not run";
  readonly what: string;
}

/** Ways of reading a printed figure or claim. */
export type Reading = PrintedLine["reads"];

/** A printed figure that the user wants to compare with ours. */
export interface PrintedFigure {
  readonly id: string;
  readonly figure: string;
  /** A number, or for a claim about two figures the other figure. */
  readonly printed: string;
  /** How the printed value is to be read: `rounded`, `percent`, `over`, `rises every year`, ... */
  readonly reads: Reading;
  readonly source: string;
  readonly note: string;
}

/** A part of the schools that a scheme could not place. */
export interface ProtectedUnplaced {
  readonly scheme: string;
  readonly reason: string;
  readonly schools: ProtectedCount;
}

/** A way in which schools were placed in districts, with how many there are. */
export interface ProtectedPlacing {
  readonly what: string;
  readonly schools: ProtectedCount;
}

/** Something about pupils that a reader must know, with how many there are. */
export interface ProtectedNote {
  readonly what: string;
  readonly pupils: ProtectedCount;
}

/** How findings belong together. Every grouping refers to findings by their ids; none holds one. */
export interface Groupings {
  /** Gaps and changes read as the sums of parts. */
  readonly decompositions: Named<readonly Decomposition[]>;
  /** The study's own figures and those of its variants; empty where it has none. */
  readonly variants: readonly ChoicesOfFigure[];
  /** Figures under every other choice, variants first; empty where the study asks for none. */
  readonly sensitivity: readonly ChoicesOfFigure[];
  /** Every hypothesis that the report states something about, once, with its test. */
  readonly register: ShownRegister;
  /** The questions of each entry of `compare`. */
  readonly comparisons: readonly ComparedEntry[];
  readonly claims: readonly ShownClaim[];
  /** Areas compared with each other. */
  readonly areas: readonly ShownAreas[];
  /** Schools followed between two times, of each measure of grades. */
  readonly grades: readonly GradesOfMeasure[];
}

/** What may be published. */
export interface ReleasedContent {
  readonly study: Study;
  readonly rules: Rules;
  readonly provenance: Provenance;
  readonly checks: readonly Check[];
  readonly scales: ReadonlyMap<string, readonly Scale[]>;
  readonly printed: Named<readonly PrintedFigure[]>;
  /** Every number about pupils or schools, once: asked, parts, percentiles, choices, counts, each in the order made. */
  readonly findings: Named<Findings>;
  /** For each kind and size of figure that is shown: how often such intervals hold. */
  readonly assurances: readonly ShownAssurance[];
  readonly groupings: Groupings;
  /** How standard errors by formula compare with those of schools drawn again. */
  readonly agreement: readonly Agreement[];
  readonly flow: readonly ProtectedFlow[];
  /** The same of all files of an entry together, step by step. */
  readonly entries: readonly EntryFlow[];
  /** Rows that could not be used, and what follows for the figures of their files. */
  readonly losses: readonly LossOfFile[];
  /** Columns that the study uses, file by file. */
  readonly usedColumns: readonly ShownColumn[];
  /** Other reasons to doubt figures, each with what follows for those that it is about. */
  readonly doubts: readonly Pick<Doubt, "verdict" | "why">[];
  /** Published totals next to ours. */
  readonly witnesses: readonly ShownWitness[];
  readonly unplaced: readonly ProtectedUnplaced[];
  /** How schools were placed in districts; empty where no scheme needs the districts of a day. */
  readonly placed: readonly ProtectedPlacing[];
  /** What a reader should know about the codes of areas in the study's files. */
  readonly codes: readonly string[];
  /** What was found about the files that the study does not say and a reader should check. */
  readonly toCheck: readonly string[];
  /** How published rows of larger areas compare with the sums of their areas. */
  readonly larger: readonly string[];
  /** Columns of extracts, with the roles that they have. */
  readonly columns: readonly ColumnOfRole[];
  /** What is odd about the years of the study, for what it measures. */
  readonly yearNotes: readonly YearNote[];
  /** Schemes that ship and that the study uses. */
  readonly schemes: readonly SchemeUsed[];
  readonly notes: readonly ProtectedNote[];
  /** Which groups of pupils are parts of which; empty where nothing has to be protected from subtraction. */
  readonly groups: readonly ToldGroups[];
  /** Schemes of which some areas may not be named, where small counts are hidden. */
  readonly schemesOfRecords: readonly SchemeOfRecords[];
}
