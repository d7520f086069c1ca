import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { BandRule } from "../../scores/band-rule.ts";
import type { PriorSpec } from "../../study/study.ts";

export function bandRule(prior: PriorSpec, step: number, at: string): BandRule {
  const scaled = (points: number) => {
    const steps = points / step;
    if (Math.abs(steps - Math.round(steps)) > 1e-6) {
      throw new ColdspotError(`${at} bands finer than the scores, which have steps of ${step}: ${points}`, {
        exitCode: 2,
        advice: "write a width or cuts that are whole steps of the score",
      });
    }
    return Math.round(steps);
  };
  switch (prior.bands.kind) {
    case "each score":
      return { kind: "each score" };
    case "quantiles":
      return { kind: "quantiles", groups: prior.bands.groups };
    case "width":
      return { kind: "width", width: scaled(prior.bands.points) };
    case "given":
      return { kind: "given", cuts: prior.bands.points.map(scaled) };
  }
}

/** The lowest scaled outcome that reaches a threshold: with whole points, 4.4 is reached from 5 up. */
export function scaledThreshold(points: number, decimals: number): number {
  const steps = points * 10 ** decimals;
  return Math.abs(steps - Math.round(steps)) < 1e-6 ? Math.round(steps) : Math.ceil(steps);
}
