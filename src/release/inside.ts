import type { Frame } from "../cells/frame.ts";
import type { OwnAreas } from "../cells/own-areas.ts";
import type { UnitCounts } from "../cells/unit-counts.ts";
import type { InsideOf } from "../cells/units-inside.ts";
import type { Resampled } from "../estimates/bootstrap/resampled.ts";
import type { Estimated } from "../estimates/estimate.ts";
import type { ExactFigure } from "../estimates/exact.ts";
import type { Scale } from "../estimates/scale.ts";
import type { AlternativesOfFigure } from "../estimates/sensitivity/alternative.ts";
import type { Witness } from "../estimates/witness.ts";
import type { Decomposition } from "../figures/decompose/decomposition.ts";
import type { Domain } from "../figures/domain.ts";
import type { FigureId } from "../figures/figure.ts";
import type { GradeCountIds } from "../figures/grades/grade-counts.ts";
import type { FileLedger } from "../intake/ledger.ts";
import type { LossOfArea } from "../intake/loss-of-area.ts";
import type { NearIds } from "../intake/near-ids.ts";
import type { PrintedLine } from "../intake/printed-figures.ts";
import type { Sentence } from "../intake/sentence.ts";
import type { SchemeUsed } from "../places/scheme.ts";
import type { FrameworkUse } from "../schools/framework-use.ts";
import type { LeadershipSet } from "../study/grades-of-schools.ts";
import type { NameInStudy } from "../study/left-out.ts";
import type { Study } from "../study/study.ts";
import type { Families, StatusOf } from "./families.ts";
import type { ColumnOfRole, Provenance, YearNote } from "./provenance.ts";

/** What figures of a measure are about, in the units of its frame. */
export interface MeasureFrame {
  readonly frame: Frame;
  /** The sets of units that a domain is about. */
  readonly inside: InsideOf;
  /**
   * The areas whose names come from records of pupils, with what is counted in them; empty for school tables and grades,
   * which are about schools: which school lies where is public.
   */
  readonly ownAreas: OwnAreas;
  /** Its units by school, where what is hidden has to be protected from subtraction; null elsewhere. */
  readonly counted: UnitCounts | null;
  /**
   * Of schools followed between two times: the set of schools rated both times that a domain is a part of, if it is. Shares
   * of such a set at the two times, and the shares that rose and fell, follow from each other. Null for other domains.
   */
  readonly ratedTwice: (domain: Domain) => LeadershipSet | null;
}

/** A measure with its own figures, before any rule. */
export interface OwnFigures extends MeasureFrame {
  readonly measure: string;
  readonly estimates: readonly Estimated[];
}

/** Schools followed between two times: which figures describe them, and what is said about them. */
export interface GradesInside {
  readonly first: string;
  readonly last: string;
  readonly areas: readonly GradeCountIds[];
  readonly frameworks: readonly FrameworkUse<number>[];
  /** What a reader must know, in sentences. */
  readonly notes: readonly string[];
}

/** Everything that a measure hands to the rules. */
export interface MeasureInside extends OwnFigures {
  /** Figures that only decompositions ask for. */
  readonly parts: readonly Estimated[];
  readonly decompositions: readonly Decomposition[];
  readonly resampled: Resampled;
  readonly exact: readonly ExactFigure[];
  /** Null for a measure of pupils. */
  readonly grades: GradesInside | null;
  readonly sensitivity: readonly AlternativesOfFigure[];
  /** Published totals with what our schools give for them. */
  readonly witnesses: readonly Witness[];
  /** Identifiers that are near misses of others. */
  readonly nearIds: readonly NearIds[];
  /** Rows that could not be used, by area. */
  readonly lossOfAreas: readonly LossOfArea[];
  readonly scales: readonly Scale[];
}

/** A variant of the study with what it gives, before any rule. */
export interface VariantInside {
  readonly name: string;
  readonly changes: readonly string[];
  readonly study: Study;
  /** Measures whose figures it can change; it is compared on figures of these alone. */
  readonly reaches: readonly string[];
  readonly measures: readonly OwnFigures[];
}

/** Everything that is handed to the rules, before anything is released. */
export interface Inside {
  readonly study: Study;
  readonly measures: readonly MeasureInside[];
  /** Ids of the figures that variants are compared on. */
  readonly besideVariants: readonly FigureId[];
  readonly variants: readonly VariantInside[];
  /** What figures give together, worked out once it is known which of them are shown. */
  readonly families: (statusOf: StatusOf) => Promise<Families>;
  readonly ledgers: readonly FileLedger[];
  readonly unplaced: readonly { readonly scheme: string; readonly reason: string; readonly schools: number }[];
  readonly placed: readonly { readonly what: string; readonly schools: number }[];
  readonly codes: readonly Sentence[];
  /** What was found about the files that the study does not say and a reader should check. */
  readonly toCheck: readonly Sentence[];
  /** Published rows of larger areas compared with the sums of their areas. */
  readonly larger: readonly Sentence[];
  /** Members of schemes in which no school of the data lies: said only where zeros may be shown. */
  readonly absent: readonly string[];
  readonly columns: readonly ColumnOfRole[];
  readonly yearNotes: readonly YearNote[];
  readonly schemes: readonly SchemeUsed[];
  readonly notes: readonly { readonly what: string; readonly pupils: number }[];
  readonly invariants: readonly string[];
  readonly printed: readonly PrintedLine[];
  readonly provenance: Omit<Provenance, "studyText">;
  /** The text of the study file without names of areas that are not to be published. */
  readonly studyText: (isNameless: (name: NameInStudy) => boolean) => string;
}
