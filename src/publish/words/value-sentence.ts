import { isGap, setAgainst } from "../../figures/reading.ts";
import type { ValueFinding } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { breakFirst } from "./break-words.ts";
import { changesOfValues } from "./changes-sentence.ts";
import { readable } from "./readable.ts";
import { withCautions } from "./selection-words.ts";
import { placeOfOthers, sides, unitWord } from "./sentence.ts";
import { capital, domainNoun, ofMeasure, placeNoun, populationNoun } from "./words.ts";

/**
 * A published value as a sentence, with no word about how sure it is: its error is not known.
 *
 * @example // "In 2019, disadvantaged pupils in Derby were 0.87 grades behind pupils who were not disadvantaged in England (no interval is known)."
 */
export function valueSentence(finding: ValueFinding, study: Study): string {
  const { figure, numbers } = finding;
  const [number] = numbers;
  if (number === undefined) throw new Error(`a value without a number: ${figure.id}`);
  const size = `${readable(Math.abs(number.value), number)}${unitWord(number)}`;
  const none = "(no interval is known)";
  const isLevel = !isGap(figure) && (setAgainst(figure) === null || figure.with !== null);
  const text = () => {
    if (figure.versus !== undefined) return changesOfValues(finding, study);
    if (figure.with !== null) {
      const { what, own, other } = sides({ figure }, study);
      const [less, more] = isLevel ? ["lower", "higher"] : ["smaller", "larger"];
      return `${what} was ${size} ${number.value >= 0 ? more : less} ${own} than ${other} ${none}.`;
    }
    const { of, against } = figure;
    if (!isGap(figure) || against === null)
      return `${capital(domainNoun(study, of))}: ${readable(number.value, number)}${unitWord(number)} ${none}.`;
    const whom = `${populationNoun(study, against.population)}${placeOfOthers(of.area, against.area)}`;
    const way = number.value >= 0 ? "behind" : "ahead of";
    return `In ${of.year}, ${populationNoun(study, of.population)} in ${placeNoun(of.area.name)} were ${size} ${way} ${whom} ${none}.`;
  };
  return withCautions(ofMeasure(study, figure.measure, breakFirst(text(), figure.crosses)), [figure], study);
}
