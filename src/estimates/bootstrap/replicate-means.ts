import { Worker } from "node:worker_threads";
import type { Domain } from "../../figures/domain.ts";
import type { Moments } from "../../scores/moments.ts";
import { type BlocksOfThread, runBlocks } from "./blocks-of-thread.ts";
import { resamplingPlan, type Wanted } from "./resampling-plan.ts";
import { lanes, type Resampling, replicatesOf } from "./school-weights.ts";

/** Means and percentiles of domains in every replicate. */
export interface ReplicateMeans {
  readonly replicates: number;
  /** Schools of the design. */
  readonly schools: number;
  /**
   * One mean per replicate; NaN in a replicate that drew no pupil of the domain.
   *
   * @throws RangeError for a domain that was not asked for
   */
  readonly of: (domain: Domain) => Float64Array;
  /**
   * One percentile per replicate, in the unit that was requested.
   *
   * @throws RangeError for a domain or percentile that was not asked for
   */
  readonly percentileOf: (domain: Domain, p: number) => Float64Array;
}

/**
 * Scores the pupils again in every replicate and takes the means of domains: expectations, spread and ranks are
 * estimated afresh from the schools drawn; bands stay as they were merged. The same bytes for any number of threads.
 *
 * If in a replicate a band has pupils to score but none left from the expectation population, its year has no means.
 *
 * @param threads from 1; more than one uses worker threads, which read the same memory
 * @throws RangeError for published moments, no replicates, no threads, or impossible percentiles
 */
export async function replicateMeans(
  moments: Moments,
  wanted: Wanted,
  placesOf: (domain: Domain) => Uint8Array,
  resampling: Resampling,
  threads: number,
): Promise<ReplicateMeans> {
  const plan = resamplingPlan(moments, wanted, placesOf);
  const replicates = replicatesOf(resampling, plan.schools);
  if (!(Number.isSafeInteger(threads) && threads > 0)) throw new RangeError(`no threads: ${threads}`);
  const numbers = (count: number) =>
    new Float64Array(new SharedArrayBuffer(count * replicates * Float64Array.BYTES_PER_ELEMENT));
  const ranged = wanted.percentiles?.of ?? [];
  const at = wanted.percentiles?.at ?? [];
  const table = { replicates, means: numbers(wanted.means.length), percentiles: numbers(ranged.length * at.length) };
  const used = Math.min(threads, Math.ceil(replicates / lanes));
  const ofThread = (thread: number): BlocksOfThread => ({ plan, resampling, table, thread, threads: used });
  if (used === 1) runBlocks(ofThread(0));
  else await Promise.all(Array.from({ length: used }, (_, thread) => inWorker(ofThread(thread))));
  const ofMean = indexOf(wanted.means);
  const ofRanged = indexOf(ranged);
  const slice = (from: Float64Array, index: number) => from.subarray(index * replicates, (index + 1) * replicates);
  return {
    replicates,
    schools: plan.schools,
    of: (domain) => slice(table.means, ofMean(domain)),
    percentileOf: (domain, p) => {
      const index = at.indexOf(p);
      if (index < 0) throw new RangeError(`no such percentile among the replicates: ${p}`);
      return slice(table.percentiles, ofRanged(domain) * at.length + index);
    },
  };
}

function indexOf(domains: readonly Domain[]): (domain: Domain) => number {
  const known = new Map(domains.map(({ key }, index) => [key, index]));
  return ({ key }) => {
    const index = known.get(key);
    if (index === undefined) throw new RangeError(`no such domain among the replicates: ${key}`);
    return index;
  };
}

function inWorker(workerData: BlocksOfThread): Promise<void> {
  const worker = new Worker(new URL(import.meta.resolve("#worker/estimates/bootstrap/bootstrap-worker")), {
    workerData,
  });
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended early: ${code}`))));
  });
}
