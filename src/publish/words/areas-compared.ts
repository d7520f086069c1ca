import { pictureKey } from "../../figures/picture-key.ts";
import type { ShownRegister, ShownTest } from "../../release/families.ts";
import { type Finding, isShown, type ShownFinding } from "../../release/finding.ts";

/** A few areas, each compared with each. */
export interface FewAreas {
  readonly kind: "few";
  readonly least: ShownFinding;
  readonly most: ShownFinding;
  /** The smallest against the largest. */
  readonly extremes: ShownTest;
  /** Whether the smallest, and the largest, differs from every other area. */
  readonly leastAlone: boolean;
  readonly mostAlone: boolean;
  /** The pair that differs most clearly, the larger first; null where no two areas differ. */
  readonly clearest: { readonly more: ShownFinding; readonly less: ShownFinding; readonly test: ShownTest } | null;
  /** Whether every two areas are alike. */
  readonly allAlike: boolean;
  readonly areas: number;
}

/** Many areas, each compared with the whole. */
export interface ManyAreas {
  readonly kind: "many";
  readonly above: number;
  readonly below: number;
  readonly alike: number;
  readonly unclear: number;
  readonly tests: readonly ShownTest[];
}

export type AreasCompared = FewAreas | ManyAreas;

const estimateOf = ({ numbers }: ShownFinding): number => numbers[0]?.value ?? Number.NaN;

function few(
  shown: readonly ShownFinding[],
  testOf: (a: ShownFinding, b: ShownFinding) => ShownTest | null,
): FewAreas | null {
  const sorted = [...shown].sort((a, b) => estimateOf(a) - estimateOf(b));
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined || least === most) return null;
  const extremes = testOf(least, most);
  if (extremes === null) return null;
  const pairs = sorted.flatMap((less, at) =>
    sorted.slice(at + 1).flatMap((more) => {
      const test = testOf(less, more);
      return test === null ? [] : [{ more, less, test }];
    }),
  );
  const differing = pairs.filter(({ test }) => test.outcome === "differs");
  const aloneFrom = (one: ShownFinding) =>
    sorted.every((other) => other === one || testOf(one, other)?.outcome === "differs");
  return {
    kind: "few",
    least,
    most,
    extremes,
    leastAlone: aloneFrom(least),
    mostAlone: aloneFrom(most),
    clearest: [...differing].sort((a, b) => a.test.adjusted - b.test.adjusted)[0] ?? null,
    allAlike: pairs.every(({ test }) => test.outcome === "alike"),
    areas: sorted.length,
  };
}

function many(tests: readonly ShownTest[]): ManyAreas {
  const of = (outcome: ShownTest["outcome"]) => tests.filter((test) => test.outcome === outcome);
  const differing = of("differs");
  const above = differing.filter(({ value }) => value > 0).length;
  const below = differing.length - above;
  return { kind: "many", above, below, alike: of("alike").length, unclear: of("unclear").length, tests };
}

/**
 * What the tests of a picture of areas say, for those that are shown without a mark; null where they were not compared.
 *
 * Whatever is said about any of them holds although it was picked after looking: the tests are adjusted for all.
 *
 * @param members the areas of one picture
 */
export function areasCompared(members: readonly Finding[], register: ShownRegister): AreasCompared | null {
  const shown = members.filter(isShown).filter(({ status }) => status === "published");
  const [first] = shown;
  const picture = first === undefined ? undefined : pictureKey(first.figure);
  const found = register.pictures.find((one) => one.picture === picture);
  if (found === undefined) return null;
  const inPicture = new Set(found.tests);
  const tests = register.tests.filter(({ id }) => inPicture.has(id));
  const ids = new Set(shown.map(({ figure }) => figure.id));
  const bySides = new Map<string, ShownTest>();
  for (const test of tests)
    for (const { one, other } of test.sides) bySides.set(`${one} ${other}`, test).set(`${other} ${one}`, test);
  if (found.together === "each with each")
    return few(shown, (a, b) => bySides.get(`${a.figure.id} ${b.figure.id}`) ?? null);
  // The value of a test that others state too can be that of the whole less the area.
  const own = tests.flatMap((test) => {
    if (test.sides.some(({ one }) => ids.has(one))) return [test];
    return test.sides.some(({ other }) => ids.has(other)) ? [{ ...test, value: -test.value }] : [];
  });
  return own.length === 0 ? null : many(own);
}
