import type { SchemeSpec } from "../study/study.ts";
import { fifthsOf } from "./fifths.ts";
import { type AreaFile, codeInFile, districtOf, type SchoolFacts } from "./school-facts.ts";

function numberOf(text: string | undefined): number | null {
  const match = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?%?$/i.exec((text ?? "").trim());
  return match === null ? null : Number(match[0].replace("%", ""));
}

/**
 * Cuts the areas of a file into five parts of about equal weight by one of the file's numbers, 1 the lowest.
 *
 * @param of role of the column with the number; an area without a number is in no fifth
 * @param weightOf weight of an area by its code; an area with weight 0 is still placed, by its number
 * @returns the fifth, 1 to 5, by code of the area
 * @example areaFifths(file, "score", () => 1).get("E06000001") // 5 in the indices of 2015: among the most deprived
 */
function areaFifths(file: AreaFile, of: string, weightOf: (code: string) => number): ReadonlyMap<string, number> {
  const rated = [...file.rows].flatMap(([code, facts]) => {
    const share = numberOf(facts.get(of));
    return share === null ? [] : [{ code, share, weight: weightOf(code) }];
  });
  if (!rated.some(({ weight }) => weight > 0)) return new Map();
  const fifths = fifthsOf(rated);
  return new Map(rated.map(({ code }, index) => [code, fifths[index] ?? 0]));
}

/** A school with its number of pupils, which adds to the weight of the area it lies in. */
export interface WeighedSchool {
  readonly urn: string;
  readonly pupils: number;
  readonly own: ReadonlyMap<string, string>;
}

/** The fifths of every scheme that cuts the areas of a file: by scheme, then by the code of the area. */
export function areaFifthsOf(
  schemes: ReadonlyMap<string, SchemeSpec>,
  facts: SchoolFacts,
  schools: readonly WeighedSchool[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const fifths = new Map<string, ReadonlyMap<string, number>>();
  for (const [name, spec] of schemes) {
    const file = spec.kind === "file-fifths" ? facts.areas.get(spec.file) : undefined;
    if (spec.kind !== "file-fifths" || file === undefined) continue;
    const weights = new Map<string, number>();
    for (const { urn, pupils, own } of spec.weightedBy === "areas" ? [] : schools) {
      const code = codeInFile(file, districtOf(facts, urn, own)) ?? "";
      weights.set(code, (weights.get(code) ?? 0) + (spec.weightedBy === "pupils" ? pupils : 1));
    }
    const weightOf = (code: string) => (spec.weightedBy === "areas" ? 1 : (weights.get(code) ?? 0));
    fifths.set(name, areaFifths(file, spec.of, weightOf));
  }
  return fifths;
}
