import { type StatisticSpec, statisticSpec } from "../study/statistic.ts";
import type { AnyFigure } from "./figure.ts";

type Based = Pick<AnyFigure, "base">;

/** What a figure of pupils is of, as a noun: "gap", "in-area gap"; the word itself for others. */
export function baseNoun({ base }: Based): string {
  return statisticSpec(base)?.noun ?? base.replaceAll("_", " ");
}

/** What a figure is, compared or not, sets its group against; null for the mean of the group alone, and for grades. */
export function setAgainst({ base }: Based): StatisticSpec["against"] {
  return statisticSpec(base)?.against ?? null;
}

/** Whether above zero is behind. */
export function isGap({ base }: Based): boolean {
  return statisticSpec(base)?.reads === "gap";
}

/** Where a figure stands among the pictures by area, the smallest first; null: in none. */
export function pictureOrder({ base }: Based): number | null {
  return statisticSpec(base)?.picture ?? null;
}
