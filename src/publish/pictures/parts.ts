import type { Decomposition } from "../../figures/decompose/decomposition.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type Finding, findingOf, isShown } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { placeNoun, populationNoun } from "../words/words.ts";

/** A decomposition with its findings. */
export interface ReadGap {
  readonly decomposition: Decomposition;
  readonly whole: Finding | null;
  readonly parts: readonly Finding[];
  readonly beside: readonly Finding[];
}

/** The decompositions of a release, those of one question together: the same for each of several areas. */
export function readGaps(content: ReleasedContent): readonly (readonly [ReadGap, ...ReadGap[]])[] {
  const found = (id: string): Finding => findingOf(content.findings, id);
  const questions = new Map<string, [ReadGap, ...ReadGap[]]>();
  for (const decomposition of content.groupings.decompositions) {
    const { kind, measure, population, bands, from, to, whole, parts, beside } = decomposition;
    const gap = {
      decomposition,
      whole: whole === null ? null : found(whole),
      parts: parts.map(found),
      beside: beside.map(found),
    };
    const key = JSON.stringify([kind, measure, population, bands, from, to]);
    const same = questions.get(key);
    if (same === undefined) questions.set(key, [gap]);
    else same.push(gap);
  }
  return [...questions.values()];
}

/** What a row of a decomposition is called. */
export function partLabel({ figure }: Finding, { kind, area, from, to }: Decomposition, study: Study): string {
  const who = `${populationNoun(study, figure.of.population)} in ${placeNoun(figure.of.area.name)}`;
  switch (figure.statistic) {
    case "difference":
      return `Change of the gap, ${from} to ${to}`;
    case "moved_by_comparator":
      return `Moved by ${who}`;
    case "moved_by_group":
      return `Moved by ${who}`;
    case "of_mix":
      return "From a different mix of bands";
    case "of_gaps":
      return "From different gaps within bands";
    case "within_schools":
      return "Within schools";
    case "between_schools":
      return "Between schools";
    case "of_place":
      return "From the place";
    case "in_area_gap":
      return `Gap inside the area, ${to}`;
    case "gap": {
      const against = figure.against?.area.name ?? "";
      return kind === "area_against_nation" ? `Gap from ${placeNoun(against)}, ${to}` : `Gap, ${to}`;
    }
    case "slope":
      return `${area.name}, ${from} to ${to}`;
    default:
      return figure.statistic.replaceAll("_", " ");
  }
}

/** The number of a finding that a report prints, on its first scale; null where it is not shown. */
export function firstNumber(finding: Finding | undefined) {
  return finding !== undefined && isShown(finding) ? (finding.numbers[0] ?? null) : null;
}
