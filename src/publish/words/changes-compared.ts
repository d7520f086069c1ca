import type { AnyFigure, AnyFormula } from "../../figures/figure.ts";
import { valueAt } from "../../figures/formula.ts";
import { isGap } from "../../figures/reading.ts";
import type { ShownTest } from "../../release/families.ts";
import type { ShownMean } from "../../release/finding.ts";

/** How a change is put in words: the verb for a value that fell, and for one that rose. */
interface Verbs {
  readonly fell: string;
  readonly rose: string;
}

type Known = readonly Pick<ShownMean, "domain" | "mean">[];

/** The parts of a difference of changes: each side now and before; null for a formula of another form. */
function fourValues({ formula }: Pick<AnyFigure, "formula">, rests: Known) {
  const means = new Map(rests.map(({ domain, mean }) => [domain, mean]));
  const split = (one: AnyFormula) => (one.op === "minus" ? ([one.left, one.right] as const) : null);
  const [own, other] = split(formula)?.map(split) ?? [];
  if (own == null || other == null) return null;
  return [...own, ...other].map((one) => valueAt(one, (domain) => means.get(domain) ?? Number.NaN));
}

/** What a comparison of two changes says, without its numbers: "closed", "more", and the two sides. */
export interface ToldChanges {
  /** "closed", "grew", "fell", "rose"; null where the two went different ways, or it is not known which way. */
  readonly verb: string | null;
  /** Whether the own side moved further that way. */
  readonly further: boolean;
  /** How each side moved, for two that went different ways: "closed", "grew". */
  readonly each: readonly [own: string, other: string] | null;
}

/**
 * How two changes compare: which way they went, as their estimates say, and which went further. Only the difference is
 * tested; the direction of each is that of its estimate.
 *
 * @param figure a difference of changes
 * @param rests its means
 * @param difference above 0 where the own side rose more, or fell less, from the earlier year to the later one
 */
export function toldChanges(figure: AnyFigure, rests: Known, difference: number): ToldChanges {
  const values = fourValues(figure, rests);
  const [now = Number.NaN, before = Number.NaN, otherNow = Number.NaN, otherBefore = Number.NaN] = values ?? [];
  const sign = figure.with !== null && figure.with.year > figure.of.year ? -1 : 1;
  const [own, other] = [sign * (now - before), sign * (otherNow - otherBefore)];
  const allBehind = isGap(figure) && (values ?? []).every((one) => one >= 0);
  const verbs: Verbs = allBehind ? { fell: "closed", rose: "grew" } : { fell: "fell", rose: "rose" };
  if (own < 0 && other < 0) return { verb: verbs.fell, further: difference < 0, each: null };
  if (own > 0 && other > 0) return { verb: verbs.rose, further: difference > 0, each: null };
  const way = (change: number) => (change < 0 ? verbs.fell : verbs.rose);
  return { verb: null, further: false, each: own * other < 0 ? [way(own), way(other)] : null };
}

/**
 * A comparison of two changes in words.
 *
 * @param what "the gap of disadvantaged pupils"
 * @param when "from 2010 to 2015"
 * @param size the size of the difference with its unit: "1.2 months"
 * @param spread its interval in brackets, for the size as it is said
 * @param sure the outcome of the test of the difference; null where there is no interval
 * @param within the margin of "alike": "1 month"
 * @example // "From 2010 to 2015, the gap of disadvantaged pupils closed by 1.2 months more in A than in B (95% interval 0.3 to 2.1)."
 */
export function changesWords(
  told: ToldChanges,
  words: {
    readonly what: string;
    readonly when: string;
    readonly size: string;
    readonly spread: string;
    readonly own: string;
    readonly other: string;
    readonly lower: boolean;
    readonly sure: ShownTest["outcome"] | null;
    readonly within: string;
  },
): string {
  const { what, when, size, spread, own, other, lower, sure, within } = words;
  const start = `From ${when}, ${what}`;
  const more = told.further ? "more" : "less";
  const side = lower ? "lower" : "higher";
  if (sure === "unclear")
    return told.verb === null
      ? `It is not clear whether the change of ${what} from ${when} was ${side} ${own} than ${other}: ${size} ${side} ${spread}.`
      : `It is not clear whether, from ${when}, ${what} ${told.verb} more or less ${own} than ${other}: ${size} ${more} ${spread}.`;
  if (sure === "alike")
    return `${start} changed alike ${own} and ${other}, to within ${within}: ${size} ${told.verb === null ? side : more} ${own} ${spread}.`;
  if (told.verb !== null) return `${start} ${told.verb} by ${size} ${more} ${own} than ${other} ${spread}.`;
  const each = told.each === null ? "" : ` ${told.each[0]} ${own} and ${told.each[1]} ${other}:`;
  return each === ""
    ? `${start} had a change that was ${size} ${side} ${own} than ${other} ${spread}.`
    : `${start}${each} its change was ${size} ${side} ${own} ${spread}.`;
}
