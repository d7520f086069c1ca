import type { Areas } from "../cells/areas.ts";
import type { CountCells, SumCells } from "../cells/cells.ts";
import type { Frame } from "../cells/frame.ts";
import type { Unplaced } from "../cells/place-of-school.ts";
import type { ExactFigure } from "../estimates/exact.ts";
import type { Transformed } from "../estimates/on-transforms.ts";
import type { Scale } from "../estimates/scale.ts";
import type { Witness } from "../estimates/witness.ts";
import type { FindCells } from "../figures/adjusted-gap.ts";
import type { Figure } from "../figures/figure.ts";
import type { FileLedger, LedgerEntry } from "../intake/ledger.ts";
import type { LossOfArea } from "../intake/loss-of-area.ts";
import type { NearIds } from "../intake/near-ids.ts";
import type { NpdWarning } from "../intake/npd-year-notes.ts";
import type { Sentence } from "../intake/sentence.ts";
import type { GradesInside, MeasureFrame } from "../release/inside.ts";
import type { FollowedSchool } from "../schools/followed-school.ts";
import type { Moments } from "../scores/moments.ts";
import type { Selection } from "../scores/selection.ts";
import type { ScoreInput, TransformQuestion } from "../scores/transforms.ts";
import type { MeasureSpec, Study } from "../study/study.ts";
import type { PlacedSchools } from "./facts/place-schools.ts";
import type { FoundColumn } from "./pupils/npd-study.ts";

/** Scores under one transform: their means, the scales that they can be shown on, and the sums behind the means. */
export interface ScoredOn extends Transformed {
  readonly moments: Moments;
}

/** The transforms that a figure is shown under, the measure's own first. */
export type Transforms = readonly [ScoredOn, ...ScoredOn[]];

/** Something about pupils that the report must say, with how many there are. */
export interface PupilNote {
  readonly what: string;
  readonly pupils: number;
}

/** What was read for a measure, and what became of it. */
export interface WhatWasRead {
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
  readonly unplaced: readonly Unplaced[];
  /** Where schools were placed; null where no scheme needs the districts of a day. */
  readonly placed: PlacedSchools | null;
  /** What a reader should know about the codes of areas in the study's files. */
  readonly codes: readonly Sentence[];
  /** What was found about the files that the study does not say and a reader should check; absent where nothing was. */
  readonly toCheck?: readonly Sentence[];
  /** Identifiers that are near misses of others; absent where there are none. */
  readonly nearIds?: readonly NearIds[];
  /** Rows that could not be used, by area; absent where none were lost. */
  readonly lossOfAreas?: readonly LossOfArea[];
  /** For a table of areas: its published rows of larger areas compared with the sums of theirs. */
  readonly larger?: readonly Sentence[];
  /** For pupil records only. */
  readonly ofPupils: {
    /** Columns of extracts, with the roles that they have. */
    readonly columns: readonly FoundColumn[];
    /** What is odd about the years of the study, for what it measures. */
    readonly yearNotes: readonly NpdWarning[];
    readonly notes: readonly PupilNote[];
  } | null;
}

/** What one transform of pupils gives, by the name that scales use for it. */
export interface TransformOfPupils {
  readonly input: ScoreInput;
  readonly on: ScoredOn;
}

/** What is needed to score the pupils of a measure again, under another choice. */
export interface Rescored {
  readonly cells: CountCells;
  readonly question: TransformQuestion;
  readonly population: (name: string) => Selection;
  /** All transforms of the measure, its own first. */
  readonly transforms: readonly [TransformOfPupils, ...TransformOfPupils[]];
  /** Pupils counted whether they have prior attainment or not; null where the study asks for no bounds. */
  readonly everybody: CountCells | null;
}

/** What a measure leaves in the private folder. */
export interface PrivateOfMeasure {
  /** Sums by school that the figures were worked out from; null for pupil records. */
  readonly sums: SumCells | null;
  /** Statements that were run on pupil rows, by name. */
  readonly statements: ReadonlyMap<string, string>;
  /** Every school followed between two times; null for measures of pupils. */
  readonly followed: readonly FollowedSchool[] | null;
}

/**
 * A measure after scoring: what pupil records, school tables and grades of schools all hand over. Everything after this
 * is the same for all three (`figures/figures-of-measure.ts`).
 */
export interface Scored {
  readonly study: Study;
  readonly measure: MeasureSpec;
  readonly frame: Frame;
  /** What its figures are about, for the rules: for grades, every school followed. */
  readonly framed: MeasureFrame;
  readonly areas: Areas;
  /** What finds the cells of adjusted gaps; absent for tables and grades. */
  readonly findCells?: FindCells;
  /** What `show`, `compare` and the claims ask for from this measure. */
  readonly figures: readonly Figure[];
  readonly on: (figure: Figure) => Transforms;
  /** Scales of all transforms, in the order in which figures are shown on them. */
  readonly scales: readonly Scale[];
  /** Null where there are no pupils to score again: sums of a school table, and grades. */
  readonly again: Rescored | null;
  readonly read: WhatWasRead;
  /** Checks on the scores that were passed. */
  readonly invariants: readonly string[];
  readonly forPrivate: PrivateOfMeasure;
  /** Numbers that describe its units and have no error. */
  readonly exact: readonly ExactFigure[];
  /** Published totals with what our schools give for them; empty for pupil records and grades. */
  readonly witnesses: readonly Witness[];
  /** For grades: which figures describe the schools followed. */
  readonly grades: GradesInside | null;
}
