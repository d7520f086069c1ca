import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { holm } from "./holm.ts";
import { alikeP, level, type Outcome, outcomeOf, smallestShown } from "./outcome.ts";
import { type Tested, tOf, twoSidedOf } from "./tested.ts";

/** How p values are adjusted for their number. */
export type AdjustmentMethod = "holm" | "benjamini-hochberg" | "none";

/**
 * What makes a report state something: an entry of `compare`, a figure of the whole by itself, a line over years, a picture
 * of areas. All tests of one kind are one family, but that each picture of areas is one.
 */
export const askers = ["comparison", "level", "over the years", "picture"] as const;
export type Asker = (typeof askers)[number];

/** A figure that states a hypothesis: its value has the sign of the test's, or with −1 the other. */
export interface StatedBy {
  readonly id: string;
  readonly way: 1 | -1;
}

/** Two figures that a hypothesis sets against each other: its value is the one less the other. */
export interface Sides {
  readonly one: string;
  readonly other: string;
}

/** A statement that a report makes, or would make, and its test. Statements with equal keys are one hypothesis. */
export interface AskedTest {
  readonly key: string;
  /** The name of the test: the id of the figure that states it, or of two figures set against each other. */
  readonly id: string;
  readonly measure: string;
  readonly asker: Asker;
  /** Figures that state it, as difference, ratio or per cent; none where no figure of the study does. */
  readonly figures: readonly StatedBy[];
  /** The figures that it sets against each other, where no figure states it. */
  readonly sides: Sides | null;
  /** The method that the study names, or null. */
  readonly adjust: AdjustmentMethod | null;
  /** Null where there is no estimate, or a break hides it. */
  readonly tested: Tested | null;
  /** +1 or −1: the orientation of this statement's value in the hypothesis. */
  readonly way: 1 | -1;
  readonly scale: string;
  readonly unit: string;
  /** In that unit; null: nothing is called alike. */
  readonly margin: number | null;
}

/** A hypothesis of a report after its test. */
export interface JudgedTest {
  readonly id: string;
  readonly measure: string;
  readonly askers: readonly Asker[];
  readonly figures: readonly StatedBy[];
  /** Every two figures that it sets against each other. */
  readonly sides: readonly Sides[];
  readonly scale: string;
  readonly unit: string;
  readonly value: number;
  readonly se: number;
  readonly rounding: number;
  readonly degreesOfFreedom: number;
  readonly t: number;
  readonly p: number;
  readonly adjusted: number;
  readonly method: AdjustmentMethod | "largest of all pairs" | "largest of all areas";
  /** The family that it was adjusted in, and the hypotheses of that, its own among them. */
  readonly family: Asker;
  readonly counted: number;
  /** The smallest true difference that would have been found with a chance of 80%. */
  readonly smallest: number;
  readonly margin: number | null;
  /** The adjusted p value for "further apart than the margin"; null without one. */
  readonly alike: number | null;
  readonly outcome: Outcome;
}

const adjusters: Readonly<Record<AdjustmentMethod, (p: readonly number[]) => readonly number[]>> = {
  holm,
  "benjamini-hochberg": benjaminiHochberg,
  none: (p) => p,
};

/** The strictest first: where a hypothesis is asked twice, under two methods, it has the stricter one. */
const strictness: readonly AdjustmentMethod[] = ["holm", "benjamini-hochberg", "none"];

/** The method where the study names none: it holds whatever the dependence, and however questions are divided or added. */
export const usualAdjustment: AdjustmentMethod = "holm";

/** A hypothesis with everything that states it. */
interface Hypothesis {
  readonly first: AskedTest & { readonly tested: Tested };
  readonly all: readonly AskedTest[];
}

function hypothesesOf(asked: readonly AskedTest[], mayCount: (test: AskedTest) => boolean): readonly Hypothesis[] {
  const byKey = new Map<string, Hypothesis>();
  for (const test of asked) {
    const { tested } = test;
    if (tested === null || tested.se === 0 || !mayCount(test)) continue;
    const known = byKey.get(test.key);
    byKey.set(test.key, {
      first: known?.first ?? { ...test, tested },
      all: [...(known?.all ?? []), test],
    });
  }
  return [...byKey.values()];
}

function methodOf({ all }: Hypothesis): AdjustmentMethod {
  return strictness.find((one) => all.some(({ adjust }) => (adjust ?? usualAdjustment) === one)) ?? usualAdjustment;
}

function once<One>(all: readonly One[], keyOf: (one: One) => string): readonly One[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

/**
 * The hypotheses of one family, each once, with one p value adjusted for all of them and one outcome.
 *
 * All entries of `compare` are one family, so how a study divides its questions into entries changes nothing. Each method
 * adjusts over all hypotheses; a hypothesis has the method that its entry names, or Holm's. "Alike" is adjusted by Holm's
 * method, over the hypotheses that have a margin.
 *
 * A statement counts if it may be shown and has an error. Whether it may be shown depends on counts and breaks, never on
 * a p value, so leaving some out selects nothing.
 *
 * @param asked in the order of the study
 * @param mayCount whether a statement may be shown
 * @example evidenceOf("comparison", three tests with p 0.01, 0.04, 0.03, () => true) // adjusted 0.03, 0.06, 0.06
 */
export function evidenceOf(
  family: Asker,
  asked: readonly AskedTest[],
  mayCount: (test: AskedTest) => boolean,
): readonly (JudgedTest & { readonly key: string; readonly way: 1 | -1 })[] {
  const hypotheses = hypothesesOf(
    asked.filter(({ asker }) => asker === family),
    mayCount,
  );
  const p = hypotheses.map(({ first }) => twoSidedOf(first.tested));
  const adjustedBy = new Map(strictness.map((method) => [method, adjusters[method](p)]));
  const withMargin = hypotheses.flatMap(({ first }) =>
    first.margin === null ? [] : [{ key: first.key, p: alikeP(first.tested, first.margin) }],
  );
  const adjustedAlike = holm(withMargin.map((one) => one.p));
  const alikeByKey = new Map(withMargin.map(({ key }, at) => [key, adjustedAlike[at] ?? 1]));
  return hypotheses.map((hypothesis, at) => {
    const { first, all } = hypothesis;
    const { key, id, measure, way, tested, scale, unit, margin } = first;
    const method = methodOf(hypothesis);
    const own = p[at] ?? 1;
    const adjusted = adjustedBy.get(method)?.[at] ?? own;
    const alike = alikeByKey.get(key) ?? null;
    return {
      key,
      way,
      id,
      measure,
      askers: [family],
      figures: once(
        all.flatMap((one) => one.figures.map((figure) => turned(figure, one.way * way))),
        (figure) => figure.id,
      ),
      sides: first.sides === null ? [] : [first.sides],
      scale,
      unit,
      ...tested,
      t: tOf(tested),
      p: own,
      adjusted,
      method,
      family,
      counted: hypotheses.length,
      smallest: smallestShown(tested, method === "none" ? level : level / hypotheses.length),
      margin,
      alike,
      outcome: outcomeOf(adjusted, alike),
    };
  });
}

function turned({ id, way }: StatedBy, by: number): StatedBy {
  return { id, way: way * by > 0 ? 1 : -1 };
}
