import type { AnyFigure } from "../../figures/figure.ts";
import { isMeantBy, type Selection, selectionOf, type Touched } from "../../figures/selection.ts";
import type { ReleasedContent } from "../../release/content.ts";
import type { Claim } from "../../study/claim.ts";
import type { Study } from "../../study/study.ts";
import { capital, listed } from "./words.ts";

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

/** What follows "were chosen by results of 2015". */
const meaning: Readonly<Record<Touched, string>> = {
  "same results": ", and a figure of the same results is partly a result of the choice",
  "change from":
    ", where this change starts: some of it would be expected by chance alone, because chosen areas tend to move back towards the average (regression to the mean)",
  "change to": ", where this change ends: part of it is a result of the choice",
  "later results":
    ": later results of chosen areas tend to lie nearer to the average by chance alone (regression to the mean)",
};

/** A caution without the areas that it is about. */
function tailOf({ touched, outcomes, chosen }: Selection): string {
  const by = outcomes.includes("leadership") ? "grades of leadership" : `results at ${listed(outcomes)}`;
  return `were chosen by ${by} of ${yearsWords(chosen.years)}${meaning[touched]}.`;
}

/** The cautions of several figures that are shown together, each once, with the groups of areas that it is about. */
export function selectionCautions(figures: readonly AnyFigure[], study: Study): readonly string[] {
  const found = new Map<string, Set<string>>();
  for (const figure of figures) {
    const selection = selectionOf(figure, study);
    if (selection === null) continue;
    const { scheme, name } = selection.area;
    const tail = tailOf(selection);
    found.set(tail, (found.get(tail) ?? new Set()).add(scheme === "group" ? name : "the areas"));
  }
  return [...found].map(([tail, areas]) => `${capital(listed([...areas]))} ${tail}`);
}

/**
 * What a reader must know about a figure on areas that were chosen by the same outcome: that it repeats the choice, or
 * that it would be expected to move back towards the average. Null for a figure that the choice does not touch.
 *
 * @example // the gap of 2019 in areas chosen by results of 2017 to 2019
 * // "Priority areas were chosen by results at key stage 4 of 2017 to 2019, and a figure of the same results is partly a result of the choice."
 */
export function selectionCaution(figure: AnyFigure, study: Study): string | null {
  return selectionCautions([figure], study)[0] ?? null;
}

/** A text followed by the cautions of the figures that it is about. */
export function withCautions(text: string, figures: readonly AnyFigure[], study: Study): string {
  return [text, ...selectionCautions(figures, study)].join(" ");
}

/** The cautions of the figures that a claim is about. */
export function claimCautions({ request }: Claim, { study, findings }: ReleasedContent): readonly string[] {
  const about = [...findings.values()].flatMap(({ figure }) => {
    const { measure, base, of } = figure;
    if (measure !== request.measure || !isMeantBy(of.area, request.in)) return [];
    const isChange = figure.with !== null && figure.with.year !== of.year;
    if (request.kind !== "leadership" && isChange !== (request.kind === "compare" && request.with.year !== null))
      return [];
    const asked = request.kind === "leadership" || (base === request.statistic && request.of.includes(of.population));
    return asked ? [figure] : [];
  });
  return selectionCautions(about, study);
}
