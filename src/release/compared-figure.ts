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
      const found = variants.map(({ study, estimates }): Finding => {
        const same = estimates.find(({ figure }) => figure.id === own.figure.id);
        return same === undefined
          ? { figure: own.figure, status: "not_available", reason: "the variant has no such figure" }
          : protect(same, study);
      });
      const shown = sideBySide(own, found, rules);
      return {
        own,
        variants: variants.flatMap(({ name }, at) => (shown[at] === undefined ? [] : [{ name, finding: shown[at] }])),
      };
    });
}
