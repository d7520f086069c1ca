import type { AreaBeside, AreasSideBySide } from "../estimates/many/areas-side-by-side.ts";
import type { AdjustedFamily, AdjustedQuestion } from "../estimates/many/comparison-family.ts";
import type { JudgedClaim } from "../estimates/many/judged-claim.ts";
import { formatFixed } from "../number/decimal.ts";
import { type Finding, isShown, type ShownFinding, type ShownNumber } from "./finding.ts";

/** What the rules made of a figure; undefined for one that is not asked for. */
export type StatusOf = (id: string) => Finding["status"] | undefined;

/** What figures are together, of those that may be shown. */
export interface ManyUnprotected {
  readonly families: readonly AdjustedFamily[];
  readonly claims: readonly JudgedClaim[];
  readonly areas: readonly AreasSideBySide[];
}

/** An area with its own finding; all numbers have the decimals of the finding. */
export interface ProtectedArea {
  readonly finding: ShownFinding;
  readonly number: ShownNumber;
  readonly together: AreaBeside["together"];
  readonly shrunken: AreaBeside["shrunken"];
  readonly ranks: AreaBeside["ranks"];
}

export interface ProtectedAreas extends Omit<AreasSideBySide, "areas" | "leftOut"> {
  readonly areas: readonly ProtectedArea[];
  readonly leftOut: readonly Finding[];
}

export interface ProtectedClaim extends Omit<JudgedClaim, "weakest" | "missing"> {
  readonly weakest: ShownFinding | null;
  readonly missing: readonly Finding[];
}

/** A question with its findings, hidden ones among them. */
export interface ProtectedQuestion extends Omit<AdjustedQuestion, "figures"> {
  readonly findings: readonly Finding[];
}

export interface ProtectedFamily extends Omit<AdjustedFamily, "questions"> {
  readonly questions: readonly ProtectedQuestion[];
}

export interface ProtectedMany {
  readonly families: readonly ProtectedFamily[];
  readonly claims: readonly ProtectedClaim[];
  readonly areas: readonly ProtectedAreas[];
}

type FindingOf = (id: string) => Finding;

/** Degrees of freedom of a measure as they may be shown: they are one fewer than the schools where those are counted. */
export type ShownFreedom = (measure: string, degreesOfFreedom: number) => number;

/** More digits tell nothing of a p value. */
function roundedP(p: number | null): number | null {
  return p === null ? null : Number(p.toPrecision(3));
}

function shownOf(id: string, findingOf: FindingOf, allowed: readonly Finding["status"][]): ShownFinding {
  const finding = findingOf(id);
  if (isShown(finding) && allowed.includes(finding.status)) return finding;
  throw new Error(`a number about a figure that is ${finding.status}: ${id}`);
}

function protectFamily(family: AdjustedFamily, findingOf: FindingOf, shownFreedom: ShownFreedom): ProtectedFamily {
  return {
    ...family,
    questions: family.questions.map(({ figures, t, degreesOfFreedom, p, adjusted }): ProtectedQuestion => {
      const findings = figures.map(findingOf);
      if (p !== null && findings.some(({ status }) => status === "suppressed"))
        throw new Error(`a p value of a hidden figure: ${figures[0] ?? ""}`);
      return {
        findings,
        t: t === null ? null : Number(formatFixed(t, 3)),
        degreesOfFreedom:
          degreesOfFreedom === null ? null : shownFreedom(findings[0]?.figure.measure ?? "", degreesOfFreedom),
        p: roundedP(p),
        adjusted: roundedP(adjusted),
      };
    }),
  };
}

function protectClaim(claim: JudgedClaim, findingOf: FindingOf): ProtectedClaim {
  const { weakest, missing } = claim;
  return {
    ...claim,
    p: roundedP(claim.p),
    weakest: weakest === null ? null : shownOf(weakest, findingOf, ["published"]),
    missing: missing.map(findingOf),
  };
}

function protectAreas(beside: AreasSideBySide, findingOf: FindingOf): ProtectedAreas {
  const areas = beside.areas.map(({ id, together, shrunken, ranks }): ProtectedArea => {
    const finding = shownOf(id, findingOf, ["published"]);
    const number = finding.numbers.find(({ scale }) => scale === beside.scale);
    if (number === undefined) throw new Error(`an area that is not on the scale of its family: ${id}`);
    const to = (value: number) => Number(formatFixed(value, number.decimals));
    const ends = ({ lower, upper }: typeof together) => ({ lower: to(lower), upper: to(upper) });
    return {
      finding,
      number,
      together: ends(together),
      shrunken:
        shrunken === null
          ? null
          : { value: to(shrunken.value), interval: ends(shrunken.interval), kept: Number(shrunken.kept.toFixed(2)) },
      ranks,
    };
  });
  const decimals = Math.max(...areas.map(({ number }) => number.decimals));
  const to = (value: number) => Number(formatFixed(value, decimals));
  const { shrinkage } = beside;
  return {
    ...beside,
    missEach: Number(beside.missEach.toPrecision(3)),
    shrinkage:
      shrinkage === null
        ? null
        : { mean: to(shrinkage.mean), seOfMean: to(shrinkage.seOfMean), sdBetween: to(shrinkage.sdBetween) },
    areas,
    leftOut: beside.leftOut.map(findingOf),
  };
}

/**
 * Works out what figures are together from those that are shown, and looks once more that nothing is of another.
 *
 * @throws Error, as a fault of ours, for a number about a figure that is not shown
 */
export function protectMany(
  findings: readonly Finding[],
  many: (statusOf: StatusOf) => ManyUnprotected,
  shownFreedom: ShownFreedom,
): ProtectedMany {
  const byId = new Map(findings.map((finding) => [finding.figure.id, finding]));
  const findingOf = (id: string): Finding => {
    const finding = byId.get(id);
    if (finding === undefined) throw new Error(`a figure that nobody asked for: ${id}`);
    return finding;
  };
  const { families, claims, areas } = many((id) => byId.get(id)?.status);
  return {
    families: families.map((family) => protectFamily(family, findingOf, shownFreedom)),
    claims: claims.map((claim) => protectClaim(claim, findingOf)),
    areas: areas.map((beside) => protectAreas(beside, findingOf)),
  };
}
