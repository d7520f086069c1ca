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

/** An interval as people read it: "0.49 to 0.55"; a dash where the error is not known. */
export function readableInterval(number: Omit<PrintedNumber, "scale" | "rounding">): string {
  if (number.lower === null || number.upper === null) return "–";
  return `${readable(number.lower, number)} to ${readable(number.upper, number)}`;
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
