import type { FoundFamilies, ShownFamily } from "../../release/families.ts";
import type { ShownNumber } from "../../release/finding.ts";

type AdjustmentMethod = ShownFamily["method"];

/** The p value of a comparison and what it was adjusted for. */
export interface AdjustedComparison {
  readonly p: number;
  readonly adjusted: number;
  readonly method: AdjustmentMethod;
  /** Questions that it was adjusted for, its own among them. */
  readonly counted: number;
}

/** Comparisons by the id of their figure; for one that is in several entries, the largest adjusted p value. */
export function adjustedById({ families }: Pick<FoundFamilies, "families">): ReadonlyMap<string, AdjustedComparison> {
  const found = new Map<string, AdjustedComparison>();
  for (const { questions, method, counted } of families)
    for (const { findings, p, adjusted } of questions) {
      if (p === null || adjusted === null) continue;
      for (const { figure } of findings)
        if (adjusted >= (found.get(figure.id)?.adjusted ?? 0)) found.set(figure.id, { p, adjusted, method, counted });
    }
  return found;
}

/** Two digits, and no false precision for very small ones: "0.034", "under 0.001". */
export function readableP(p: number): string {
  if (p < 0.001) return "under 0.001";
  return String(Number(p.toPrecision(2)));
}

const methodWords: Readonly<Record<AdjustmentMethod, string>> = {
  holm: "Holm",
  "benjamini-hochberg": "Benjamini–Hochberg",
  none: "not adjusted",
};

/** How a p value was adjusted: "Holm, 12 questions". */
export function adjustedBy({ method, counted }: Pick<AdjustedComparison, "method" | "counted">): string {
  return `${methodWords[method]}, ${counted} ${counted === 1 ? "question" : "questions"}`;
}

/**
 * A sentence about a comparison that is clear by itself, but not after adjustment for all that were asked together: it
 * begins with a space, or is empty.
 *
 * @param level no difference: 0, or 1 for a ratio
 */
export function amongOthers(
  number: Pick<ShownNumber, "lower" | "upper">,
  level: number,
  adjusted: AdjustedComparison | null,
): string {
  if (adjusted === null || adjusted.adjusted <= 0.05 || adjusted.method === "none") return "";
  if (number.lower <= level && number.upper >= level) return "";
  return ` By itself this comparison is clear, but not after adjusting for the ${adjusted.counted} questions asked together (adjusted p ${readableP(adjusted.adjusted)}).`;
}
