import type { Draws } from "./draws.ts";

/** A hexagon in axial coordinates. Its neighbours differ by one step along q, r or both in opposite directions. */
export interface Hex {
  readonly q: number;
  readonly r: number;
}

const STEPS: readonly Hex[] = [
  { q: 1, r: 0 },
  { q: 1, r: -1 },
  { q: 0, r: -1 },
  { q: -1, r: 0 },
  { q: -1, r: 1 },
  { q: 0, r: 1 },
];
const NARROW = 0.72;
const RAGGED = 2.4;

/** The six hexagons that share an edge with this one. */
export function neighbours({ q, r }: Hex): readonly Hex[] {
  return STEPS.map((step) => ({ q: q + step.q, r: r + step.r }));
}

/** Centre of a hexagon on the page, in units of the distance between neighbours; y grows southwards. */
function centre({ q, r }: Hex): { readonly x: number; readonly y: number } {
  return { x: q + r / 2, y: (r * Math.sqrt(3)) / 2 };
}

/** Square of the distance on the page. */
export function squaredDistance(one: Hex, other: Hex): number {
  const a = centre(one);
  const b = centre(other);
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}

/**
 * A connected island, longer than wide, with a ragged coast: grown from one hexagon by always adding the nearest
 * neighbour of the island so far, with some noise in "nearest".
 */
export function hexIsland(count: number, draws: Draws): readonly Hex[] {
  const name = ({ q, r }: Hex) => `${q} ${r}`;
  const seen = new Set<string>();
  const coast: { hex: Hex; cost: number }[] = [];
  const discover = (hex: Hex) => {
    if (seen.has(name(hex))) return;
    seen.add(name(hex));
    const { x, y } = centre(hex);
    const cost = Math.sqrt((x / NARROW) ** 2 + (y * NARROW) ** 2) + RAGGED * draws.fraction();
    coast.push({ hex, cost });
  };
  const land: Hex[] = [];
  discover({ q: 0, r: 0 });
  while (land.length < count) {
    const nearest = coast.reduce((best, item, index) => (item.cost < (coast[best]?.cost ?? 0) ? index : best), 0);
    for (const { hex } of coast.splice(nearest, 1)) {
      land.push(hex);
      for (const neighbour of neighbours(hex)) discover(neighbour);
    }
  }
  return land;
}
