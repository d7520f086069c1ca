import { readShare } from "./fraction.ts";
import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import type { CensusTerm, Fraction, FsmShareRule, ShareBounds } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

type RawShare = NonNullable<NonNullable<NonNullable<RawStudy["populations"]>[string]>["fsm_share"]>;

/** Fewest terms seen, for each of the three yearly censuses that counts: two springs of five, six terms of fourteen. */
const usualTermsSeen = 2;

const keys = { at_least: "atLeast", above: "above", below: "below", is: "is" } as const;
const isKey = (key: string): key is keyof typeof keys => Object.hasOwn(keys, key);

/** A share from 0 to 1; 0 is allowed only where it separates pupils: `above: 0` and `is: 0`. */
function readBound(key: keyof typeof keys, written: string): Fraction | null {
  const isZero = /^0+(?:\.0+)?\s*%?$/.test(written.trim());
  return isZero && (key === "above" || key === "is") ? { over: 0, under: 1 } : readShare(written);
}

const orders = (low: Fraction, high: Fraction) => low.over * high.under - high.over * low.under;

/** Whether a pupil can have a share within the bounds: bounds that allow none are a mistake. */
function leavesSome({ atLeast, above, below, is }: ShareBounds): boolean {
  if (is !== undefined) return atLeast === undefined && above === undefined && below === undefined;
  if (atLeast !== undefined && above !== undefined) return false;
  const low = atLeast ?? above;
  return low === undefined || below === undefined || orders(low, below) < 0;
}

/**
 * A rule about the share of terms with free meals.
 *
 * @returns null where it cannot be read; the problems then say why
 */
export function readFsmShare(
  raw: RawShare,
  terms: readonly CensusTerm[],
  at: StudyPath,
  problems: Problems,
): FsmShareRule | null {
  if (raw.terms_seen !== undefined && raw.terms_seen < 1)
    problems.add([...at, "terms_seen"], `a share needs at least one observed term, not ${raw.terms_seen}`);
  const bounds: Partial<Record<keyof ShareBounds, Fraction>> = {};
  for (const [key, written] of Object.entries(raw)) {
    if (!isKey(key) || typeof written !== "string") continue;
    const read = readBound(key, written);
    if (read === null) {
      problems.add([...at, key], `not a share above 0 and up to 100%: ${written}`);
      return null;
    }
    bounds[keys[key]] = read;
  }
  if (Object.keys(bounds).length === 0) {
    problems.add(at, "a share needs a bound: at_least, above, below, or is");
    return null;
  }
  if (!leavesSome(bounds)) {
    problems.add(at, "a share needs is alone, or one of at_least and above, with below higher than it");
    return null;
  }
  return {
    bounds,
    from: raw.from ?? "year 7 autumn",
    to: raw.to ?? "year 11 spring",
    termsSeen: raw.terms_seen ?? usualTermsSeen * terms.length,
    missingTerms: raw.missing_terms ?? "exclude",
  };
}
