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

/** The different texts of a column, with how many lost and how many used rows have each. */
export interface ColumnOfRows {
  /** "a mean of disadvantaged", "region". */
  readonly what: string;
  readonly kind: "number" | "text";
  readonly values: readonly { readonly text: string; readonly lost: number; readonly kept: number }[];
}

interface Answer {
  readonly lost: number;
  readonly kept: number;
  readonly holds: boolean;
}

/** The middle of some numbers, each as often as it is there; null where there is none. */
function middleOf(numbers: readonly { readonly value: number; readonly rows: number }[]): number | null {
  const sorted = [...numbers].sort((a, b) => a.value - b.value);
  const half = Math.floor(sorted.reduce((sum, { rows }) => sum + rows, 0) / 2);
  let below = 0;
  for (const { value, rows } of sorted) {
    below += rows;
    if (below > half) return value;
  }
  return null;
}

/** A question that each value answers with yes or no, or not at all. */
interface Question {
  readonly what: string;
  /** Lost rows that are free to differ: one fewer where the first of them chose what is asked. */
  readonly chosen: 0 | 1;
  readonly answers: readonly Answer[];
}

function numberQuestions({ what, values }: ColumnOfRows): readonly Question[] {
  const read = values.flatMap(({ text, lost, kept }) => {
    const value = looseNumber(text);
    return value === null ? [] : [{ value, lost, kept, rows: lost + kept }];
  });
  const middle = middleOf(read);
  const compared = (name: string, holds: (value: number) => boolean): Question => ({
    what: `${what} ${name}`,
    chosen: 0,
    answers: read.map(({ value, lost, kept }) => ({ lost, kept, holds: holds(value) })),
  });
  if (middle === null) return [];
  return [
    compared("below zero", (value) => value < 0),
    compared("above zero", (value) => value > 0),
    compared("below the middle of all rows", (value) => value < middle),
    compared("above the middle of all rows", (value) => value > middle),
  ];
}

function textQuestions({ what, values }: ColumnOfRows): readonly Question[] {
  const said = values.filter(({ text }) => text !== "");
  const [same, ...others] = said.filter(({ lost }) => lost > 0);
  if (same === undefined || others.length > 0) return [];
  return [
    {
      what: `the ${what} ${shortWord(same.text)}`,
      chosen: 1,
      answers: said.map(({ text, lost, kept }) => ({ lost, kept, holds: text === same.text })),
    },
  ];
}

/** So rarely would rows lost by chance all have something in common before it is said that they have it. */
const seldom = 0.001;

const sum = (answers: readonly Answer[], of: (answer: Answer) => number) =>
  answers.reduce((total, answer) => total + of(answer), 0);

/**
 * What all lost rows have in common, where rows lost by chance would seldom have it: if a share p of all rows has it, all
 * of k lost rows have it by chance in about p to the k of cases, and this must be below 0.001. For an area or year,
 * any of which could be the common one, it is p to the k − 1. Of sign and size of one number, the sign is given first.
 *
 * @param lost the number of lost rows
 * @example // ten lost rows, all below zero, and none of the 30 kept: p = 0.25, and 0.25 to the 10 is 0.000001
 */
export function traitsOf(columns: readonly ColumnOfRows[], lost: number): readonly CommonTrait[] {
  return columns.flatMap((column) => {
    const questions = column.kind === "number" ? numberQuestions(column) : textQuestions(column);
    const traits = questions.flatMap(({ what, chosen, answers }): readonly CommonTrait[] => {
      const [answered, others] = [sum(answers, (one) => one.lost), sum(answers, (one) => one.kept)];
      const having = sum(answers, ({ kept, holds }) => (holds ? kept : 0));
      // A lost row whose cell has no digits at all says nothing; where half do, nothing can be said.
      if (2 * answered <= lost || others === 0 || answers.some((one) => one.lost > 0 && !one.holds)) return [];
      const share = (answered + having) / (answered + others);
      if (share ** (answered - chosen) >= seldom) return [];
      return [{ what, lost: answered, kept: having, keptAll: others }];
    });
    return traits.slice(0, 1);
  });
}

/** What all of some lost rows have in common that few of the rows used have, column by column. */
export function commonTraits(lost: readonly LooseRow[], kept: readonly LooseRow[]): readonly CommonTrait[] {
  const [first] = lost;
  if (first === undefined) return [];
  const column = (what: string, kind: ColumnOfRows["kind"], cell: (row: LooseRow) => string): ColumnOfRows => {
    const counts = new Map<string, { lost: number; kept: number }>();
    for (const [rows, of] of [
      [lost, "lost"],
      [kept, "kept"],
    ] as const)
      for (const row of rows) {
        const count = counts.get(cell(row)) ?? { lost: 0, kept: 0 };
        count[of] += 1;
        counts.set(cell(row), count);
      }
    return { what, kind, values: [...counts].map(([text, count]) => ({ text, ...count })) };
  };
  return traitsOf(
    [
      ...[...first.numbers.keys()].map((what) => column(what, "number", (row) => row.numbers.get(what) ?? "")),
      ...[...first.texts.keys()].map((what) => column(what, "text", (row) => row.texts.get(what) ?? "")),
    ],
    lost.length,
  );
}
