import type { Estimated } from "../estimates/estimate.ts";
import type { AlternativeKind } from "../estimates/sensitivity/alternative.ts";
import type { AnyFigure, FigureId } from "../figures/figure.ts";
import { slug } from "../places/area.ts";
import type { Study } from "../study/study.ts";
import { type Finding, type Findings, findingOf, hidden } from "./finding.ts";
import type { Inside, VariantInside } from "./inside.ts";
import type { Rules } from "./rules.ts";
import { sideBySide } from "./side-by-side.ts";

/** What a choice is about: one that the figure's own pupils allow, or a variant of the study. */
export type ChoiceKind = AlternativeKind | "variant";

/** One other choice for a figure. */
export interface Choice {
  readonly about: ChoiceKind;
  readonly name: string;
  /** What it changes, in a sentence. */
  readonly what: string;
  readonly figure: FigureId;
}

/** One of the study's figures, and the same figure under other choices. */
export interface ChoicesOfFigure {
  readonly own: FigureId;
  /** In the order of the study. */
  readonly others: readonly Choice[];
}

/** A choice with the finding of its figure. */
export interface FoundChoice extends Choice {
  readonly finding: Finding;
}

/** The study's own finding, and those of its other choices. */
export interface FoundChoices {
  readonly own: Finding;
  readonly others: readonly FoundChoice[];
}

/**
 * The study's own finding with those of its other choices.
 *
 * @throws Error for an id that is not in the list, which is a bug
 */
export function foundChoices(findings: Findings, { own, others }: ChoicesOfFigure): FoundChoices {
  return {
    own: findingOf(findings, own),
    others: others.map((choice) => ({ ...choice, finding: findingOf(findings, choice.figure) })),
  };
}

/** The choices of a release, and the findings that only they have. */
export interface ProtectedChoices {
  readonly variants: readonly ChoicesOfFigure[];
  readonly sensitivity: readonly ChoicesOfFigure[];
  readonly findings: Findings;
}

type Protect = (estimated: Estimated, study: Study) => Finding;

/** A figure under another choice: the same figure with a name of its own. */
function under<Of extends AnyFigure>(figure: Of, about: ChoiceKind, name: string): Of {
  const id = `${figure.id}/under/${about === "variant" ? "" : `${slug(about)}-`}${slug(name)}`;
  return { ...figure, id, role: "choice", under: { about, name } };
}

function ofVariant({ figure }: Finding, { name, study, measures }: VariantInside, protect: Protect): Finding {
  const found = measures.flatMap(({ estimates }) => estimates).find((one) => one.figure.id === figure.id);
  const finding = found === undefined ? null : protect(found, study);
  return finding === null
    ? hidden(under(figure, "variant", name), "not_available", "the variant has no such figure")
    : { ...finding, figure: under(finding.figure, "variant", name) };
}

/**
 * Compares the study's own findings with those of other choices, variants of the study first. A variant is compared on
 * the figures that it can change, and a figure that no variant can change is not in the grouping of variants.
 *
 * Where the study's own figure is suppressed, so are those of its pupils under other choices: they use the same few
 * pupils.
 *
 * @param own the study's own findings, with whatever hides some of them applied
 * @param protect what makes a finding of an estimate by the rules
 */
export function protectChoices(own: Findings, inside: Inside, rules: Rules, protect: Protect): ProtectedChoices {
  const findings = new Map<FigureId, Finding>();
  const list = (finding: Finding): FigureId => {
    findings.set(finding.figure.id, finding);
    return finding.figure.id;
  };
  const beside = (
    id: FigureId,
    alternatives: Inside["measures"][number]["sensitivity"][number]["alternatives"],
  ): readonly ChoicesOfFigure[] => {
    const finding = own.get(id);
    if (finding === undefined) return [];
    const reaching = inside.variants.filter(({ reaches }) => reaches.includes(finding.figure.measure));
    const made = [
      ...reaching.map((variant) => {
        const { name, changes } = variant;
        return {
          about: "variant" as const,
          name,
          what: changes.join("; "),
          finding: ofVariant(finding, variant, protect),
        };
      }),
      ...alternatives.map(({ kind, name, what, estimated }) => {
        const isHidden = finding.status === "suppressed" && kind !== "cohort left out";
        const found = isHidden ? finding : protect(estimated, inside.study);
        return { about: kind, name, what, finding: { ...found, figure: under(found.figure, kind, name) } };
      }),
    ];
    const shown = sideBySide(
      finding,
      made.map((one) => one.finding),
      rules,
    );
    const others = made.map(({ about, name, what, finding: alone }, at): Choice => {
      return { about, name, what, figure: list(shown[at] ?? alone) };
    });
    return [{ own: id, others }];
  };
  const sensitivity = inside.measures
    .flatMap((measure) => measure.sensitivity)
    .flatMap(({ figure, alternatives }) => beside(figure, alternatives));
  const variants = inside.besideVariants.flatMap((id) => beside(id, [])).filter(({ others }) => others.length > 0);
  return { variants, sensitivity, findings };
}
