import { palette } from "./palette.ts";

/** Colours of grades, best first; each is always next to its number or name. */
const gradeColours = [palette.darkBlue, palette.turquoise, palette.orange, palette.darkPink] as const;

/** The colour of a grade by its position, 0 the best. */
export function gradeColour(place: number): string {
  return gradeColours[place] ?? palette.axis;
}

/** The text colour on a grade's colour, for a contrast of 4.5:1 or more: dark on the middle ones, white on the outer ones. */
export function gradeInk(place: number): string {
  return place === 0 || place === 3 ? palette.paper : palette.ink;
}
