import type { Estimated } from "../estimates/estimate.ts";
import type { Decomposition } from "../figures/decompose/decomposition.ts";
import type { Finding } from "./finding.ts";

/** What the decompositions of one measure add, before any rule. */
export interface UnprotectedParts {
  readonly estimates: readonly Estimated[];
  readonly decompositions: readonly Decomposition[];
}

/** Decompositions with the figures that the study asks for nowhere else. */
export interface DecomposedFindings {
  readonly findings: readonly Finding[];
  readonly decompositions: readonly Decomposition[];
}

/** Figures that the study asks for, and those that its decompositions add. */
export function everyFinding(content: {
  readonly findings: readonly Finding[];
  readonly decomposed: DecomposedFindings;
}): readonly Finding[] {
  return [...content.findings, ...content.decomposed.findings];
}

/**
 * Ids of what would tell a hidden band: bands make up the group, so that shares of the others leave that of the hidden
 * one. All figures of the bands of a decomposition are shown, or none.
 */
function hiddenWithBands(
  findings: readonly Finding[],
  decompositions: readonly Decomposition[],
): ReadonlyMap<string, string> {
  const byId = new Map(findings.map((finding) => [finding.figure.id, finding]));
  const hidden = new Map<string, string>();
  for (const { kind, bands, parts, beside } of decompositions) {
    if (kind !== "bands") continue;
    const own = [...parts, ...beside].flatMap((id) => byId.get(id) ?? []);
    const small = own.find(({ status }) => status === "suppressed");
    if (small === undefined || !("reason" in small)) continue;
    for (const { figure } of own)
      if (figure.statistic !== "gap" || bands.includes(figure.of.population)) hidden.set(figure.id, small.reason);
  }
  return hidden;
}

/** Applies the rules to parts as to any figure, and hides what would tell a hidden one. */
export function protectDecomposed(
  parts: readonly UnprotectedParts[],
  protect: (estimated: Estimated) => Finding,
): DecomposedFindings {
  const findings = parts.flatMap(({ estimates }) => estimates.map(protect));
  const decompositions = parts.flatMap((each) => each.decompositions);
  const hidden = hiddenWithBands(findings, decompositions);
  return {
    findings: findings.map((finding): Finding => {
      const reason = hidden.get(finding.figure.id);
      return reason === undefined ? finding : { figure: finding.figure, status: "suppressed", reason };
    }),
    decompositions,
  };
}
