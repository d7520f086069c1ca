import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import { checkIds } from "./same-id.ts";
import type { PopulationRule } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

/** The characteristics that gaps can be adjusted for: each a list of populations without a pupil in common. */
export function readCharacteristics(
  raw: RawStudy["characteristics"],
  populations: ReadonlyMap<string, PopulationRule>,
  problems: Problems,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [name, values] of Object.entries(raw ?? {})) {
    const at: StudyPath = ["characteristics", name];
    for (const value of values) problems.known(at, "population", value, populations.keys());
    if (values.includes("all")) problems.add(at, "a value of a characteristic is a part of all pupils, not: all");
    if (values.length < 2)
      problems.add(at, `a characteristic needs two populations or more, not: ${values.join(", ")}`);
    if (new Set(values).size < values.length) problems.add(at, `a population is listed twice in: ${values.join(", ")}`);
    found.set(name, values);
  }
  checkIds("characteristic", found.keys(), ["characteristics"], problems);
  return found;
}

/** How many cells the characteristics named have together. */
export function cellsOf(names: readonly string[], all: ReadonlyMap<string, readonly string[]>): number {
  return names.reduce((cells, name) => cells * (all.get(name)?.length ?? 1), 1);
}
