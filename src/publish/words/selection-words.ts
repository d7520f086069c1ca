import type { AnyFigure } from "../../figures/figure.ts";
import { domainsOf } from "../../figures/formula.ts";
import { type Area, slug } from "../../places/area.ts";
import type { ChoosingOutcome, ChosenBy } from "../../places/scheme.ts";
import type { MeasureSpec, PlaceSpec, Study } from "../../study/study.ts";
import { listed } from "./words.ts";

/** What the areas of a group were chosen by; its opposite was not chosen, it is what was left. */
function chosenByGroup(name: string, places: PlaceSpec): ChosenBy | null {
  const group = places.groups.get(name);
  if (group === undefined || group.kind === "not") return null;
  return places.schemes.get(group.scheme)?.chosen ?? null;
}

function chosenBy({ scheme, key }: Area, { places }: Study): ChosenBy | null {
  if (scheme !== "group") return places.schemes.get(scheme)?.chosen ?? null;
  const name = [...places.groups.keys()].find((group) => slug(group) === key);
  return name === undefined ? null : chosenByGroup(name, places);
}

/** The outcome that a measure has in common with what areas were chosen by; any where the study does not say its key stage. */
function inCommon(measure: MeasureSpec | undefined, on: readonly ChoosingOutcome[]): readonly ChoosingOutcome[] {
  if (measure === undefined) return [];
  if (measure.of === "schools")
    return measure.outcome === "leadership_grade" ? on.filter((one) => one === "leadership") : [];
  const results = on.filter((one) => one !== "leadership");
  const { keyStage } = measure;
  return keyStage === null ? results : results.filter((one) => one === `key stage ${keyStage}`);
}

/** "2015", "2017 to 2019", "2015 and 2017 to 2019". */
function yearsWords(years: readonly number[]): string {
  const runs: number[][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run?.at(-1) === year - 1) run.push(year);
    else runs.push([year]);
  }
  return listed(runs.map((run) => (run.length === 1 ? String(run[0]) : `${run[0]} to ${run.at(-1)}`)));
}

/** What the choice does to a figure of these years, in the words that follow "chosen by ..."; null where it does nothing. */
function effect(years: readonly number[], { years: chosen }: ChosenBy): string | null {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const isChange = first < last;
  if (isChange && chosen.includes(first))
    return "the year that this change starts from is one of them. Some of the change would be expected without any cause (regression to the mean)";
  if (isChange && chosen.includes(last))
    return "the year that this change ends in is one of them. Some of the change is a result of the choice";
  if (chosen.includes(last)) return "this figure is of the same results. Part of it is a result of the choice";
  if (last > Math.max(...chosen))
    return "results of later years would be expected to lie nearer to the average without any cause (regression to the mean)";
  return null;
}

/**
 * What a reader must know of a figure on areas that were chosen by the same outcome: that it repeats the choice, or that
 * it would be expected to move back towards the average. Null for a figure that the choice does not touch: of another
 * outcome, of all areas, or of years before those of the choice.
 *
 * @example // the gap of 2019 in areas chosen by results of 2017 to 2019
 * // "Areas here were chosen by results at key stage 4 of 2017 to 2019, and this figure is of the same results. Part of it is a result of the choice."
 */
export function selectionCaution(figure: AnyFigure, study: Study): string | null {
  const sides = [figure.of, ...(figure.with === null ? [] : [figure.with])];
  for (const { area } of sides) {
    const chosen = chosenBy(area, study);
    if (chosen === null) continue;
    const outcomes = inCommon(study.measures.get(figure.measure), chosen.on);
    const years = domainsOf(figure.formula).flatMap((domain) => (domain.area.key === area.key ? [domain.year] : []));
    const touched = outcomes.length === 0 || years.length === 0 ? null : effect(years, chosen);
    if (touched === null) continue;
    const by = outcomes.includes("leadership") ? "grades of leadership" : `results at ${listed(outcomes)}`;
    return `Areas here were chosen by ${by} of ${yearsWords(chosen.years)}, and ${touched}.`;
  }
  return null;
}

/** The cautions of several figures that are shown together, each once. */
export function selectionCautions(figures: readonly AnyFigure[], study: Study): readonly string[] {
  const found = figures.flatMap((figure) => selectionCaution(figure, study) ?? []);
  return [...new Set(found)];
}

/** A text followed by the cautions of the figures that it is about. */
export function withCautions(text: string, figures: readonly AnyFigure[], study: Study): string {
  return [text, ...selectionCautions(figures, study)].join(" ");
}
