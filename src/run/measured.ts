import type { Cells } from "../cells/cells.ts";
import type { Unplaced } from "../cells/place-of-school.ts";
import type { Resampled } from "../estimates/bootstrap/resampled.ts";
import type { Estimated } from "../estimates/estimate.ts";
import type { ExactFigure } from "../estimates/exact.ts";
import type { Scale } from "../estimates/scale.ts";
import type { AlternativesOfFigure } from "../estimates/sensitivity/alternative.ts";
import type { FileLedger, LedgerEntry } from "../intake/ledger.ts";
import type { NpdWarning } from "../intake/npd-year-notes.ts";
import type { GradesInside, MeasureFrame } from "../release/inside.ts";
import type { FollowedSchool } from "../schools/followed-school.ts";
import type { PlacedSchools } from "./facts/place-schools.ts";
import type { ManyFamilies } from "./figures/figure-families.ts";
import type { DecomposedFigures } from "./figures/measure-decomposed.ts";
import type { FoundColumn } from "./pupils/npd-study.ts";

/** Something about pupils that the report must say, with how many there are. */
export interface PupilNote {
  readonly what: string;
  readonly pupils: number;
}

/** What a measure leaves: its estimates, the ledgers of its files, and the cells for the private folder. */
export interface Measured {
  readonly estimates: readonly Estimated[];
  readonly decomposed: DecomposedFigures;
  readonly scales: readonly Scale[];
  readonly resampled: Resampled;
  /** What figures are together: comparisons to adjust, claims, areas of a scheme. */
  readonly many: ManyFamilies;
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
  readonly unplaced: readonly Unplaced[];
  /** Where schools were placed; null where no scheme needs the districts of a day. */
  readonly placed: PlacedSchools | null;
  /** What a reader is told of the codes of areas in the study's files. */
  readonly codes: readonly string[];
  /** Members of schemes that ship in which no school lies, in words: that nobody is there is a count of nobody. */
  readonly absent: readonly string[];
  /** Columns of extracts by the roles they were found for. */
  readonly columns: readonly FoundColumn[];
  /** What is odd about the years of the study, for what it measures. */
  readonly yearNotes: readonly NpdWarning[];
  readonly notes: readonly PupilNote[];
  /** What was asserted and held. */
  readonly invariants: readonly string[];
  readonly cells: Cells;
  /** Statements that were run on pupil rows, by name. */
  readonly statements: ReadonlyMap<string, string>;
  /** Figures under other choices that its own pupils allow. */
  readonly sensitivity: readonly AlternativesOfFigure[];
  /** What its figures are about, for the rules. */
  readonly framed: MeasureFrame;
  /** Numbers that describe its units and have no error. */
  readonly exact: readonly ExactFigure[];
  /** Of a measure of grades: the schools followed, which are private, and which figures describe them. */
  readonly leadership?: { readonly schools: readonly FollowedSchool[]; readonly grades: GradesInside };
}
