import { type StatisticSpec, statisticSpec } from "../study/statistic.ts";
import type { AnyFigure } from "./figure.ts";
import { domainsOf } from "./formula.ts";

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

/** Whether a figure is of a mean of the group alone, or of means that are each compared with nothing. */
export function isOfMeansAlone({ base }: Based): boolean {
  return statisticSpec(base)?.against === null;
}

/** Whether what is averaged is membership of the group, so that its means are shares of pupils, and no scores. */
export function isOfMembership({ base }: Based): boolean {
  return statisticSpec(base)?.averages === "membership";
}

/** Whether a figure is the mean of a group and that of another, of one year, and of nothing else. */
export function isOfTwoMeans({ of, against, with: other, formula }: AnyFigure): boolean {
  return (
    against !== null && other === null && domainsOf(formula).every(({ key }) => [of.key, against.key].includes(key))
  );
}
