import { shortWord } from "../effects/words-of-files.ts";
import type { CommonTrait } from "./loss.ts";

/** A row as its traits are read, however badly its numbers are written. */
export interface LooseRow {
  /** The cell of each number, by what it is: "a mean of disadvantaged" or "a number of pupils". */
  readonly numbers: ReadonlyMap<string, string>;
  /** What else divides rows, by what it is: "region", "year". */
  readonly texts: ReadonlyMap<string, string>;
}

/** Every sign that people type for a minus. */
const minus = /^[^\d]*?[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d(]/;

/**
 * The sign and size of a number that may be written in any way; null for a cell without digits.
 *
 * For the question of what lost rows have in common only. No figure is made from it.
 *
 * @example looseNumber("−0,45") // -0.45
 * @example looseNumber("(0.45)") // -0.45
 * @example looseNumber("1 234") // 1234
 */
export function looseNumber(cell: string): number | null {
  const digits = cell.replace(/[^\d.,]/g, "");
  if (!/\d/.test(digits)) return null;
  const plain =
    /^\d*[.,]\d+$/.test(digits) && !/^\d{1,3},\d{3}$/.test(digits)
      ? digits.replace(",", ".")
      : digits.replace(/,/g, "");
  const size = Number(plain);
  if (!Number.isFinite(size)) return null;
  return minus.test(cell) ? -size : size;
}

/** The middle of some numbers; null where there is none. */
function middleOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** A question that a row answers with yes, no or, where it cannot be read, null. */
interface Question {
  readonly what: string;
  /** Lost rows that are free to differ: one fewer where the first of them chose what is asked. */
  readonly chosen: 0 | 1;
  readonly ask: (row: LooseRow) => boolean | null;
}

function numberQuestions(what: string, rows: readonly LooseRow[]): readonly Question[] {
  const read = (row: LooseRow) => looseNumber(row.numbers.get(what) ?? "");
  const middle = middleOf(rows.flatMap((row) => read(row) ?? []));
  const compared = (name: string, holds: (value: number) => boolean): Question => ({
    what: `${what} ${name}`,
    chosen: 0,
    ask: (row) => {
      const value = read(row);
      return value === null ? null : holds(value);
    },
  });
  if (middle === null) return [];
  return [
    compared("below zero", (value) => value < 0),
    compared("above zero", (value) => value > 0),
    compared("below the middle of all rows", (value) => value < middle),
    compared("above the middle of all rows", (value) => value > middle),
  ];
}

function textQuestions(what: string, lost: readonly LooseRow[]): readonly Question[] {
  const said = (row: LooseRow) => row.texts.get(what) ?? "";
  // All lost rows are asked, so that their order makes no difference.
  const [same, ...others] = new Set(lost.map(said).filter((text) => text !== ""));
  if (same === undefined || others.length > 0) return [];
  return [
    { what: `the ${what} ${shortWord(same)}`, chosen: 1, ask: (row) => (said(row) === "" ? null : said(row) === same) },
  ];
}

/** So rarely would rows lost by chance all have something in common before it is said that they have it. */
const seldom = 0.001;

/**
 * What all lost rows have in common, where rows lost by chance would seldom have it: if a share p of all rows has it, all
 * of k lost rows have it by chance in about p to the k of cases, and this must be below 0.001. For an area or year,
 * any of which could be the common one, it is p to the k − 1. Of sign and size of one number, the sign is given first.
 *
 * @example // ten lost rows, all below zero, and none of the 30 kept: p = 0.25, and 0.25 to the 10 is 0.000001
 */
export function commonTraits(lost: readonly LooseRow[], kept: readonly LooseRow[]): readonly CommonTrait[] {
  const [first] = lost;
  if (first === undefined) return [];
  const rows = [...lost, ...kept];
  const families = [
    ...[...first.numbers.keys()].map((what) => numberQuestions(what, rows)),
    ...[...first.texts.keys()].map((what) => textQuestions(what, lost)),
  ];
  return families.flatMap((questions) => {
    const traits = questions.flatMap(({ what, chosen, ask }): readonly CommonTrait[] => {
      const answers = lost.flatMap((row) => ask(row) ?? []);
      const others = kept.flatMap((row) => ask(row) ?? []);
      const having = others.filter(Boolean).length;
      // A lost row whose cell has no digits at all says nothing; where half do, nothing can be said.
      if (2 * answers.length <= lost.length || !answers.every(Boolean) || others.length === 0) return [];
      const share = (answers.length + having) / (answers.length + others.length);
      if (share ** (answers.length - chosen) >= seldom) return [];
      return [{ what, lost: answers.length, kept: having, keptAll: others.length }];
    });
    return traits.slice(0, 1);
  });
}
