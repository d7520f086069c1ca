import type { VNode } from "preact";
import { coordinate } from "./coordinate.ts";
import { palette } from "./palette.ts";
import type { MarkerShape, SeriesLook } from "./series-look.ts";

export interface MarkerProps {
  readonly x: number;
  readonly y: number;
  readonly look: SeriesLook;
  /** Hollow points are unreliable. */
  readonly hollow: boolean;
}

const OUTLINE: Readonly<Record<Exclude<MarkerShape, "circle">, readonly (readonly [number, number])[]>> = {
  square: [
    [-4, -4],
    [4, -4],
    [4, 4],
    [-4, 4],
  ],
  triangle: [
    [0, -5.2],
    [5, 4],
    [-5, 4],
  ],
  diamond: [
    [0, -5.6],
    [5.6, 0],
    [0, 5.6],
    [-5.6, 0],
  ],
};

/** One point of a series. */
export function Marker({ x, y, look: { colour, shape }, hollow }: MarkerProps): VNode {
  const paint = { fill: hollow ? palette.paper : colour, stroke: colour, "stroke-width": 1.75 } as const;
  if (shape === "circle") return <circle class="point" cx={x} cy={y} r="4" {...paint} />;
  const corners = OUTLINE[shape].map(([dx, dy]) => `${coordinate(x + dx)} ${coordinate(y + dy)}`);
  return <path class="point" d={`M${corners.join("L")}Z`} {...paint} />;
}
