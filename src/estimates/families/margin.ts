import type { Scale } from "../scale.ts";

/**
 * Differences that count as alike where a study does not say: about a month of progress on every scale that has a fixed
 * meaning, and two percentage points of a share.
 *
 * 26.5 months are one standard deviation, so that a month is about 0.04 of one; a month is 0.2 index points and about one
 * percentile point. Points have the unit of their outcome, for which the study must say what is alike.
 */
const usual: Readonly<Record<string, number>> = {
  "epi-calibrated": 1,
  "epi-normal": 1,
  "gap-index": 0.2,
  rank: 1,
  "residual-sd": 0.04,
  "outcome-sd": 0.04,
  sd: 0.04,
};

/** Of a share from 0 to 1; scales multiply it. */
const usualShare = 0.02;

/**
 * The margin within which two figures count as alike, in the unit of a scale.
 *
 * @param stated by the study, in the unit of the first scale, percentage points for shares; null where it states none
 * @returns null where there is none: then nothing is called alike
 * @example marginOf({ name: "epi-calibrated", input: "percentile-rank points", factor: 0.976 }, null) // 1
 * @example marginOf({ name: "share", input: "share", factor: 1 }, 5) // 0.05
 */
export function marginOf(
  { name, input, factor }: Pick<Scale, "name" | "input" | "factor">,
  stated: number | null,
): number | null {
  if (input === "share") return (stated === null ? usualShare : stated / 100) * factor;
  return stated ?? usual[name] ?? null;
}
