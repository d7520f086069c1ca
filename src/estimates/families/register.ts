import { type AreasOfPicture, type PictureTest, testsOfPicture } from "./areas-of-picture.ts";
import { type AskedTest, askers, evidenceOf, type JudgedTest, type StatedBy } from "./evidence.ts";

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

function inWay({ id, way }: StatedBy, by: number): StatedBy {
  return { id, way: way * by > 0 ? 1 : -1 };
}

/** A hypothesis that another family states as well: it stays in its own, and knows who else states it. */
function statedBy(test: PictureTest, again: PictureTest): PictureTest {
  const by = test.way * again.way;
  const known = new Set(test.figures.map(({ id }) => id));
  const more = again.figures.filter(({ id }) => !known.has(id)).map((figure) => inWay(figure, by));
  const sides = again.sides.map(({ one, other }) => (by > 0 ? { one, other } : { one: other, other: one }));
  return {
    ...test,
    askers: [...new Set([...test.askers, ...again.askers])],
    figures: [...test.figures, ...more],
    sides: [...test.sides, ...sides],
  };
}

/**
 * The register of a report: what it asks, and what the titles of its pictures state. A hypothesis
 * belongs to one family, the first that states it: comparisons, then levels, changes over the years, pictures. What a study
 * compares was chosen before looking, so it needs no adjustment for what titles could have picked.
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
    byKey.set(test.key, known === undefined ? test : statedBy(known, test));
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
