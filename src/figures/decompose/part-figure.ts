import type { Area } from "../../places/area.ts";
import type { DecomposeSpec } from "../../study/decompose.ts";
import type { SeriesBreak } from "../../study/study.ts";
import { type Domain, domainOf } from "../domain.ts";
import type { Figure } from "../figure.ts";
import type { Decomposition } from "./decomposition.ts";

/** Finds a gap, in-area gap or difference since `from` by its domain. */
export type GapFigures = (statistic: "gap" | "in_area_gap" | "difference", of: Pick<Domain, "key">) => Figure;

/** One group in one area, whose gap is decomposed. */
export interface Where {
  readonly measure: string;
  readonly population: string;
  readonly area: Area;
  readonly from: number;
  readonly to: number;
  readonly gaps: GapFigures;
  readonly breaks: readonly SeriesBreak[];
  /** What the entry says about parts for which all years must have been measured alike. */
  readonly across: DecomposeSpec["across"];
}

/** A decomposition with every figure it names. */
export interface Made {
  readonly decomposition: Decomposition;
  readonly figures: readonly Figure[];
}

export const groupIn = ({ population, area }: Pick<Where, "population" | "area">, year: number): Domain =>
  domainOf(population, area, year);

/** The other side of a gap. Every gap here has one. */
export function comparatorOf({ id, against }: Figure): Domain {
  if (against === null) throw new Error(`a gap without another side: ${id}`);
  return against;
}

/** Breaks of the series between two years. */
export function breaksBetween(breaks: readonly SeriesBreak[], from: number, to: number): readonly SeriesBreak[] {
  return breaks.filter(({ year }) => from < year && year <= to);
}

/**
 * Breaks between two years for a part that has a meaning only where all years were measured alike: it is refused across
 * them unless the entry says otherwise, whatever the study does with comparisons.
 */
export function breaksRefused(
  { breaks, across }: Pick<Where, "breaks" | "across">,
  from: number,
  to: number,
): readonly SeriesBreak[] {
  return breaksBetween(breaks, from, to).map((one) => ({ ...one, across: across === "show" ? "show" : "hide" }));
}

/** A part has its own id and formula; everything else is as in a gap unless it is given. */
export type PartOf = Pick<Figure, "id" | "statistic" | "of" | "with" | "formula"> & Partial<Figure>;

/** A figure that is a part of something, in the unit of the outcome unless another is given. */
export function partFigure(measure: string, part: PartOf): Figure {
  return { role: "part", under: null, measure, base: "gap", against: null, unit: "outcome", crosses: [], ...part };
}
