import type { Draws } from "./draws.ts";
import { areaOf, type District } from "./nation.ts";
import { AREAS, type TargetCell } from "./targets.ts";

/**
 * The share of the nation's pupils in each district. Districts differ, and those of each part of the nation add up to
 * that part's share in the targets.
 */
export function inventDistrictSizes(
  draws: Draws,
  districts: readonly District[],
  cells: readonly TargetCell[],
): Float64Array {
  const shares = sharesOfAreas(cells);
  const drawn = districts.map(() => draws.about(1, 0.3, 0.45, 1.9));
  const parts = districts.map((district) => AREAS.indexOf(areaOf(district)));
  const sums = AREAS.map((_, part) => drawn.reduce((sum, one, index) => sum + (parts[index] === part ? one : 0), 0));
  return Float64Array.from(drawn, (one, index) => {
    const part = parts[index] ?? 0;
    return (one / (sums[part] ?? 1)) * (shares[part] ?? 0);
  });
}

/** The share of the nation's pupils in each of its parts, in the order of `AREAS`: the mean over the years. */
function sharesOfAreas(cells: readonly TargetCell[]): Float64Array {
  const years = new Set(cells.map((cell) => cell.year)).size;
  const shares = new Float64Array(AREAS.length);
  for (const cell of cells) {
    const area = AREAS.indexOf(cell.area);
    shares[area] = (shares[area] ?? 0) + cell.shareOfNation / years;
  }
  return shares;
}
