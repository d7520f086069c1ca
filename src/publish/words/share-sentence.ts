import type { ShownFinding, ValueFinding } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { placeNoun, pupilsWho } from "./words.ts";

/** Members of a population after "were": "disadvantaged", "pupils at small schools". */
function membersAre(study: Study, population: string): string {
  const title = study.populations.get(population)?.title ?? population;
  return pupilsWho(title).startsWith("pupils ") && !title.startsWith("not ") ? pupilsWho(title) : title;
}

/**
 * A share of pupils as a sentence.
 *
 * @param size the share with its interval: "27.1% (95% interval 25.0% to 29.3%)"
 * @example // "In 2019, 27.1% (95% interval 25.0% to 29.3%) of pupils in Barnsley were disadvantaged."
 */
export function shareSentence(
  { figure: { of } }: Pick<ShownFinding | ValueFinding, "figure">,
  study: Study,
  size: string,
) {
  return `In ${of.year}, ${size} of pupils in ${placeNoun(of.area.name)} were ${membersAre(study, of.population)}.`;
}
