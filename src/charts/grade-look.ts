import { palette } from "./palette.ts";

/** Colours of grades, best first; every one of them stands beside its number or name. */
const gradeColours = [palette.darkBlue, palette.turquoise, palette.orange, palette.darkPink] as const;

/** The colour of a grade by its place, 0 the best. */
export function gradeColour(place: number): string {
  return gradeColours[place] ?? palette.axis;
}

/** Text on a grade's colour with a contrast of 4.5:1 or more; on the middle ones dark, on the outer ones white. */
export function gradeInk(place: number): string {
  return place === 0 || place === 3 ? palette.paper : palette.ink;
}
