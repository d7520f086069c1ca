import { formatFixed } from "../../number/decimal.ts";
import type { PrintedNumber, ShownNumber } from "../../release/finding.ts";

const mostDecimals: ReadonlyMap<string, number> = new Map([
  ["months", 1],
  ["ratio", 2],
  ["percentile points", 1],
  ["percentage points", 1],
  ["per cent", 1],
]);

type WithDecimals = Pick<ShownNumber, "unit" | "decimals">;

/** A true minus sign, as typeset. */
function typeset(text: string): string {
  return text.replace("-", "−");
}

/** How many decimals people are shown: as many as the standard error allows, up to the most that suit the unit. */
export function readableDecimals({ unit, decimals }: WithDecimals): number {
  return Math.min(decimals, mostDecimals.get(unit) ?? 2);
}

/**
 * A number as people read it, fractions as per cent.
 *
 * @example readable(0.4613, { unit: "fraction", decimals: 3, ... }) // "46%"
 */
export function readable(value: number, number: WithDecimals): string {
  if (number.unit === "fraction") return `${typeset(formatFixed(100 * value, 0))}%`;
  return typeset(formatFixed(value, readableDecimals(number)));
}

/** Where there is no difference: 1 for a ratio, otherwise 0. */
export function noDifferenceOf({ unit }: Pick<ShownNumber, "unit">): 0 | 1 {
  return unit === "ratio" ? 1 : 0;
}

type Off = NonNullable<ShownNumber["justOff"]>["lower"];

/**
 * An end of an interval as people read it. Rounding never puts it on the value of no difference, nor beyond: it has as many
 * more digits as that takes, or where the release has no more, the words "just above" or "just below".
 *
 * @param none the value of no difference
 * @param off on which side of it the end lies, where the release has rounded it to that value
 * @param print the number with some decimals
 * @param decimals as few as suit the reader, and as many as the release has
 * @example endText(1.004, 1, undefined, (value, decimals) => value.toFixed(decimals), { few: 2, all: 4 }) // "1.004"
 * @example endText(1, 1, "above", (value, decimals) => value.toFixed(decimals), { few: 2, all: 2 }) // "just above 1"
 */
export function endText(
  end: number,
  none: number,
  off: Off,
  print: (value: number, decimals: number) => string,
  { few, all }: { readonly few: number; readonly all: number },
): string {
  if (end === none) return off === undefined ? print(end, few) : `just ${off} ${none}`;
  const hides = (text: string) =>
    Number(text.replace("−", "-").replace(/%$/, "")) === (text.endsWith("%") ? 100 * none : none);
  for (let decimals = few; decimals < all; decimals++) {
    const text = print(end, decimals);
    if (!hides(text)) return text;
  }
  return print(end, Math.max(few, all));
}

/** A number with some decimals, fractions as per cent. */
function printed({ unit }: Pick<ShownNumber, "unit">): (value: number, decimals: number) => string {
  return (value, decimals) =>
    unit === "fraction" ? `${typeset(formatFixed(100 * value, decimals))}%` : typeset(formatFixed(value, decimals));
}

type WithEnds = Pick<PrintedNumber, "unit" | "decimals" | "lower" | "upper"> & Pick<ShownNumber, "justOff">;

/**
 * An interval as people read it: "0.49 to 0.55"; a dash where the error is not known.
 *
 * @example readableInterval({ unit: "ratio", decimals: 4, lower: 1.004, upper: 1.442 }) // "1.004 to 1.44"
 */
export function readableInterval(number: WithEnds): string {
  const { unit, decimals, lower, upper, justOff } = number;
  if (lower === null || upper === null) return "–";
  const all = unit === "fraction" ? Math.max(0, decimals - 2) : decimals;
  const digits = { few: unit === "fraction" ? 0 : readableDecimals(number), all };
  const none = noDifferenceOf(number);
  const [low, high] = [
    endText(lower, none, justOff?.lower, printed(number), digits),
    endText(upper, none, justOff?.upper, printed(number), digits),
  ];
  return `${low} to ${high}`;
}

const opposite = { above: "below", below: "above" } as const;

/** The same number with its sign turned, for words that say the size of what lies below zero. */
export function turned<Number extends ShownNumber>(number: Number): Number {
  const { value, lower, upper, justOff } = number;
  const off = {
    ...(justOff?.upper === undefined ? {} : { lower: opposite[justOff.upper] }),
    ...(justOff?.lower === undefined ? {} : { upper: opposite[justOff.lower] }),
  };
  return { ...number, value: -value, lower: -upper, upper: -lower, ...(justOff === undefined ? {} : { justOff: off }) };
}

/** A whole number with thousands separators. */
export function readableCount(count: number | null): string {
  return count === null ? "hidden (few or none)" : String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * A percentile as a name.
 *
 * @example percentileName(25) // "25th percentile"
 * @example percentileName(2.5) // "2.5 percentile"
 */
export function percentileName(at: number): string {
  if (!Number.isInteger(at)) return `${at} percentile`;
  const teen = at % 100 >= 11 && at % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][at % 10] ?? "th");
  return `${at}${ending} percentile`;
}
