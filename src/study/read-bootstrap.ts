import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import type { BootstrapSpec } from "./study.ts";

const usual: BootstrapSpec = { replicates: 1000, seed: 1 };

/** Fewer leave too few beyond the ends of a 95% interval; more would exceed the memory in a large study. */
const [fewest, most] = [200, 10_000];

/** How the bootstrap is drawn, with its defaults filled in; null if the study has none. */
export function readBootstrap(raw: RawStudy["bootstrap"], problems: Problems, assumed: string[]): BootstrapSpec | null {
  if (raw === undefined) return null;
  const { replicates = usual.replicates, seed = usual.seed } = raw;
  if (raw.replicates === undefined) assumed.push(`bootstrap.replicates: ${usual.replicates}`);
  if (raw.seed === undefined) assumed.push(`bootstrap.seed: ${usual.seed}`);
  if (replicates < fewest || replicates > most)
    problems.add(["bootstrap", "replicates"], `replicates outside ${fewest} to ${most}: ${replicates}`);
  if (seed < 0) problems.add(["bootstrap", "seed"], `a seed below 0: ${seed}`);
  return { replicates, seed };
}
