import type { Domain } from "../../figures/domain.ts";
import type { Figure } from "../../figures/figure.ts";
import type { Moments } from "../../scores/moments.ts";
import type { Estimated } from "../estimate.ts";
import type { Interval } from "../interval.ts";
import type { Scale } from "../scale.ts";
import { replicateMeans } from "./replicate-means.ts";
import { bootstrapError, replicateValues } from "./replicate-values.ts";
import type { Resampling } from "./school-weights.ts";

/** A bootstrap as specified in a study. */
export type Bootstrap = Extract<Resampling, { kind: "bootstrap" }>;

/** The error of one figure from drawing schools again, on the first scale it is shown on. */
export interface BootstrappedFigure {
  readonly figure: Figure;
  readonly scale: string;
  /** Null where fewer than two replicates have a value. */
  readonly error: { readonly se: number; readonly interval: Interval } | null;
  /** Replicates that have a value; in the others no pupil of a domain was drawn. */
  readonly used: number;
  readonly replicates: number;
  readonly seed: number;
}

/** A figure with the domains of its formula. */
export interface FigureOnDomains {
  readonly estimated: Estimated;
  readonly domains: readonly Domain[];
}

/**
 * Bootstrap errors of figures, to compare with their formula errors: every pupil is scored again in each replicate.
 *
 * @param figures of one measure; those without an estimate are left out
 * @param moments of the measure's own method, whose scores the first scale shows
 * @param scales that apply to these scores
 * @param threads see `replicateMeans`: the same bytes for any number
 * @returns in the order of the figures
 */
export async function bootstrapFigures(
  figures: readonly FigureOnDomains[],
  moments: Moments,
  scales: readonly Scale[],
  placesOf: (domain: Domain) => Uint8Array,
  bootstrap: Bootstrap,
  threads: number,
): Promise<readonly BootstrappedFigure[]> {
  const all = new Map(
    figures.flatMap(({ estimated, domains }) =>
      estimated.kind === "none" ? [] : domains.map((domain) => [domain.key, domain] as const),
    ),
  );
  const drawn = await replicateMeans(moments, { means: [...all.values()] }, placesOf, bootstrap, threads);
  return figures.flatMap(({ estimated }): readonly BootstrappedFigure[] => {
    if (estimated.kind === "none") return [];
    const { figure, inScales } = estimated;
    const scale = inScales[0]?.scale ?? "";
    const factor = figure.unit === "outcome" ? scales.find(({ name }) => name === scale)?.factor : 1;
    if (factor === undefined) throw new Error(`a scale that does not apply to these scores: ${scale}`);
    const values = replicateValues(figure.formula, drawn.replicates, drawn.of);
    const error = bootstrapError(values.map((value) => factor * value));
    const { seed, replicates } = bootstrap;
    const used = values.filter(Number.isFinite).length;
    return [
      {
        figure,
        scale,
        error: error === null ? null : { se: error.se, interval: error.interval },
        used,
        replicates,
        seed,
      },
    ];
  });
}
