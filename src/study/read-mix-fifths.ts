import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import type { SchemeSpec } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

type RawScheme = Exclude<NonNullable<NonNullable<RawStudy["places"]>["schemes"]>[string], string>;

/** Fifths of schools by the share that a population has among their pupils. */
export function readMixFifths(
  name: string,
  raw: RawScheme,
  shareOf: string,
  populations: Iterable<string>,
  at: StudyPath,
  problems: Problems,
): SchemeSpec | null {
  const path = [...at, "fifths_of", "share_of"];
  if (!problems.known(path, "population", shareOf, populations)) return null;
  if (shareOf === "all")
    problems.add(path, "the share of all pupils is the same in every school: name a population, not all");
  const other = (["file", "column", "codes"] as const).find((key) => raw[key] !== undefined);
  if (other !== undefined)
    problems.add([...at, other], `fifths of schools by a share of their pupils need no ${other}`, true);
  if (raw.weighted_by === "areas")
    problems.add([...at, "weighted_by"], "only fifths of the areas of a file can be weighted by areas");
  return {
    kind: "mix-fifths",
    shareOf,
    weightedBy: raw.weighted_by === "schools" ? "schools" : "pupils",
    title: raw.name ?? name,
  };
}
