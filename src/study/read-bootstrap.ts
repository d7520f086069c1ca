import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import type { BootstrapSpec, MeasureSpec } from "./study.ts";

const usual: BootstrapSpec = { replicates: 1000, seed: 1 };

/** Fewer leave too few beyond the ends of a 95% interval; more would exceed the memory in a large study. */
const [fewest, most] = [200, 10_000];

/** Published means are scores already, so their pupils cannot be scored again. */
function canBeScoredAgain(measure: MeasureSpec): boolean {
  return measure.of === "pupils" && measure.method !== "published";
}

/** How the bootstrap is drawn, with its defaults filled in; null if the study has none. */
export function readBootstrap(
  raw: RawStudy["bootstrap"],
  measures: ReadonlyMap<string, MeasureSpec>,
  problems: Problems,
  assumed: string[],
): BootstrapSpec | null {
  if (raw === undefined) return null;
  const { replicates = usual.replicates, seed = usual.seed } = raw;
  if (raw.replicates === undefined) assumed.push(`bootstrap.replicates: ${usual.replicates}`);
  if (raw.seed === undefined) assumed.push(`bootstrap.seed: ${usual.seed}`);
  if (replicates < fewest || replicates > most)
    problems.add(["bootstrap", "replicates"], `replicates outside ${fewest} to ${most}: ${replicates}`);
  if (seed < 0) problems.add(["bootstrap", "seed"], `a seed below 0: ${seed}`);
  const left = [...measures.values()].filter((measure) => !canBeScoredAgain(measure)).map(({ name }) => name);
  if (left.length === measures.size)
    problems.add(
      ["bootstrap"],
      "a bootstrap scores pupils again, but no measure uses pupil records: leave it out",
      true,
    );
  else if (left.length > 0) assumed.push(`bootstrap: not for ${left.join(", ")} (no pupil records)`);
  return { replicates, seed };
}
