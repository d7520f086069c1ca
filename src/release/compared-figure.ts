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
 * Sets the variants beside the study's own findings.
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
      const found = variants.map((variant) => findingOfVariant(own, variant, protect));
      const shown = sideBySide(own, found, rules);
      return {
        own,
        variants: variants.flatMap(({ name }, at) => (shown[at] === undefined ? [] : [{ name, finding: shown[at] }])),
      };
    });
}
