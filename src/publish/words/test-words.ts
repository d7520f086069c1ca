import type { ShownTest } from "../../release/families.ts";
import type { ShownNumber } from "../../release/finding.ts";
import { pointsText } from "./leadership-words.ts";
import { readable } from "./readable.ts";

/** Two digits, and no false precision for very small ones: "0.034", "under 0.001". */
export function readableP(p: number): string {
  if (p < 0.001) return "under 0.001";
  return String(Number(p.toPrecision(2)));
}

const methodWords: Readonly<Record<ShownTest["method"], string>> = {
  holm: "Holm",
  "benjamini-hochberg": "Benjamini–Hochberg",
  none: "not adjusted",
  "largest of all pairs": "largest of all pairs",
  "largest of all areas": "largest of all areas",
};

const familyNouns: Readonly<Record<ShownTest["family"], string>> = {
  comparison: "comparisons",
  level: "figures of the whole",
  "over the years": "changes over the years",
  picture: "comparisons of the picture",
};

/** The family of a test with its number: "12 comparisons". */
function familyWords({ family, counted }: Pick<ShownTest, "family" | "counted">): string {
  return `${counted} ${familyNouns[family]}`;
}

/** How the p value of a pair of areas that were picked was adjusted: "adjusted p 0.012, allowing for every pair …". */
export function pickedP(test: Pick<ShownTest, "adjusted" | "family" | "counted">): string {
  const p = `adjusted p ${readableP(test.adjusted)}`;
  if (test.family !== "picture") return `${p}, for all ${familyWords(test)}`;
  return test.counted === 1 ? p : `${p}, allowing for every pair having been looked at`;
}

/** What a test was adjusted for: "Holm, 12 comparisons". */
export function adjustedBy(test: Pick<ShownTest, "method" | "counted" | "family">): string {
  return `${methodWords[test.method]}, ${familyWords(test)}`;
}

/** A difference in the unit of its test: "1 month", "2.1 months", "2 percentage points" for shares of schools. */
function sizeWords(value: number, { unit, decimals }: Pick<ShownTest, "unit" | "decimals">, exact: boolean): string {
  const ofSchools = unit === "share of schools";
  const text = exact
    ? String(Number((ofSchools ? 100 * value : value).toPrecision(3)))
    : ofSchools
      ? pointsText(value, { lower: 0, upper: value })
      : readable(value, { unit, decimals });
  const named = ofSchools ? "percentage points" : unit;
  return `${text} ${text === "1" ? named.replace(/^(month|percentage point|percentile point|index point)s$/, "$1") : named}`;
}

/** The margin within which a test calls two figures alike: "1 month". */
export function marginWords(test: Pick<ShownTest, "margin" | "unit" | "decimals">): string {
  return test.margin === null ? "" : sizeWords(test.margin, test, true);
}

/**
 * What must be said where a test does not tell: a difference that is clear by itself but not among all tests of the
 * report, and the smallest difference that these data would have shown. It begins with a space, or is empty.
 *
 * @param level no difference: 0, or 1 for a ratio
 */
export function asideOf(number: Pick<ShownNumber, "lower" | "upper">, level: number, test: ShownTest | null): string {
  if (test === null) return "";
  const alone = number.lower > level || number.upper < level;
  const among = ` By itself this is clear, but not after adjusting for all ${familyWords(test)} (adjusted p ${readableP(test.adjusted)}).`;
  const unadjusted = ` Not adjusted for the other ${test.counted - 1} comparisons of this report.`;
  const smallest = ` These data would have shown a true difference of ${sizeWords(test.smallest, test, false)} with a chance of 80%.`;
  if (test.outcome === "unclear") return `${alone && test.method !== "none" ? among : ""}${smallest}`;
  return test.method === "none" && test.counted > 1 ? unadjusted : "";
}
