import type { BootstrappedFigure } from "../estimates/bootstrap/bootstrap-figures.ts";
import type { Estimated } from "../estimates/estimate.ts";
import type { FigureId } from "../figures/figure.ts";
import { formatFixed } from "../number/decimal.ts";
import { isNoError } from "../number/no-error.ts";
import { type Finding, type Findings, isShown, type ShownResampling } from "./finding.ts";

/** How standard errors by formula of some figures compare with those of schools drawn again. */
export interface Agreement {
  /** Fewest effective schools behind a mean of these figures; 0: all that can be compared. */
  readonly effectiveSchools: number;
  readonly figures: number;
  readonly median: number;
  /** Share of the figures whose two errors differ by at most 5%. */
  readonly within: number;
}

/** From this many effective schools, errors by formula should agree with those of the bootstrap. */
const enoughSchools = 50;

interface Ratio {
  readonly ratio: number;
  readonly effectiveSchools: number;
}

function ratioOf(estimated: Estimated | undefined, { error }: BootstrappedFigure): Ratio | null {
  if (estimated === undefined || estimated.kind === "none" || error === null) return null;
  const [number] = estimated.inScales;
  if (number === undefined) return null;
  if (isNoError(number.se, number.value) || isNoError(error.se, number.value)) return null;
  const effectiveSchools = Math.min(...estimated.rests.map((domain) => domain.effectiveSchools));
  return { ratio: number.se / error.se, effectiveSchools };
}

function agreementOf(compared: readonly Ratio[], effectiveSchools: number): readonly Agreement[] {
  const ratios = compared
    .filter((one) => one.effectiveSchools >= effectiveSchools)
    .map(({ ratio }) => ratio)
    .sort((a, b) => a - b);
  const [low, high] = [ratios[(ratios.length - 1) >> 1], ratios[ratios.length >> 1]];
  if (low === undefined || high === undefined) return [];
  const within = ratios.filter((ratio) => Math.abs(ratio - 1) <= 0.05).length / ratios.length;
  return [{ effectiveSchools, figures: ratios.length, median: (low + high) / 2, within }];
}

/**
 * Adds to each shown figure what drawing schools again says about it. Only errors of shown figures enter the agreement.
 * No single draw is published, and nothing beyond the ends of the 95% interval.
 */
export function withResampling(
  findings: Findings,
  drawn: readonly BootstrappedFigure[],
  estimates: readonly Estimated[],
): { readonly findings: Findings; readonly agreement: readonly Agreement[] } {
  const estimateOf = new Map(estimates.map((estimated) => [estimated.figure.id, estimated]));
  const ratios: Ratio[] = [];
  const shown = new Map<FigureId, Finding>(findings);
  for (const one of drawn) {
    const finding = findings.get(one.figure.id);
    if (finding === undefined || !isShown(finding)) continue;
    const number = finding.numbers.find(({ scale }) => scale === one.scale);
    if (number === undefined) continue;
    const both = ratioOf(estimateOf.get(one.figure.id), one);
    if (both !== null) ratios.push(both);
    const to = (value: number) => Number(formatFixed(value, number.decimals));
    const { error, used, replicates, seed } = one;
    const resampled: ShownResampling = {
      error:
        error === null ? null : { se: to(error.se), lower: to(error.interval.lower), upper: to(error.interval.upper) },
      ratio: both === null ? null : Number(formatFixed(both.ratio, 2)),
      replicates,
      leftOut: replicates - used,
      seed,
    };
    shown.set(one.figure.id, { ...finding, resampled });
  }
  return { findings: shown, agreement: [...agreementOf(ratios, 0), ...agreementOf(ratios, enoughSchools)] };
}
