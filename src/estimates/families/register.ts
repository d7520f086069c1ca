import { type AreasOfPicture, type PictureTest, testsOfPicture } from "./areas-of-picture.ts";
import { type AskedTest, askers, evidenceOf, type JudgedTest, type StatedBy } from "./evidence.ts";
import { outcomeOf } from "./outcome.ts";

/** A picture of areas, and the names of the tests of its title. */
export interface TestsOfPicture {
  readonly picture: string;
  readonly together: AreasOfPicture["together"];
  readonly tests: readonly string[];
}

/** Every hypothesis that a report states something about, once. */
export interface Register {
  readonly tests: readonly JudgedTest[];
  readonly pictures: readonly TestsOfPicture[];
}

function larger(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}

function inWay({ id, way }: StatedBy, by: number): StatedBy {
  return { id, way: way * by > 0 ? 1 : -1 };
}

/** One hypothesis that was adjusted in two ways has the larger p value: each sentence about it then says the same. */
function merged(one: PictureTest, other: PictureTest): PictureTest {
  const stricter = other.adjusted > one.adjusted ? other : one;
  const alike = larger(one.alike, other.alike);
  return {
    ...one,
    askers: [...new Set([...one.askers, ...other.askers])],
    figures: [...one.figures, ...other.figures.map((figure) => inWay(figure, one.way * other.way))],
    sides: one.sides.length > 0 ? one.sides : one.way === other.way ? other.sides : [...other.sides].reverse(),
    adjusted: stricter.adjusted,
    method: stricter.method,
    family: stricter.family,
    counted: stricter.counted,
    smallest: Math.max(one.smallest, other.smallest),
    alike,
    outcome: outcomeOf(stricter.adjusted, alike),
  };
}

/**
 * The register of a report: what it asks, and what the titles of its pictures state. A hypothesis of two families has one
 * outcome, the more careful one.
 *
 * @param asked statements of all measures, in the order of the study
 * @param mayCount whether a statement may be shown
 * @param isSound whether a figure is shown without a mark
 * @source `evidenceOf`, `testsOfPicture`
 */
export function registerOf(
  asked: readonly AskedTest[],
  pictures: readonly AreasOfPicture[],
  mayCount: (test: AskedTest) => boolean,
  isSound: (id: string) => boolean,
): Register {
  const byKey = new Map<string, PictureTest>();
  const enter = (test: PictureTest) => {
    const known = byKey.get(test.key);
    byKey.set(test.key, known === undefined ? test : merged(known, test));
  };
  for (const family of askers) for (const test of evidenceOf(family, asked, mayCount)) enter(test);
  const keys = pictures.map((picture) => {
    const tests = testsOfPicture(picture, isSound);
    for (const test of tests) enter(test);
    return tests.map(({ key }) => key);
  });
  return {
    tests: [...byKey.values()].map(({ key: _, way: __, ...test }) => test),
    pictures: pictures.map(({ picture, together }, at) => ({
      picture,
      together,
      tests: (keys[at] ?? []).flatMap((key) => byKey.get(key)?.id ?? []),
    })),
  };
}
