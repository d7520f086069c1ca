import type { CovarianceMatrix } from "../covariance-matrix.ts";
import { drawsFor, seedOfAreas } from "./areas-side-by-side.ts";
import type { Covariances } from "./covariances.ts";
import type { AskedTest, JudgedTest } from "./evidence.ts";
import { holm } from "./holm.ts";
import { jointMiss } from "./joint-miss.ts";
import { jointP } from "./joint-p.ts";
import { alikeP, level, outcomeOf, smallestShown } from "./outcome.ts";
import { sidakMiss, sidakP } from "./sidak.ts";
import { type Tested, tOf, twoSidedOf } from "./tested.ts";

/** Up to this many areas each is compared with each; more are each compared with the whole, if it is shown. */
export const mostCompared = 20;

/** What the title of a picture of areas is made from: its areas, with each other or with the whole. */
export interface AreasOfPicture {
  /** One name for each picture. */
  readonly picture: string;
  readonly together: "each with each" | "each with the whole";
  /** Ids of the figures, in the order of the covariances. */
  readonly areas: readonly string[];
  /** Of the figures of the areas, or of their differences to the whole, in the unit of the tests. */
  readonly covariance: Covariances;
  /** One for each pair of areas, or for each area; `sides` are the two figures. */
  readonly tests: readonly AskedTest[];
}

/** A test of a picture with its key, by which it is one with the same hypothesis elsewhere. */
export type PictureTest = JudgedTest & { readonly key: string; readonly way: 1 | -1 };

/** How often one test alone may err, and p values adjusted for all. */
interface Together {
  readonly miss: number;
  readonly adjust: (p: number) => number;
}

function jointly(covariance: Covariances, together: AreasOfPicture["together"], tests: number): Together {
  const draws = drawsFor(covariance.figures);
  if (draws === 0) return { miss: sidakMiss(level, Math.max(1, tests)), adjust: (p) => sidakP(p, tests) };
  const matrix: CovarianceMatrix = covariance.matrix();
  const of = together === "each with each" ? "pairs" : "each";
  const how = { draws, seed: seedOfAreas, stream: 2 };
  return { miss: jointMiss(matrix, of, level, how), adjust: jointP(matrix, of, how) };
}

/**
 * The tests behind the title of a picture of areas. The largest and the smallest are picked after looking,
 * so p values are adjusted for all that the title could have named.
 *
 * @param isSound whether a figure is shown without a mark; others are not named
 * @source `jointP`; "alike" by Holm's method over the tests of the picture
 */
export function testsOfPicture(
  { together, areas, covariance, tests }: AreasOfPicture,
  isSound: (id: string) => boolean,
): readonly PictureTest[] {
  const kept = [...areas.keys()].filter((at) => isSound(areas[at] ?? ""));
  const sound = tests.flatMap((test) => {
    const { tested, sides } = test;
    return tested === null || tested.se === 0 || sides === null || !isSound(sides.one) || !isSound(sides.other)
      ? []
      : [{ test, tested, sides }];
  });
  if (sound.length === 0) return [];
  const { miss, adjust } = jointly(covariance.of(kept), together, sound.length);
  const alike = holm(sound.map(({ test, tested }) => alikeOf(tested, test.margin) ?? 1));
  return sound.map(({ test, tested, sides }, at) => {
    const { key, way, id, measure, scale, unit, margin } = test;
    const p = twoSidedOf(tested);
    const adjusted = adjust(p);
    const own = margin === null ? null : (alike[at] ?? 1);
    return {
      ...{ key, way, id, measure, scale, unit, margin, ...tested, p, adjusted },
      sides: [sides],
      askers: ["picture"],
      figures: [],
      t: tOf(tested),
      method: together === "each with each" ? "largest of all pairs" : "largest of all areas",
      family: "picture",
      counted: sound.length,
      smallest: smallestShown(tested, miss),
      alike: own,
      outcome: outcomeOf(adjusted, own),
    };
  });
}

function alikeOf(tested: Tested, margin: number | null): number | null {
  return margin === null ? null : alikeP(tested, margin);
}
