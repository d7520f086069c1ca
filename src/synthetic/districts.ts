import type { Draws } from "./draws.ts";
import { type Hex, hexIsland, squaredDistance } from "./hex-island.ts";
import type { Category, District } from "./nation.ts";

/** Seed of everything on the map: places are the same in every nation. */
export const MAP_SEED = 324;

const DISTRICTS = 324;
const REGIONS = 9;
const OPPORTUNITY_AREAS = 6;
/** Words that name regions and districts; the rest name schools. */
export const NAMED_PLACES = REGIONS + DISTRICTS;

const HILLS = 5;
const CATEGORIES: readonly Category[] = [1, 2, 3, 4, 5, 6];

/**
 * 324 invented districts in nine regions. The six categories have 54 each, clustered on the map as rich and poor places
 * are; the six opportunity areas are far apart from each other within categories 5 and 6.
 *
 * @param words place words, the first of which name regions and districts
 */
export function inventDistricts(draws: Draws, words: readonly string[]): readonly District[] {
  const land = hexIsland(DISTRICTS, draws);
  const categories = categoriesOf(land, draws);
  const weak = land.filter((_, index) => (categories[index] ?? 1) >= 5);
  const opportunity = new Set(spreadOut(weak, OPPORTUNITY_AREAS));
  const regions = spreadOut(land, REGIONS);
  const regionOf = land.map((hex) => nearest(hex, regions));
  const order = land
    .map((hex, index) => ({ hex, index, region: regionOf[index] ?? 0 }))
    .sort((a, b) => a.region - b.region || a.hex.r - b.hex.r || a.hex.q - b.hex.q);
  return order.map(({ hex, index, region }, position) => ({
    code: `X07${String(position + 1).padStart(6, "0")}`,
    name: words[REGIONS + position] ?? "",
    region: words[region] ?? "",
    category: categories[index] ?? 1,
    opportunityArea: opportunity.has(hex),
    q: hex.q,
    r: hex.r,
  }));
}

/** Six categories of equal size, cut from a landscape of a few hills with noise. */
function categoriesOf(land: readonly Hex[], draws: Draws): readonly Category[] {
  const hills = Array.from({ length: HILLS }, () => land[draws.below(land.length)]).filter(
    (hill) => hill !== undefined,
  );
  const height = land.map((hex) => {
    const rise = hills.reduce((sum, hill) => sum + 1 / (1 + squaredDistance(hex, hill) / 12), 0);
    return rise + 0.22 * draws.normal();
  });
  const ranked = [...land.keys()].sort((a, b) => (height[b] ?? 0) - (height[a] ?? 0));
  const categories: Category[] = [];
  ranked.forEach((index, rank) => {
    categories[index] = CATEGORIES[Math.floor((rank * CATEGORIES.length) / land.length)] ?? 6;
  });
  return categories;
}

/** A number of hexagons, each as far as possible from those chosen before it. */
function spreadOut(from: readonly Hex[], count: number): readonly Hex[] {
  const chosen: Hex[] = from.slice(0, 1);
  while (chosen.length < count) {
    const room = from.map((hex) => Math.min(...chosen.map((other) => squaredDistance(hex, other))));
    const farthest = from[room.indexOf(Math.max(...room))];
    if (farthest === undefined) throw new RangeError(`too few districts to choose from: ${from.length}`);
    chosen.push(farthest);
  }
  return chosen;
}

function nearest(hex: Hex, others: readonly Hex[]): number {
  const distances = others.map((other) => squaredDistance(hex, other));
  return distances.indexOf(Math.min(...distances));
}
