import { type Area, slug } from "../places/area.ts";
import type { ChoosingOutcome, ChosenBy } from "../places/scheme.ts";
import type { MeasureSpec, PlaceSpec, Study } from "../study/study.ts";
import type { AnyFigure } from "./figure.ts";
import { domainsOf } from "./formula.ts";

/**
 * How a figure is touched by the choice of its areas.
 *
 * - `same results`: its results are among those by which the areas were chosen
 * - `change from`, `change to`: it is a change that starts or ends in a year of these results
 * - `later results`: they are of years after, and would be expected to move back towards the average
 */
export type Touched = "same results" | "change from" | "change to" | "later results";

/** What the choice of areas means for a figure on them. */
export interface Selection {
  /** The area that was chosen: the figure's own, or the one it is compared with. */
  readonly area: Area;
  readonly touched: Touched;
  /** The outcomes that the choice and the figure have in common. */
  readonly outcomes: readonly ChoosingOutcome[];
  readonly chosen: ChosenBy;
}

/** Whether an area is meant by one of the names after `in`: a scheme, one of its members, or a group. */
export function isMeantBy({ scheme, key }: Area, names: readonly string[]): boolean {
  return names.includes(scheme) || names.some((name) => slug(name) === key);
}

/** What an area was chosen by. The opposite of a group was not chosen: it is what was left. */
function chosenBy({ scheme, key }: Area, { schemes, groups }: PlaceSpec): ChosenBy | null {
  if (scheme !== "group") return schemes.get(scheme)?.chosen ?? null;
  const [, group] = [...groups].find(([name]) => slug(name) === key) ?? [];
  return group === undefined || group.kind === "not" ? null : (schemes.get(group.scheme)?.chosen ?? null);
}

/** The outcomes that a measure has in common with a choice; all results where the study does not say its key stage. */
function inCommon(measure: MeasureSpec | undefined, on: readonly ChoosingOutcome[]): readonly ChoosingOutcome[] {
  if (measure === undefined) return [];
  if (measure.of === "schools")
    return measure.outcome === "leadership_grade" ? on.filter((one) => one === "leadership") : [];
  const { keyStage } = measure;
  return on.filter((one) => one !== "leadership" && (keyStage === null || one === `key stage ${keyStage}`));
}

function touchedBy(years: readonly number[], { years: chosen }: ChosenBy): Touched | null {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (first < last && chosen.includes(first)) return "change from";
  if (first < last && chosen.includes(last)) return "change to";
  if (chosen.includes(last)) return "same results";
  return last > Math.max(...chosen) ? "later results" : null;
}

/**
 * What the choice of its areas means for a figure; null for one that the choice does not touch: of another outcome, of
 * areas that were not chosen, or of years before those of the choice.
 *
 * @example // a gap of 2019 in areas chosen by results at key stage 4 of 2017 to 2019: "same results"
 */
export function selectionOf(figure: AnyFigure, { measures, places }: Study): Selection | null {
  const sides = [figure.of, ...(figure.with === null ? [] : [figure.with])];
  for (const { area } of sides) {
    const chosen = chosenBy(area, places);
    if (chosen === null) continue;
    const outcomes = inCommon(measures.get(figure.measure), chosen.on);
    const years = domainsOf(figure.formula).flatMap((domain) => (domain.area.key === area.key ? [domain.year] : []));
    const touched = outcomes.length === 0 || years.length === 0 ? null : touchedBy(years, chosen);
    if (touched !== null) return { area, touched, outcomes, chosen };
  }
  return null;
}
