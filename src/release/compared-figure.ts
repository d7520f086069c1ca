import type { Estimated } from "../estimates/estimate.ts";
import type { Study } from "../study/study.ts";
import type { Finding } from "./finding.ts";
import type { Rules } from "./rules.ts";
import { sideBySide } from "./side-by-side.ts";

/** A variant of the study with what it gives, before any rule. */
export interface UnprotectedVariant {
  readonly name: string;
  readonly changes: readonly string[];
  readonly study: Study;
  /** Measures whose figures it can change; it stands beside figures of these alone. */
  readonly reaches: readonly string[];
  readonly estimates: readonly Estimated[];
}

/** One of the study's own figures, and what each variant gives for it. */
export interface ComparedFigure {
  readonly own: Finding;
  /** In the order of the study. */
  readonly variants: readonly { readonly name: string; readonly finding: Finding }[];
}

/** What a variant gives for one of the study's own findings. */
export function findingOfVariant(
  { figure }: Finding,
  { study, estimates }: UnprotectedVariant,
  protect: (estimated: Estimated, study: Study) => Finding,
): Finding {
  const found = estimates.find((one) => one.figure.id === figure.id);
  return found === undefined
    ? { figure, status: "not_available", reason: "the variant has no such figure" }
    : protect(found, study);
}

/**
 * Sets the variants beside the study's own findings, each beside those that it can change.
 *
 * @param compared ids of the figures
 * @param protect what makes a finding of an estimate by the rules
 */
export function compareVariants(
  findings: readonly Finding[],
  compared: readonly string[],
  variants: readonly UnprotectedVariant[],
  rules: Rules,
  protect: (estimated: Estimated, study: Study) => Finding,
): readonly ComparedFigure[] {
  if (variants.length === 0) return [];
  return findings
    .filter(({ figure }) => compared.includes(figure.id))
    .map((own) => {
      const reaching = variants.filter(({ reaches }) => reaches.includes(own.figure.measure));
      const found = reaching.map((variant) => findingOfVariant(own, variant, protect));
      const shown = sideBySide(own, found, rules);
      return {
        own,
        variants: reaching.flatMap(({ name }, at) => (shown[at] === undefined ? [] : [{ name, finding: shown[at] }])),
      };
    })
    .filter((compared) => compared.variants.length > 0);
}
