import type { Domain } from "../../figures/domain.ts";
import { isGap, setAgainst } from "../../figures/reading.ts";
import type { ShownFinding } from "../../release/finding.ts";

/** The gap of one side of a comparison, from its means; null where these do not give it. */
function gapOf({ figure, rests }: ShownFinding, { population, area, year }: Domain): number | null {
  const { against, base } = figure;
  if (against === null) return null;
  const meanOf = (who: string, areaKey: string) =>
    rests.find((one) => one.population === who && one.areaKey === areaKey && one.year === year)?.mean ?? null;
  const own = meanOf(population, area.key);
  const comparator = meanOf(
    against.population,
    setAgainst({ base }) === "comparison in the same area" ? area.key : against.area.key,
  );
  return own === null || comparator === null ? null : comparator - own;
}

/**
 * What must be said about a comparison of gaps where one is below zero: "larger" then does not mean further apart.
 *
 * @param own what the one side is called, as "in 2015"
 * @returns a sentence with a space before it, or nothing where both gaps are above zero
 */
export function belowZeroWords(finding: ShownFinding, own: string, other: string): string {
  const { figure } = finding;
  if (!isGap(figure) || figure.with === null) return "";
  const isBelow = (side: Domain) => (gapOf(finding, side) ?? 0) < 0;
  const [one, two] = [isBelow(figure.of), isBelow(figure.with)];
  if (one && two)
    return " Both gaps are below zero, which means ahead of the comparison group: the larger gap is the one less far ahead.";
  if (!one && !two) return "";
  return ` The gap ${one ? own : other} is below zero, which means ahead of the comparison group.`;
}
