import type { FoundFamilies, ShownFamily } from "../../release/families.ts";

type AdjustmentMethod = ShownFamily["method"];

/** The p value of a comparison and what it was adjusted for. */
export interface AdjustedComparison {
  readonly p: number;
  readonly adjusted: number;
  readonly method: AdjustmentMethod;
  /** Questions that it was adjusted for, its own among them. */
  readonly counted: number;
}

/** Comparisons by the id of their figure; of one that stands in several entries, the largest adjusted p value. */
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
