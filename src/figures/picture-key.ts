import type { AnyFigure } from "./figure.ts";

/**
 * The name of the picture of areas that a figure of the last year belongs to.
 *
 * @example pictureKey(gap) // "progress/gap/disadvantaged/region"
 */
export function pictureKey({ measure, base, of }: Pick<AnyFigure, "measure" | "base" | "of">): string {
  return [measure, base, of.population, of.area.scheme].join("/");
}
