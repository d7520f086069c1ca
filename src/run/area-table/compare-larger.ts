import { shownCell } from "../../effects/words-of-files.ts";
import type { AreaGroupValue, AreaInYear, CheckedAreaTable } from "../../intake/checked-area-table.ts";
import { mostTogether } from "../../intake/school-row.ts";
import { ofData, type Sentence, sentence } from "../../intake/sentence.ts";
import { formatFixed } from "../../number/decimal.ts";
import { regionNamed } from "../../places/regions.ts";

/** So many rows that differ are listed one by one. */
const mostListed = 20;

/** A smaller difference in pupils is not given: it could be an area that the source hides. */
const fewest = 10;

const key = (region: string) => regionNamed(region)?.code ?? region.trim().toLowerCase();

interface Sums {
  readonly areas: number;
  readonly pupils: number;
  /** In steps of the last digit. */
  readonly sum: number;
  /** The values of its areas: pupils, mean, and what rounding of counts can be off. */
  readonly values: readonly AreaGroupValue[];
}

function sumOf(areas: readonly AreaInYear[], group: string): Sums {
  return areas.reduce<Sums>(
    (so, { groups }) => {
      const value = groups.get(group);
      if (value === undefined) return so;
      const n = value.pupils ?? 0;
      const sum = value.printed ? n * value.value : value.value;
      return { areas: so.areas + 1, pupils: so.pupils + n, sum: so.sum + sum, values: [...so.values, value] };
    },
    { areas: 0, pupils: 0, sum: 0, values: [] },
  );
}

/** How far the mean of some areas can be off because their counts are rounded, in steps of the last digit. */
function meanOffByCounts({ values, pupils, sum }: Sums): number {
  const off = values.reduce(
    (so, { value, pupils: n, printed, within = 0 }) =>
      so + within * Math.abs((printed ? value : n === null || n === 0 ? 0 : value / n) - sum / pupils),
    0,
  );
  return off === 0 ? 0 : off / Math.max(1, pupils - mostTogether(values));
}

/** Whether a published value is what the sum of areas gives, to within the rounding of printed means and of counts. */
function isSame(published: AreaGroupValue, ours: Sums): boolean {
  const { pupils, value, printed } = published;
  if (Math.abs((pupils ?? 0) - ours.pupils) > mostTogether([published, ...ours.values])) return false;
  // Two printed means, ours of printed ones: each half a digit off at most.
  return printed ? Math.abs(ours.sum / ours.pupils - value) <= 1 + meanOffByCounts(ours) : ours.sum === value;
}

/** A mean as it is listed: with the decimals of the table, or three where it is worked out from a sum. */
function meanText(mean: number, decimals: number, printed: boolean): string {
  return formatFixed(mean * 10 ** -decimals, printed ? decimals : 3);
}

/**
 * Compares published rows of regions and of the nation with the sums of their areas. They are not added to anything, and a
 * difference is listed: areas that are hidden, or that belong to no region, are missing from the sums.
 *
 * @param decimals of the values, which are whole numbers of their last digit
 */
export function compareLarger(
  { areas, larger }: Pick<CheckedAreaTable, "areas" | "larger">,
  decimals: number,
): readonly Sentence[] {
  let same = 0;
  let without = 0;
  const differing: Sentence[] = [];
  for (const { level, area, year, groups } of larger) {
    const inside = areas.filter(
      (one) => one.year === year && (level === "national" || key(one.attributes.get("region") ?? "") === key(area)),
    );
    for (const [group, value] of groups) {
      const ours = sumOf(inside, group);
      if (ours.pupils === 0) without += 1;
      else if (isSame(value, ours)) same += 1;
      else if (Math.abs((value.pupils ?? 0) - ours.pupils) < fewest && value.pupils !== ours.pupils)
        differing.push(
          sentence`${shownCell(area)}, ${group}, ${String(year)}: published ${(value.pupils ?? 0) > ours.pupils ? "more" : "fewer"} pupils than in its areas, by fewer than ${String(fewest)}`,
        );
      else
        differing.push(
          sentence`${shownCell(area)}, ${group}, ${String(year)}: published ${ofData(value.pupils ?? 0)} pupils with a mean of ${meanText(value.printed ? value.value : value.value / (value.pupils ?? 1), decimals, value.printed)}; its areas (${ofData(ours.areas)}) have ${ofData(ours.pupils)} pupils with ${meanText(ours.sum / ours.pupils, decimals, false)}`,
        );
    }
  }
  if (larger.length === 0) return [];
  const all = same + without + differing.length;
  return [
    sentence`Published numbers of regions or the nation: ${ofData(all)}. The same as those of their areas together, in pupils and in the mean: ${ofData(same)}. Different: ${ofData(differing.length)}${without === 0 ? "" : `. Without areas in the table: ${without}`}`,
    ...differing.slice(0, mostListed),
    ...(differing.length > mostListed ? [sentence`and ${ofData(differing.length - mostListed)} more that differ`] : []),
  ];
}
