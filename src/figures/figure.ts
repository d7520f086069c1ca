import type { LeadershipStatistic } from "../study/grades-of-schools.ts";
import type { Comparison, differenceOfChanges, ShownStatistic } from "../study/statistic.ts";
import type { SeriesBreak } from "../study/study.ts";
import type { Covered, Domain, UnitsDomain } from "./domain.ts";

/** What percentiles are taken of: the scores of a measure, or the years since the judgement in force. */
export type QuantileBy = "score" | "years since the judgement";

/** The mean of a domain. */
export interface MeanOf {
  readonly op: "mean";
  readonly domain: Domain;
}

/** How many units a domain has. */
export interface CountOf {
  readonly op: "count";
  readonly domain: UnitsDomain;
}

/** A percentile of the units of a domain, from 1 to 99. */
export interface QuantileOf {
  readonly op: "quantile";
  readonly domain: UnitsDomain;
  readonly at: number;
  readonly by: QuantileBy;
}

/** How a figure is worked out from leaves of one kind: data that can be evaluated, traced to its counts and printed. */
export type FormulaOf<Leaf> =
  | Leaf
  | { readonly op: "constant"; readonly value: number; readonly source: string }
  | {
      readonly op: "minus" | "plus" | "times" | "over";
      readonly left: FormulaOf<Leaf>;
      readonly right: FormulaOf<Leaf>;
    }
  | { readonly op: "log" | "negate"; readonly of: FormulaOf<Leaf> };

/** A formula of means. It can also be differentiated, so its figure has an error. */
export type Formula = FormulaOf<MeanOf>;

/** A formula of any kind of leaves. */
export type AnyFormula = FormulaOf<MeanOf | CountOf | QuantileOf>;

/** Statistics that only decompositions give. */
export type DecomposedStatistic =
  | "moved_by_comparator"
  | "moved_by_group"
  | "of_mix"
  | "of_gaps"
  | "share"
  | "gap_at_mix"
  | "within_schools"
  | "between_schools"
  | "of_place"
  | "slope"
  | "years_to_close";

/** Statistics of the units of an area that have no error: counts, a median age, the least and most a share could be. */
export type ExactStatistic = "count" | "median_age" | "lowest" | "highest";

/** The statistic of a figure before anything is compared. */
export type BaseStatistic = ShownStatistic | LeadershipStatistic | "percentile_gap" | "count" | "median_age";

export type Statistic = BaseStatistic | Comparison | typeof differenceOfChanges | DecomposedStatistic | ExactStatistic;

/**
 * The reason why a figure is in the release.
 *
 * - `asked`: the study asks for it under show, compare or claims
 * - `part`: a decomposition needs it
 * - `percentiles`: it is a gap between percentiles
 * - `choice`: it is a figure of the study under another choice
 * - `count`: it describes schools or pupils and has no error
 */
export const figureRoles = ["asked", "part", "percentiles", "choice", "count"] as const;
export type FigureRole = (typeof figureRoles)[number];

/** `outcome` is the unit of the measure, to be put on scales, perhaps `a year`; `ratio` and `fraction` have no unit. */
export type FigureUnit = "outcome" | "outcome a year" | "years" | "ratio" | "fraction" | "units";

/** The choice that a figure is worked out under, where it is not the study's own. */
export interface UnderChoice {
  /** What the choice is about: a variant of the study, another expectation, ... */
  readonly about: string;
  /** Its name, which readers see. */
  readonly name: string;
}

export type FigureId = string;

interface FigureHead {
  /** Stable and readable: progress/gap/persistent/areas-5-6/2015. */
  readonly id: FigureId;
  readonly role: FigureRole;
  /** Null where the figure is worked out as the study says. */
  readonly under: UnderChoice | null;
  readonly measure: string;
  readonly statistic: Statistic;
  /** What is compared in a comparison, otherwise the statistic itself. */
  readonly base: BaseStatistic;
  readonly of: Domain;
  readonly against: Domain | null;
  /** In a comparison: the other domain, where it differs from `of`. */
  readonly with: Domain | null;
  /** In a difference of changes: the group, area and later year whose change the figure's own is set against. */
  readonly versus?: Domain;
  readonly unit: FigureUnit;
  /** In an adjusted gap: what it is adjusted for, and the part of each group in it that is compared. */
  readonly adjusted?: { readonly for: readonly string[]; readonly covered: readonly Covered[] };
  /** Where `of` is not a mean in the formula: the domain in the formula with the same pupils and schools as `of`. */
  readonly countedBy?: Domain;
  /** The year among whose pupils scores are ranks, whatever the pupil's own year; absent otherwise. */
  readonly onRanksOf?: number;
  readonly crosses: readonly SeriesBreak[];
}

/** One number of a release before it is worked out: what it describes, and how it comes from means. */
export interface Figure extends FigureHead {
  readonly formula: Formula;
}

/** A number of a release that is not made of means: a gap between percentiles, a count, a bound of a share. */
export interface OtherFigure extends FigureHead {
  readonly formula: FormulaOf<CountOf | QuantileOf>;
}

export type AnyFigure = Figure | OtherFigure;
