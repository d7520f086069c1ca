import type { AreaBeside, AreasSideBySide } from "../estimates/families/areas-side-by-side.ts";
import type { AdjustedFamily, AdjustedQuestion } from "../estimates/families/comparison-family.ts";
import type { JudgedClaim } from "../estimates/families/judged-claim.ts";
import type { FigureId } from "../figures/figure.ts";
import { formatFixed } from "../number/decimal.ts";
import {
  type Finding,
  type Findings,
  findingOf,
  isShown,
  type ShownFinding,
  type ShownNumber,
  type Status,
} from "./finding.ts";

/** What the rules decided about a figure; undefined for one that is not in the list, because its area is not named. */
export type StatusOf = (id: FigureId) => Status | undefined;

/** What the figures that may be shown give together: adjusted comparisons, claims, areas side by side. */
export interface Families {
  readonly families: readonly AdjustedFamily[];
  readonly claims: readonly JudgedClaim[];
  readonly areas: readonly AreasSideBySide[];
}

/** Comparisons with p values as they may be published. */
export type ShownFamily = AdjustedFamily;
/** A claim as it may be published. */
export type ShownClaim = JudgedClaim;
/** Areas side by side; all numbers of an area have the decimals of its finding. */
export type ShownAreas = AreasSideBySide;

/** Degrees of freedom of a measure as they may be shown: where schools are counted, they are one fewer than the schools. */
export type ShownFreedom = (measure: string, degreesOfFreedom: number) => number;

/** More digits mean nothing in a p value. */
function roundedP(p: number | null): number | null {
  return p === null ? null : Number(p.toPrecision(3));
}

function shownOf(id: FigureId, findings: Findings, allowed: readonly Status[]): ShownFinding {
  const finding = findingOf(findings, id);
  if (isShown(finding) && allowed.includes(finding.status)) return finding;
  throw new Error(`a number about a figure that is ${finding.status}: ${id}`);
}

/** The number of an area on the scale of its family. */
export function numberOfArea({ scale }: ShownAreas, { id }: AreaBeside, findings: Findings): ShownNumber {
  const number = shownOf(id, findings, ["published"]).numbers.find((one) => one.scale === scale);
  if (number === undefined) throw new Error(`an area that is not on the scale of its family: ${id}`);
  return number;
}

function protectFamily(family: AdjustedFamily, findings: Findings, shownFreedom: ShownFreedom): ShownFamily {
  return {
    ...family,
    questions: family.questions.map(({ figures, t, degreesOfFreedom, p, adjusted }): AdjustedQuestion => {
      const found = figures.map((id) => findingOf(findings, id));
      if (p !== null && found.some(({ status }) => status === "suppressed"))
        throw new Error(`a p value of a hidden figure: ${figures[0] ?? ""}`);
      return {
        figures,
        t: t === null ? null : Number(formatFixed(t, 3)),
        degreesOfFreedom:
          degreesOfFreedom === null ? null : shownFreedom(found[0]?.figure.measure ?? "", degreesOfFreedom),
        p: roundedP(p),
        adjusted: roundedP(adjusted),
      };
    }),
  };
}

function protectClaim(claim: JudgedClaim, findings: Findings): ShownClaim {
  if (claim.weakest !== null) shownOf(claim.weakest, findings, ["published"]);
  for (const id of claim.missing) findingOf(findings, id);
  return { ...claim, p: roundedP(claim.p) };
}

function protectAreas(beside: AreasSideBySide, findings: Findings): ShownAreas {
  let decimals = 0;
  const areas = beside.areas.map((area): AreaBeside => {
    const number = numberOfArea(beside, area, findings);
    decimals = Math.max(decimals, number.decimals);
    const to = (value: number) => Number(formatFixed(value, number.decimals));
    const ends = ({ lower, upper }: AreaBeside["together"]) => ({ lower: to(lower), upper: to(upper) });
    const { id, together, shrunken, ranks } = area;
    return {
      id,
      together: ends(together),
      shrunken:
        shrunken === null
          ? null
          : { value: to(shrunken.value), interval: ends(shrunken.interval), kept: Number(shrunken.kept.toFixed(2)) },
      ranks,
    };
  });
  for (const id of beside.leftOut) findingOf(findings, id);
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
  };
}

/**
 * Works out what the shown figures give together, and checks once more that no number is about a figure that is not
 * shown.
 *
 * @throws Error for a number about a figure that is not shown, which is a bug
 */
export async function protectFamilies(
  findings: Findings,
  made: (statusOf: StatusOf) => Promise<Families>,
  shownFreedom: ShownFreedom,
): Promise<Families> {
  const { families, claims, areas } = await made((id) => findings.get(id)?.status);
  return {
    families: families.map((family) => protectFamily(family, findings, shownFreedom)),
    claims: claims.map((claim) => protectClaim(claim, findings)),
    areas: areas.map((beside) => protectAreas(beside, findings)),
  };
}

/** A question with its findings, including hidden ones. */
export interface FoundQuestion extends Omit<AdjustedQuestion, "figures"> {
  readonly findings: readonly Finding[];
}

export interface FoundFamily extends Omit<ShownFamily, "questions"> {
  readonly questions: readonly FoundQuestion[];
}

export interface FoundClaim extends Omit<ShownClaim, "weakest" | "missing"> {
  readonly weakest: ShownFinding | null;
  readonly missing: readonly Finding[];
}

/** An area with its own finding, and the number that is compared with the others'. */
export interface FoundArea extends AreaBeside {
  readonly finding: ShownFinding;
  readonly number: ShownNumber;
}

export interface FoundAreas extends Omit<ShownAreas, "areas" | "leftOut"> {
  readonly areas: readonly FoundArea[];
  readonly leftOut: readonly Finding[];
}

/** The families of a release with the findings that they are about, looked up in the list. */
export interface FoundFamilies {
  readonly families: readonly FoundFamily[];
  readonly claims: readonly FoundClaim[];
  readonly areas: readonly FoundAreas[];
}

export function foundFamilies(findings: Findings, { families, claims, areas }: Families): FoundFamilies {
  const find = (id: FigureId) => findingOf(findings, id);
  return {
    families: families.map((family) => ({
      ...family,
      questions: family.questions.map(({ figures, ...question }) => ({ ...question, findings: figures.map(find) })),
    })),
    claims: claims.map((claim) => ({
      ...claim,
      weakest: claim.weakest === null ? null : shownOf(claim.weakest, findings, ["published"]),
      missing: claim.missing.map(find),
    })),
    areas: areas.map((beside) => ({
      ...beside,
      areas: beside.areas.map((area) => ({
        ...area,
        finding: shownOf(area.id, findings, ["published"]),
        number: numberOfArea(beside, area, findings),
      })),
      leftOut: beside.leftOut.map(find),
    })),
  };
}
