import { Worker } from "node:worker_threads";
import type { Domain } from "../../figures/figure.ts";
import type { Moments } from "../../scores/moments.ts";
import { type BlocksOfThread, runBlocks } from "./blocks-of-thread.ts";
import { resamplingPlan } from "./resampling-plan.ts";
import { lanes, type Resampling } from "./school-weights.ts";

/** Means of domains in every replicate. */
export interface ReplicateMeans {
  readonly replicates: number;
  /** Schools of the design. */
  readonly schools: number;
  /**
   * One mean a replicate; NaN in a replicate that drew nobody of the domain.
   *
   * @throws RangeError for a domain that was not asked for
   */
  readonly of: (domain: Domain) => Float64Array;
}

/**
 * Scores the pupils again in every replicate and takes the means of domains: expectations, spread and ranks are
 * estimated afresh from the schools drawn; bands stay as they were merged. The same bytes for any number of threads.
 *
 * @param replicates of a bootstrap; a jackknife has one a school
 * @param threads from 1; more than one uses worker threads, which read the same memory
 * @throws RangeError for published moments, no replicates or no threads
 */
export async function replicateMeans(
  moments: Moments,
  domains: readonly Domain[],
  placesOf: (domain: Domain) => Uint8Array,
  resampling: Resampling,
  { replicates: wanted, threads }: { readonly replicates: number; readonly threads: number },
): Promise<ReplicateMeans> {
  const plan = resamplingPlan(moments, domains, placesOf);
  const replicates = resampling.kind === "jackknife" ? plan.schools : wanted;
  if (!(Number.isSafeInteger(replicates) && replicates > 0)) throw new RangeError(`no replicates: ${replicates}`);
  if (!(Number.isSafeInteger(threads) && threads > 0)) throw new RangeError(`no threads: ${threads}`);
  const bytes = domains.length * replicates * Float64Array.BYTES_PER_ELEMENT;
  const means = new Float64Array(new SharedArrayBuffer(bytes));
  const used = Math.min(threads, Math.ceil(replicates / lanes));
  const ofThread = (thread: number): BlocksOfThread => ({ plan, resampling, replicates, means, thread, threads: used });
  if (used === 1) runBlocks(ofThread(0));
  else await Promise.all(Array.from({ length: used }, (_, thread) => inWorker(ofThread(thread))));
  const indexOf = new Map(domains.map(({ key }, index) => [key, index]));
  return {
    replicates,
    schools: plan.schools,
    of: ({ key }) => {
      const index = indexOf.get(key);
      if (index === undefined) throw new RangeError(`no such domain among the replicates: ${key}`);
      return means.subarray(index * replicates, (index + 1) * replicates);
    },
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
