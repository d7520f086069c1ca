import type { IntervalRow } from "./interval-row.ts";
import { palette } from "./palette.ts";

/** How an interval is drawn, in strips and plots alike. Weight and size differ as well as colour. */
export interface IntervalLook {
  readonly colour: string;
  readonly fill: string;
  readonly radius: number;
  readonly weight: number;
  readonly cap: number;
}

/** Published estimates are filled and unreliable ones hollow; emphasised rows are larger and darker. */
export function intervalLook({ status, emphasis }: Pick<IntervalRow, "status" | "emphasis">): IntervalLook {
  const colour = emphasis === true ? palette.darkBlue : palette.midBlue;
  return {
    colour,
    fill: status === "unreliable" ? palette.paper : colour,
    radius: emphasis === true ? 5.5 : 4.5,
    weight: emphasis === true ? 2.5 : 1.5,
    cap: emphasis === true ? 10 : 8,
  };
}

/** A shrunken estimate is below the raw one, thinner and in another colour. */
export const shrunkenLook: IntervalLook = {
  colour: palette.orange,
  fill: palette.paper,
  radius: 3,
  weight: 1.5,
  cap: 5,
};

export const zeroLine = { stroke: palette.axis, "stroke-width": 1 } as const;
export const gridLine = { stroke: palette.grid, "stroke-width": 1 } as const;
export const referenceLine = { stroke: palette.darkPink, "stroke-width": 1.5, "stroke-dasharray": "4 3" } as const;
