import type { Estimated } from "../estimates/estimate.ts";
import type { AlternativeKind, AlternativesOfFigure } from "../estimates/sensitivity/alternative.ts";
import type { Study } from "../study/study.ts";
import { findingOfVariant, type UnprotectedVariant } from "./compared-figure.ts";
import type { Finding } from "./finding.ts";
import type { Rules } from "./rules.ts";
import { sideBySide } from "./side-by-side.ts";

/** What a choice is about: one that the figure's own pupils allow, or a variant of the study. */
export type ChoiceKind = AlternativeKind | "variant";

/** One figure under one other choice, by the rules. */
export interface ProtectedAlternative {
  readonly kind: ChoiceKind;
  readonly name: string;
  readonly what: string;
  readonly finding: Finding;
}

/** One of the study's figures, and what every other choice gives for it. */
export interface SensitivityPanel {
  readonly own: Finding;
  readonly alternatives: readonly ProtectedAlternative[];
}

/**
 * Sets every other choice beside the study's own findings, the study's variants first.
 *
 * Where the study's own figure is hidden, so are those of its pupils under other choices: they rest on the same few.
 *
 * @param protect what makes a finding of an estimate by the rules
 */
export function protectSensitivity(
  findings: readonly Finding[],
  {
    study,
    sensitivity,
    variants,
  }: {
    readonly study: Study;
    readonly sensitivity: readonly AlternativesOfFigure[];
    readonly variants: readonly UnprotectedVariant[];
  },
  rules: Rules,
  protect: (estimated: Estimated, study: Study) => Finding,
): readonly SensitivityPanel[] {
  return sensitivity.flatMap(({ figure: id, alternatives }) => {
    const own = findings.find(({ figure }) => figure.id === id);
    if (own === undefined) return [];
    const reaching = variants.filter(({ reaches }) => reaches.includes(own.figure.measure));
    const ofVariants = reaching.map((variant): ProtectedAlternative => {
      const { name, changes } = variant;
      return { kind: "variant", name, what: changes.join("; "), finding: findingOfVariant(own, variant, protect) };
    });
    const ofPupils = alternatives.map(({ kind, name, what, estimated }): ProtectedAlternative => {
      const hidden = own.status === "suppressed" && kind !== "cohort left out";
      return { kind, name, what, finding: hidden ? own : protect(estimated, study) };
    });
    const all = [...ofVariants, ...ofPupils];
    const shown = sideBySide(
      own,
      all.map(({ finding }) => finding),
      rules,
    );
    return [{ own, alternatives: all.map((one, at) => ({ ...one, finding: shown[at] ?? one.finding })) }];
  });
}
