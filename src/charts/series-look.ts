import { seriesColours } from "./palette.ts";

export type MarkerShape = "circle" | "square" | "triangle" | "diamond";

/** What distinguishes a series: colour, dashes and the shape of its points, any one of which is enough. */
export interface SeriesLook {
  readonly colour: string;
  readonly dash: string | null;
  readonly shape: MarkerShape;
}

const DASHES = [null, "7 3", "2 3", "9 3 2 3"] as const;
const SHAPES = ["circle", "square", "triangle", "diamond"] as const;

/** @throws RangeError for a fifth series: more than four lines cannot be distinguished */
export function seriesLook(index: number): SeriesLook {
  const colour = seriesColours[index];
  const dash = DASHES[index];
  const shape = SHAPES[index];
  if (colour === undefined || dash === undefined || shape === undefined) {
    throw new RangeError(`a trend chart holds at most ${seriesColours.length} series`);
  }
  return { colour, dash, shape };
}
