import { formatFixed } from "../../number/decimal.ts";
import type { ReleasedContent } from "../../release/content.ts";
import type { ShownWitness } from "../../release/witnesses.ts";
import { readableCount } from "./readable.ts";
import { populationNoun } from "./words.ts";

/** The most totals that are given as sentences; the table has all of them. */
const mostSaid = 6;

const typeset = (value: number, decimals: number) => formatFixed(value, decimals).replace("-", "−");

/** A share missing as a percentage: "none", "under 1%", "2%". */
export function missingWords(missing: number): string {
  if (missing <= 0) return missing === 0 ? "none" : `${Math.round(-100 * missing)}% more`;
  return missing < 0.01 ? "under 1%" : `${Math.round(100 * missing)}%`;
}

/** The mean and pupils of a side, as people read them: "−0.65 (2,199 pupils)". */
export function sideWords(side: { readonly mean: number; readonly pupils: number } | null, decimals: number): string {
  return side === null ? "–" : `${typeset(side.mean, decimals)} (${readableCount(side.pupils)} pupils)`;
}

function sentence({ study }: ReleasedContent, witness: ShownWitness): string | null {
  const { published, ours, missing, area, year, population, unit, decimals, note } = witness;
  if (published === null || ours === null || missing === null) return null;
  const who = populationNoun(study, population);
  const lack =
    missing > 0
      ? `our schools lack ${missingWords(missing)} of ${who} in the published total (${readableCount(ours.pupils)} of ${readableCount(published.pupils)})`
      : `our schools have ${readableCount(ours.pupils)} of ${who}, the published total ${readableCount(published.pupils)}`;
  const means = `Their mean is ${typeset(ours.mean, decimals)} ${unit}, the published one ${typeset(published.mean, decimals)}.`;
  return `${area.name}, ${year}: ${lack}. ${means}${note === "" ? "" : ` ${note.charAt(0).toUpperCase()}${note.slice(1)}.`}`;
}

/** Totals in the order in which a reader should meet them: those with a fault first, then by the share that is missing. */
function worstFirst(witnesses: readonly ShownWitness[]): readonly ShownWitness[] {
  const size = ({ missing, note }: ShownWitness) => (note === "" ? 0 : 10) + Math.abs(missing ?? 0);
  return [...witnesses].sort((a, b) => size(b) - size(a));
}

/**
 * How far our schools are from the published totals, in sentences: the six with the largest share of pupils missing.
 *
 * @example
 * // "Hampshire, 2018: our schools lack 2% of disadvantaged pupils in the published total (2,199 of 2,246). Their mean is
 * // −0.65 grades a subject, the published one −0.68."
 */
export function witnessSentences(content: ReleasedContent): readonly string[] {
  return worstFirst(content.witnesses)
    .flatMap((witness) => sentence(content, witness) ?? [])
    .slice(0, mostSaid);
}
