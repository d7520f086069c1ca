import type { FileLedger } from "../intake/ledger.ts";
import type { ColumnProfile, NumberCount, TextCount } from "../intake/profile/column-profile.ts";
import type { Layout, Study } from "../study/study.ts";
import type { ProtectedCount } from "./protected-flow.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";

/** Where the values of a column end: its lowest or highest value, or a round number that enough rows reach. */
export interface EndOfColumn {
  readonly value: number;
  /** Whether it is the last value itself. Otherwise at least the threshold of rows lies at it or beyond. */
  readonly exact: boolean;
}

/** A value that may be shown, with its rows. */
export interface ShownValue<Value> {
  readonly value: Value;
  readonly rows: number;
}

/** What may be shown of a column that a study uses, as one file has it. */
export interface ShownColumn {
  readonly entry: string;
  readonly file: string;
  readonly year: number | null;
  readonly column: string;
  readonly kind: ColumnProfile["content"]["kind"];
  readonly rows: ProtectedCount;
  readonly blank: ProtectedCount;
  readonly others: ProtectedCount;
  readonly different: ProtectedCount;
  readonly codes: readonly ShownValue<string>[];
  /** Of numbers; null where there are none, or too few to show. */
  readonly range: { readonly lowest: EndOfColumn | null; readonly highest: EndOfColumn | null } | null;
  /** The commonest of the lowest and of the highest values, in the order of the values. */
  readonly ends: { readonly low: readonly ShownValue<number>[]; readonly high: readonly ShownValue<number>[] };
  /** The most decimals of its numbers. */
  readonly decimals: number | null;
  /** Of words: the commonest. */
  readonly words: readonly ShownValue<string>[];
  /** Of identifiers: their forms, with 9 for digits and a for letters. */
  readonly forms: readonly ShownValue<string>[];
}

/** So many values from an end are looked at, and so many of them shown. */
const lookedAt = 10;
const shownAtEnd = 3;
const shownWords = 5;
/** A word of one row of a public table is a name, and names say nothing about a column. */
const fewestOfWord = 2;

/** Files whose rows are of pupils. */
const ofPupils: readonly Layout[] = ["pupils", "census", "npd-ks4", "npd-ks2", "npd-census"];

/** So many pupils must share a value whatever the rules, as in messages. */
const fewestPupils = 10;

/** How the values and counts of a column are protected. */
interface Protection {
  readonly rules: Rules;
  /** The number of rows that must share a value for it to be shown. */
  readonly threshold: number;
}

function protectionOf(layout: Layout | undefined, rules: Rules): Protection {
  const own = zerosAreSmall(rules) ? rules.hide.pupilsBelow : 1;
  const isPublic = layout !== undefined && !ofPupils.includes(layout);
  return { rules, threshold: isPublic ? own : Math.max(own, fewestPupils) };
}

function shownTexts(
  counts: readonly TextCount[],
  { rules, threshold }: Protection,
  least = 1,
): readonly ShownValue<string>[] {
  return counts.flatMap(({ text, rows }) => {
    const shown = rows < Math.max(least, threshold) ? null : protectCount(rows, rules);
    return shown === null ? [] : [{ value: text, rows: shown }];
  });
}

/** The commonest of the values nearest an end that enough rows share, in the order of the values. */
function commonestAt(end: readonly NumberCount[], { rules, threshold }: Protection): readonly ShownValue<number>[] {
  const near = end.filter(({ rows }) => rows >= threshold).slice(0, lookedAt);
  const commonest = near
    .map((one, at) => ({ ...one, at }))
    .sort((a, b) => b.rows - a.rows || a.at - b.at)
    .slice(0, shownAtEnd);
  return commonest
    .sort((a, b) => a.value - b.value)
    .flatMap(({ value, rows }) => {
      const shown = protectCount(rows, rules);
      return shown === null ? [] : [{ value, rows: shown }];
    });
}

/** Widths of steps to which numbers are rounded outwards, the finest first: 1, 2 and 5 times powers of ten. */
function* widths(decimals: number): Generator<{ readonly units: number; readonly power: number }> {
  for (let power = -decimals; power <= 15; power++) for (const units of [1, 2, 5]) yield { units, power };
}

/** A number as near as this to a whole one, as a share of it, is that one in binary. */
const noise = 1e-12;

/** The whole steps up to a number, rounded away from the low end: 43.17 in steps of 0.5 is 87. */
function stepsOf(value: number, units: number, power: number): number {
  const inSteps = power < 0 ? (value * 10 ** -power) / units : value / (units * 10 ** power);
  const nearest = Math.round(inSteps);
  return Math.abs(inSteps - nearest) <= noise * Math.abs(inSteps) ? nearest : Math.ceil(inSteps);
}

/**
 * A round number that at least `threshold` rows do not exceed, with as many of them on it once all are rounded up in
 * the steps that it is a multiple of. So fewer rows never share it. Null where there are fewer rows.
 *
 * @param end values with their rows, the lowest first
 * @param decimals of the finest steps
 */
function roundEnd(end: readonly NumberCount[], decimals: number, threshold: number): number | null {
  for (const { units, power } of widths(decimals)) {
    const bins = new Map<number, number>();
    for (const { value, rows } of end) {
      const steps = stepsOf(value, units, power);
      bins.set(steps, (bins.get(steps) ?? 0) + rows);
    }
    let below = 0;
    for (const [steps, rows] of bins) {
      below += rows;
      if (below < threshold) continue;
      if (rows < threshold) break;
      const value = power < 0 ? (steps * units) / 10 ** -power : steps * units * 10 ** power;
      return value === 0 ? 0 : value;
    }
  }
  return null;
}

/**
 * Where a column of numbers ends, as it may be shown.
 *
 * @example // threshold 10; one 3.2, two 7.4, nine 12.1 and many more: 20 "or less"
 */
export function endOfColumn(
  end: readonly NumberCount[],
  decimals: number,
  side: "low" | "high",
  threshold: number,
): EndOfColumn | null {
  const [last] = end;
  if (last === undefined) return null;
  if (threshold === 1) return { value: last.value, exact: true };
  const turned = side === "low" ? end : end.map(({ value, rows }) => ({ value: -value, rows }));
  const found = roundEnd(turned, decimals, threshold);
  if (found === null) return null;
  return { value: side === "low" ? found : found === 0 ? 0 : -found, exact: false };
}

/** The most decimals that enough numbers have. */
function decimalsShown(decimals: readonly NumberCount[], threshold: number): number | null {
  let rows = 0;
  for (const { value, rows: own } of [...decimals].sort((a, b) => b.value - a.value)) {
    rows += own;
    if (rows >= threshold) return value;
  }
  return null;
}

/** Both ends of a column of numbers; null where so few rows are in it that the bounds of its ends cross. */
function rangeOf(
  { lowest, highest }: Extract<ColumnProfile["content"], { readonly kind: "numbers" }>,
  decimals: number,
  threshold: number,
): ShownContent["range"] {
  const range = {
    lowest: endOfColumn(lowest, decimals, "low", threshold),
    highest: endOfColumn(highest, decimals, "high", threshold),
  };
  const crosses = range.lowest !== null && range.highest !== null && range.lowest.value > range.highest.value;
  return crosses ? null : range;
}

type ShownContent = Pick<ShownColumn, "range" | "ends" | "decimals" | "words" | "forms">;

function contentOf(content: ColumnProfile["content"], protection: Protection): ShownContent {
  const none: ShownContent = { range: null, ends: { low: [], high: [] }, decimals: null, words: [], forms: [] };
  if (content.kind === "identifiers")
    return { ...none, forms: shownTexts(content.forms, protection).slice(0, shownWords) };
  if (content.kind === "words")
    return { ...none, words: shownTexts(content.words, protection, fewestOfWord).slice(0, shownWords) };
  const decimals = decimalsShown(content.decimals, protection.threshold);
  const low = commonestAt(content.lowest, protection);
  const known = new Set(low.map(({ value }) => value));
  return {
    ...none,
    range: rangeOf(content, decimals ?? 0, protection.threshold),
    ends: { low, high: commonestAt(content.highest, protection).filter(({ value }) => !known.has(value)) },
    decimals,
  };
}

/** Rows of words that are not listed: those after the commonest, which come first, and those of few rows. */
function restOfWords({ content }: ColumnProfile, listed: number): number {
  if (content.kind !== "words") return 0;
  return content.words.slice(listed).reduce((sum, { rows }) => sum + rows, 0);
}

function shownColumn({ source, year }: FileLedger, profile: ColumnProfile, protection: Protection): ShownColumn {
  const count = (rows: number) => protectCount(rows, protection.rules);
  const content = contentOf(profile.content, protection);
  return {
    entry: source.entry,
    file: source.file,
    year: year ?? null,
    column: profile.column,
    kind: profile.content.kind,
    rows: count(profile.rows),
    blank: count(profile.blank),
    others: count(profile.others + restOfWords(profile, content.words.length)),
    different: count(profile.different),
    codes: shownTexts(profile.codes, protection),
    ...content,
  };
}

/**
 * The columns that a study uses, file by file, as they may be shown: counts as the rules round and hide them, and no
 * value that fewer rows share than the threshold for counts, or fewer than ten pupils under any rules. Of numbers under such a threshold no lowest or highest
 * value is given, but a round number that enough rows reach. Each column of a file is listed once.
 */
export function shownColumns(ledgers: readonly FileLedger[], study: Study, rules: Rules): readonly ShownColumn[] {
  const shown = new Map<string, ShownColumn>();
  for (const ledger of ledgers)
    for (const profile of ledger.columns ?? []) {
      const { entry, file } = ledger.source;
      const key = JSON.stringify([entry, file, ledger.year ?? null, profile.column]);
      const protection = protectionOf(study.files.get(entry)?.layout, rules);
      if (!shown.has(key)) shown.set(key, shownColumn(ledger, profile, protection));
    }
  return [...shown.values()];
}
