import type { AreaBeside, AreasSideBySide } from "../estimates/families/areas-side-by-side.ts";
import type { JudgedTest } from "../estimates/families/evidence.ts";
import type { JudgedClaim } from "../estimates/families/judged-claim.ts";
import type { Register, TestsOfPicture } from "../estimates/families/register.ts";
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

/** An entry of `compare`, from 0, with its questions: the figures of one pair of sides. */
export interface ComparedEntry {
  readonly entry: number;
  readonly questions: readonly { readonly figures: readonly FigureId[] }[];
}

/** What the figures that may be shown give together: tests, comparisons, claims, areas side by side. */
export interface Families {
  readonly register: Register;
  readonly comparisons: readonly ComparedEntry[];
  readonly claims: readonly JudgedClaim[];
  readonly areas: readonly AreasSideBySide[];
}

/** A test as it may be published, with the decimals of its value, its error and what goes with them. */
export type ShownTest = JudgedTest & { readonly decimals: number };
/** The tests of a release, and which of them the titles of its pictures of areas are made from. */
export interface ShownRegister {
  readonly tests: readonly ShownTest[];
  readonly pictures: readonly TestsOfPicture[];
}
/** A claim as it may be published. */
export type ShownClaim = JudgedClaim;
/** Areas side by side; all numbers of an area have the decimals of its finding. */
export type ShownAreas = AreasSideBySide;

/** The same, as it may be published. */
export interface ProtectedFamilies extends Omit<Families, "register"> {
  readonly register: ShownRegister;
}

/** What a test may show. */
export interface TestRules {
  /** Degrees of freedom of a measure: where schools are counted, they are one fewer than the schools. */
  readonly freedom: (measure: string, degreesOfFreedom: number) => number;
  /** Decimals of a value with this standard error. */
  readonly decimals: (se: number) => number;
}

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

const isShownStatus = (status: Status | undefined): boolean => status === "published" || status === "unreliable";

/**
 * A test as it may be published: about figures that are shown. A hypothesis that a hidden figure states as well keeps its
 * test only for the others.
 */
function protectTest(test: JudgedTest, findings: Findings, { freedom, decimals: decimalsOf }: TestRules): ShownTest {
  const statusOf = (id: FigureId) => findings.get(id)?.status;
  const figures = test.figures.filter(({ id }) => findings.has(id) && statusOf(id) !== "suppressed");
  const sides = test.sides.filter(({ one, other }) => isShownStatus(statusOf(one)) && isShownStatus(statusOf(other)));
  if (sides.length === 0 && !figures.some(({ id }) => isShownStatus(statusOf(id))))
    throw new Error(`a test of a hidden figure: ${test.id}`);
  const decimals = decimalsOf(test.se);
  const to = (value: number) => Number(formatFixed(value, decimals));
  return {
    ...test,
    figures,
    sides,
    value: to(test.value),
    se: to(test.se),
    rounding: to(test.rounding),
    degreesOfFreedom: freedom(test.measure, test.degreesOfFreedom),
    t: Number(formatFixed(test.t, 3)),
    p: Number(test.p.toPrecision(3)),
    adjusted: Number(test.adjusted.toPrecision(3)),
    smallest: to(test.smallest),
    alike: roundedP(test.alike),
    decimals,
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
  rules: TestRules,
): Promise<ProtectedFamilies> {
  const { register, comparisons, claims, areas } = await made((id) => findings.get(id)?.status);
  return {
    register: { ...register, tests: register.tests.map((test) => protectTest(test, findings, rules)) },
    comparisons,
    claims: claims.map((claim) => protectClaim(claim, findings)),
    areas: areas.map((beside) => protectAreas(beside, findings)),
  };
}

/** A question with its findings, including hidden ones, and the test of each. */
export interface FoundQuestion {
  readonly stated: readonly { readonly finding: Finding; readonly test: ShownTest | null }[];
}

export interface FoundEntry {
  readonly entry: number;
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
  readonly entries: readonly FoundEntry[];
  /** Tests by the id of a figure that states them. */
  readonly testOf: ReadonlyMap<FigureId, ShownTest>;
  readonly claims: readonly FoundClaim[];
  readonly areas: readonly FoundAreas[];
}

export function foundFamilies(
  findings: Findings,
  { register, comparisons, claims, areas }: ProtectedFamilies,
): FoundFamilies {
  const find = (id: FigureId) => findingOf(findings, id);
  const testOf = testsById(register);
  return {
    testOf,
    entries: comparisons.map(({ entry, questions }) => ({
      entry,
      questions: questions.map(({ figures }) => ({
        stated: figures.map((id) => ({ finding: find(id), test: testOf.get(id) ?? null })),
      })),
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

/** The test of each figure that states a hypothesis. */
export function testsById({ tests }: ShownRegister): ReadonlyMap<FigureId, ShownTest> {
  return new Map(tests.flatMap((test) => test.figures.map(({ id }) => [id, test] as const)));
}
