import type { Domain } from "../../figures/domain.ts";
import type { PercentileGap } from "../../figures/percentile-gap.ts";
import type { Moments } from "../../scores/moments.ts";
import type { DomainMeans } from "../domain-means.ts";
import type { DomainCount } from "../estimate.ts";
import type { Bootstrap } from "./bootstrap-figures.ts";
import { type DrawnError, drawnInterval } from "./drawn-interval.ts";
import { replicateMeans } from "./replicate-means.ts";
import { bootstrapError } from "./replicate-values.ts";
import type { PercentileUnit } from "./resampling-plan.ts";

/** The size of one group in a gap between percentiles. */
export type GroupSize = Pick<DomainCount, "key" | "pupils" | "schools" | "effectiveSchools" | "largestShares">;

/** A gap between percentiles with its error by the bootstrap. */
export interface PercentileGapEstimate {
  readonly gap: PercentileGap;
  readonly unit: string;
  /** Percentiles requested for the same two groups, this one included, rising. */
  readonly beside: readonly number[];
  /** The group's own and the comparison's; null where the group is empty. */
  readonly rests: readonly [GroupSize | null, GroupSize | null];
  /** Null where a group is empty. */
  readonly value: number | null;
  /** Null where fewer than two replicates have a value, or a group has too few schools for one. */
  readonly error: DrawnError | null;
  readonly used: number;
  readonly replicates: number;
  readonly seed: number;
}

/** The scores whose percentiles are taken. */
export interface PercentileScores {
  readonly moments: Moments;
  readonly of: PercentileUnit;
  /** The unit of the percentiles, in words. */
  readonly unit: string;
}

function sizeOf(domain: Domain, means: DomainMeans): GroupSize | null {
  const found = means.of(domain);
  if (found === null) return null;
  const { pupils, schools, effectiveSchools, largestShares } = found;
  return { key: domain.key, pupils, schools, effectiveSchools, largestShares };
}

const groupsOf = ({ of, against }: PercentileGap) => JSON.stringify([of.key, against.key]);

/**
 * Gaps between percentiles of two groups' scores, type 7 each, with standard errors from drawing schools and scoring
 * pupils again. A percentile has no derivatives, so there is no formula error. The interval is `drawnInterval`.
 *
 * @param means of the measure, for the sizes of the groups
 * @param threads see `replicateMeans`: the same bytes for any number
 * @returns in the order of the gaps
 */
export async function estimatePercentileGaps(
  gaps: readonly PercentileGap[],
  { moments, of: unitOf, unit }: PercentileScores,
  means: DomainMeans,
  placesOf: (domain: Domain) => Uint8Array,
  bootstrap: Bootstrap,
  threads: number,
): Promise<readonly PercentileGapEstimate[]> {
  if (gaps.length === 0) return [];
  const domains = new Map(gaps.flatMap(({ of, against }) => [of, against]).map((domain) => [domain.key, domain]));
  const at = [...new Set(gaps.map((gap) => gap.at))].sort((a, b) => a - b);
  const wanted = { means: [], percentiles: { of: [...domains.values()], at: at.map((p) => p / 100), unit: unitOf } };
  const asIs = await replicateMeans(moments, wanted, placesOf, { kind: "once" }, 1);
  const drawn = await replicateMeans(moments, wanted, placesOf, bootstrap, threads);
  const beside = new Map<string, number[]>();
  for (const gap of gaps) beside.set(groupsOf(gap), [...(beside.get(groupsOf(gap)) ?? []), gap.at]);
  return gaps.map((gap): PercentileGapEstimate => {
    const percentile = (of: Domain, from: typeof drawn) => from.percentileOf(of, gap.at / 100);
    const between = (from: typeof drawn) => {
      const own = percentile(gap.of, from);
      return percentile(gap.against, from).map((value, replicate) => value - (own[replicate] ?? Number.NaN));
    };
    const [value = Number.NaN] = between(asIs);
    const values = between(drawn);
    const drawnError = bootstrapError(values);
    const rests = [sizeOf(gap.of, means), sizeOf(gap.against, means)] as const;
    return {
      gap,
      unit,
      beside: [...(beside.get(groupsOf(gap)) ?? [])].sort((a, b) => a - b),
      rests,
      value: Number.isFinite(value) ? value : null,
      error: drawnError === null ? null : drawnInterval(value, drawnError.se, drawn.schools, rests),
      used: values.filter(Number.isFinite).length,
      replicates: bootstrap.replicates,
      seed: bootstrap.seed,
    };
  });
}
