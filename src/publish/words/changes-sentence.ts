import { baseNoun } from "../../figures/reading.ts";
import type { ShownTest } from "../../release/families.ts";
import type { ShownFinding, ShownNumber, ValueFinding } from "../../release/finding.ts";
import type { Study } from "../../study/study.ts";
import { changesWords, toldChanges } from "./changes-compared.ts";
import { readable } from "./readable.ts";
import { surenessOf } from "./sureness.ts";
import { asideOf, marginWords } from "./test-words.ts";
import { placeNoun, populationNoun } from "./words.ts";

type Compared = Pick<ShownFinding, "figure"> & { readonly rests: ValueFinding["rests"] };

/** What a difference of changes is of, and its two sides, each naming only what differs; null for other figures. */
export function sidesOfChanges(
  { figure }: Pick<Compared, "figure">,
  study: Study,
): { readonly what: string; readonly own: string; readonly other: string; readonly when: string } | null {
  const { of, with: before, versus } = figure;
  if (versus === undefined || before === null) return null;
  const [samePupils, sameArea] = [versus.population === of.population, versus.area.key === of.area.key];
  const side = (domain: typeof of) =>
    [
      ...(samePupils ? [] : [`for ${populationNoun(study, domain.population)}`]),
      ...(sameArea ? [] : [`in ${placeNoun(domain.area.name)}`]),
    ].join(" ");
  const what = [
    `the ${baseNoun(figure)}`,
    ...(samePupils ? [`of ${populationNoun(study, of.population)}`] : []),
    ...(sameArea ? [`in ${placeNoun(of.area.name)}`] : []),
  ].join(" ");
  const [first, last] = [Math.min(before.year, of.year), Math.max(before.year, of.year)];
  return { what, own: side(of), other: side(versus), when: `${first} to ${last}` };
}

function told(finding: Compared, study: Study, value: number) {
  const sides = sidesOfChanges(finding, study);
  if (sides === null) throw new Error(`not a difference of changes: ${finding.figure.id}`);
  const { of, with: before } = finding.figure;
  const forward = before !== null && before.year > of.year ? -value : value;
  return { changes: toldChanges(finding.figure, finding.rests, forward), lower: forward < 0, ...sides };
}

const sizeOf = (value: number, number: Parameters<typeof readable>[1]) =>
  `${readable(Math.abs(value), number)} ${number.unit}`;

/**
 * A difference of changes as a sentence.
 *
 * @example // "From 2010 to 2015, the gap of disadvantaged pupils closed by 1.2 months more in A than in B (95% interval 0.3 to 2.1)."
 */
export function changesSentence(
  finding: ShownFinding,
  number: ShownNumber,
  study: Study,
  test: ShownTest | null,
): string {
  const { changes, ...sides } = told(finding, study, number.value);
  const sureness = surenessOf(number, 0, test);
  const [low, high] = number.value < 0 ? [-number.upper, -number.lower] : [number.lower, number.upper];
  const spread = `(95% interval ${readable(low, number)} to ${readable(high, number)})`;
  const sure = sureness === "exact" ? null : sureness;
  const within = test === null ? "" : marginWords(test);
  const said = changesWords(changes, { ...sides, size: sizeOf(number.value, number), spread, sure, within });
  return `${said}${asideOf(number, 0, test)}`;
}

/** The same for published values, whose error is not known. */
export function changesOfValues(finding: ValueFinding, study: Study): string {
  const [number] = finding.numbers;
  if (number === undefined) throw new Error(`a value without a number: ${finding.figure.id}`);
  const { changes, ...sides } = told(finding, study, number.value);
  const size = sizeOf(number.value, number);
  return changesWords(changes, { ...sides, size, spread: "(no interval is known)", sure: null, within: "" });
}
