import { formatFixed } from "../../number/decimal.ts";
import type { ResultFigure } from "./read-release.ts";

type Shown = Extract<ResultFigure, { readonly kind: "figure" }>;
type OnScale = Shown["numbers"][number];

/** A value before and now, its change, and the change in standard errors where there is one. */
function valueMoved(a: { readonly value: number; readonly decimals: number }, b: typeof a & { readonly se?: number }) {
  const decimals = Math.max(a.decimals, b.decimals);
  const by = b.value - a.value;
  const errors = b.se !== undefined && b.se > 0 ? `, ${formatFixed(by / b.se, 1)} standard errors` : "";
  return `${formatFixed(a.value, decimals)} before, ${formatFixed(b.value, decimals)} now (${by >= 0 ? "+" : ""}${formatFixed(by, decimals)}${errors})`;
}

const intervalOf = ({ lower, upper, decimals }: OnScale) =>
  `${formatFixed(lower, decimals)} to ${formatFixed(upper, decimals)}`;

/** How the numbers on one scale moved; null where they did not. */
function scaleMoved(a: OnScale, b: OnScale): string | null {
  if (a.value !== b.value) return valueMoved(a, b);
  if (a.lower !== b.lower || a.upper !== b.upper)
    return `same value, its interval ${intervalOf(a)} before, ${intervalOf(b)} now`;
  if (a.se !== b.se) return `same value and interval, its standard error ${a.se} before, ${b.se} now`;
  return a.rounding === b.rounding ? null : `the bound of rounding ${a.rounding} before, ${b.rounding} now`;
}

/** The scales that moved: the first in full, since the others are mostly the same change in other units. */
function scalesMoved(before: Shown, after: Shown): readonly string[] {
  const earlier = new Map(before.numbers.map((one) => [one.scale, one]));
  const shared = after.numbers.flatMap((now) => {
    const old = earlier.get(now.scale);
    return old === undefined ? [] : [{ scale: now.scale, how: scaleMoved(old, now) }];
  });
  const moved = shared.flatMap(({ scale, how }) => (how === null ? [] : [{ scale, how }]));
  const [first, ...others] = moved;
  const isFirst = first?.scale === after.numbers[0]?.scale;
  const names = (these: readonly OnScale[], besides: readonly OnScale[]) =>
    these.filter(({ scale }) => !besides.some((one) => one.scale === scale)).map(({ scale }) => scale);
  const [added, gone] = [names(after.numbers, before.numbers), names(before.numbers, after.numbers)];
  return [
    ...(first === undefined ? [] : [isFirst ? first.how : `${first.how} on the scale ${first.scale}`]),
    ...(others.length === 0 || others.length === shared.length - 1
      ? []
      : [`also on ${others.map(({ scale }) => scale).join(", ")}`]),
    ...(added.length === 0 ? [] : [`now also on ${added.join(", ")}`]),
    ...(gone.length === 0 ? [] : [`no longer on ${gone.join(", ")}`]),
  ];
}

/** What else is published of a figure, by what it is called in a sentence. */
function restOf(figure: Shown) {
  return new Map<string, unknown>([
    ["its counts", figure.counted],
    ["its means", figure.means],
    ["its degrees of freedom", figure.df],
    ["its kind of standard error", figure.se_kind],
    ["its kind of interval", figure.interval],
    ["its note", figure.note],
    ["its bootstrap results", figure.resampled],
  ]);
}

function shownMoved(before: Shown, after: Shown): readonly string[] {
  const now = restOf(after);
  const changed = [...restOf(before)]
    .filter(([name, old]) => JSON.stringify(old) !== JSON.stringify(now.get(name)))
    .map(([name]) => name);
  const verb = changed.length === 1 && changed[0]?.endsWith("s") === false ? "has" : "have";
  return [...scalesMoved(before, after), ...(changed.length === 0 ? [] : [`${changed.join(", ")} ${verb} changed`])];
}

function numbersMoved(before: ResultFigure, after: ResultFigure): readonly string[] {
  if (before.kind === "figure" && after.kind === "figure") return shownMoved(before, after);
  if (before.kind === "exact" && after.kind === "exact")
    return before.value === after.value ? [] : [valueMoved(before, after)];
  if (before.kind === "value" && after.kind === "value") {
    const [a, b] = [before.numbers[0], after.numbers[0]];
    return a === undefined || b === undefined || a.value === b.value ? [] : [valueMoved(a, b)];
  }
  if (before.kind === "hidden" && after.kind === "hidden")
    return before.reason === after.reason ? [] : [`the reason is now: ${after.reason}`];
  const isShown = before.kind !== "hidden" && after.kind !== "hidden";
  return isShown ? [before.kind === "figure" ? "it has no error now" : "it has an error now"] : [];
}

/**
 * How one figure differs between two runs, in words; null where everything that is published of it is the same. The
 * value comes first, then what else has changed: other scales, counts, means, kinds of error, the reason, the formula.
 *
 * Example: a gap of 3.2 with an error of 0.1 that becomes 3.4 gives `3.2 before, 3.4 now (+0.2, 2.0 standard errors)`.
 */
export function figureMoved(before: ResultFigure | undefined, after: ResultFigure | undefined): string | null {
  if (before === undefined || after === undefined) return before === undefined ? "new" : "gone";
  const words = [
    ...numbersMoved(before, after),
    ...(before.status === after.status ? [] : [`${before.status} before, ${after.status} now`]),
    ...(before.formula === after.formula ? [] : ["its formula has changed"]),
  ];
  return words.length === 0 ? null : words.join("; ");
}
