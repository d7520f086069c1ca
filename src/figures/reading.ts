import { type StatisticSpec, statisticSpec } from "../study/statistic.ts";
import type { AnyFigure } from "./figure.ts";

type Based = Pick<AnyFigure, "base">;

/** The statistic of a figure of pupils as a noun, such as "gap" or "in-area gap"; otherwise its name, as words. */
export function baseNoun({ base }: Based): string {
  return statisticSpec(base)?.noun ?? base.replaceAll("_", " ");
}

/** What a figure, compared or not, sets its group against; null for the mean of the group alone, and for grades. */
export function setAgainst({ base }: Based): StatisticSpec["against"] {
  return statisticSpec(base)?.against ?? null;
}

/** Whether a figure above zero means that the group is behind. */
export function isGap({ base }: Based): boolean {
  return statisticSpec(base)?.reads === "gap";
}

/** The position of a figure among the pictures by area, smallest first; null where it has no picture. */
export function pictureOrder({ base }: Based): number | null {
  return statisticSpec(base)?.picture ?? null;
}
