import type { BootstrappedFigure } from "../estimates/bootstrap/bootstrap-figures.ts";
import type { Estimated } from "../estimates/estimate.ts";
import { formatFixed } from "../number/decimal.ts";
import { isNoError } from "../number/no-error.ts";
import { type Finding, isShown, type ShownFinding, type ShownNumber } from "./finding.ts";

/** A shown figure on its first scale with its error by drawing schools again, rounded like the figure. */
export interface BootstrapLine {
  readonly finding: ShownFinding;
  readonly number: ShownNumber;
  readonly bootstrap: { readonly se: number; readonly lower: number; readonly upper: number } | null;
  /** The worked-out error over that of the bootstrap, to two decimals; null where one of them is none. */
  readonly ratio: number | null;
  readonly replicates: number;
  /** Replicates without a value: they drew nobody of a mean in the figure. */
  readonly leftOut: number;
  readonly seed: number;
}

/** How the worked-out errors of some figures compare with those of the bootstrap. */
export interface Agreement {
  /** Fewest effective schools behind a mean of these figures; 0: all that can be compared. */
  readonly effectiveSchools: number;
  readonly figures: number;
  readonly median: number;
  /** Share of the figures whose two errors differ by at most 5%. */
  readonly within: number;
}

/** The bootstrap of a release. */
export interface BootstrapTable {
  readonly lines: readonly BootstrapLine[];
  readonly agreement: readonly Agreement[];
}

/** From so many effective schools on, worked-out errors should be those of the bootstrap. */
const enoughSchools = 50;

interface Compared {
  readonly ratio: number;
  readonly effectiveSchools: number;
}

function comparedOf(estimated: Estimated | undefined, { error }: BootstrappedFigure): Compared | null {
  if (estimated === undefined || estimated.kind === "none" || error === null) return null;
  const [number] = estimated.inScales;
  if (number === undefined) return null;
  if (isNoError(number.se, number.value) || isNoError(error.se, number.value)) return null;
  const effectiveSchools = Math.min(...estimated.rests.map((domain) => domain.effectiveSchools));
  return { ratio: number.se / error.se, effectiveSchools };
}

function agreementOf(compared: readonly Compared[], effectiveSchools: number): readonly Agreement[] {
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
 * Protects a bootstrap: only figures that are shown have a line, and only their errors enter the agreement. No
 * replicate, and nothing beyond the ends of the 95% interval, is told.
 */
export function protectBootstrap(
  bootstrapped: readonly BootstrappedFigure[],
  estimates: readonly Estimated[],
  findings: readonly Finding[],
): BootstrapTable {
  const estimateOf = new Map(estimates.map((estimated) => [estimated.figure.id, estimated]));
  const shown = new Map(findings.filter(isShown).map((finding) => [finding.figure.id, finding]));
  const compared: Compared[] = [];
  const lines = bootstrapped.flatMap((one): readonly BootstrapLine[] => {
    const finding = shown.get(one.figure.id);
    const number = finding?.numbers.find(({ scale }) => scale === one.scale);
    if (finding === undefined || number === undefined) return [];
    const both = comparedOf(estimateOf.get(one.figure.id), one);
    if (both !== null) compared.push(both);
    const to = (value: number) => Number(formatFixed(value, number.decimals));
    const { error, used, replicates, seed } = one;
    return [
      {
        finding,
        number,
        bootstrap:
          error === null
            ? null
            : { se: to(error.se), lower: to(error.interval.lower), upper: to(error.interval.upper) },
        ratio: both === null ? null : Number(formatFixed(both.ratio, 2)),
        replicates,
        leftOut: replicates - used,
        seed,
      },
    ];
  });
  return { lines, agreement: [...agreementOf(compared, 0), ...agreementOf(compared, enoughSchools)] };
}
