import { randomSource } from "../../number/random.ts";

/** Replicates that are worked out together: one pass over the pupils serves all of them. */
export const lanes = 8;

/**
 * How replicates weight schools: `bootstrap` draws as many schools as there are, with replacement and without strata;
 * `jackknife` leaves out school number r in replicate r; `once` takes all schools as they are.
 */
export type Resampling =
  | { readonly kind: "bootstrap"; readonly seed: number; readonly replicates: number }
  | { readonly kind: "jackknife" }
  | { readonly kind: "once" };

/**
 * How many replicates there are: a jackknife has one per school.
 *
 * @throws RangeError for a bootstrap without replicates
 */
export function replicatesOf(resampling: Resampling, schools: number): number {
  if (resampling.kind !== "bootstrap") return resampling.kind === "once" ? 1 : schools;
  const { replicates } = resampling;
  if (!(Number.isSafeInteger(replicates) && replicates > 0)) throw new RangeError(`no replicates: ${replicates}`);
  return replicates;
}

/**
 * How often each school counts in one replicate: whole numbers, that of school s written to `into[s x stride + lane]`.
 *
 * A replicate has its own stream of random numbers, so its weights depend neither on other replicates nor on threads.
 *
 * @source Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapters 6 and 11; whole clusters as in Davison and Hinkley (1997), section 3.8
 */
export function weighSchools(
  resampling: Resampling,
  replicate: number,
  schools: number,
  into: Float64Array,
  stride: number,
  lane: number,
): void {
  const start = resampling.kind === "bootstrap" ? 0 : 1;
  for (let school = 0; school < schools; school++) into[school * stride + lane] = start;
  if (resampling.kind === "jackknife") into[replicate * stride + lane] = 0;
  if (resampling.kind !== "bootstrap") return;
  const random = randomSource(resampling.seed, replicate);
  for (let draw = 0; draw < schools; draw++) {
    const at = random.integer(schools) * stride + lane;
    into[at] = (into[at] ?? 0) + 1;
  }
}
