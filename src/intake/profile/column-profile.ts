import { notANumber, numberManner, plainManner, printedNumber } from "../../formats/printed-number.ts";
import { type Codes, hiddenBy, meaningOfCode, withoutMarks } from "../published-codes.ts";

/** A value as it is written, and how many rows have it. */
export interface TextCount {
  readonly text: string;
  readonly rows: number;
}

/** A number, and how many rows have it. */
export interface NumberCount {
  readonly value: number;
  readonly rows: number;
}

/**
 * What a column holds.
 *
 * Of numbers: the lowest and highest different values, up to `keptAtEnd` of each, and rows by decimals. Of words: those
 * that the program or the study knows, or the commonest of a public table. Of identifiers: never a value, only forms.
 */
export type ColumnContent =
  | {
      readonly kind: "numbers";
      /** The lowest first. */
      readonly lowest: readonly NumberCount[];
      /** The highest first. */
      readonly highest: readonly NumberCount[];
      readonly decimals: readonly NumberCount[];
    }
  | { readonly kind: "words"; readonly words: readonly TextCount[] }
  | { readonly kind: "identifiers"; readonly forms: readonly TextCount[] };

/** One column that a study uses, as one file has it. What may be shown of it is decided at the door. */
export interface ColumnProfile {
  readonly column: string;
  /** Rows that the study keeps; every count is of these. */
  readonly rows: number;
  readonly blank: number;
  /** Codes in place of a value, as they are written. */
  readonly codes: readonly TextCount[];
  /** Rows with something else: no number, or a word that is not among those counted. */
  readonly others: number;
  /** How many different values there are, apart from blanks and codes. */
  readonly different: number;
  readonly content: ColumnContent;
}

/** More different values than this are not looked at from an end; rules with a larger threshold would show no end. */
export const keptAtEnd = 100;

/** The most words of a public column that are kept. */
const keptWords = 20;

/** What is wanted of a column: a number of pupils, a printed number, an identifier, or what its cells show. */
export type Wanted = "count" | "number" | "identifier" | "as its cells show";

/** Roles whose values name one school, pupil, home or small area. */
const identifierRoles =
  /^(?:(?:latest_|previous_|linked_|successor_)?urn|laestab|establishment|pupil|upn|chain|linked|postcode|lsoa|inspection|(?:latest|previous)_inspection|number)$/;

/** What is wanted of the column of a role in a public file. */
export function wantedOfRole(role: string): Wanted {
  return identifierRoles.test(role) ? "identifier" : "as its cells show";
}

/** The commonest first; of equally common ones in the order of their letters. */
export function commonestTexts(counts: Iterable<readonly [string, number]>): readonly TextCount[] {
  return [...counts]
    .map(([text, rows]) => ({ text, rows }))
    .sort((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));
}

/** Longer texts are not identifiers, and their signs could say something. */
const longestForm = 16;

/**
 * The form of an identifier: 9 for each digit, a for each letter.
 *
 * @example formOfId("899/4001") // "999/9999"
 * @example formOfId("PUP000123") // "aaa999999"
 */
function formOfId(text: string): string {
  if (text.length > longestForm) return "a long text";
  if (/^\d+$/.test(text)) return "9".repeat(text.length);
  return text.replace(/\p{L}|\p{M}/gu, "a").replace(/\p{N}/gu, "9");
}

/** Sums of rows by the form of their texts. */
export function formsOf(counts: Iterable<readonly [string, number]>): readonly TextCount[] {
  const forms = new Map<string, number>();
  for (const [text, rows] of counts) {
    const form = formOfId(text);
    forms.set(form, (forms.get(form) ?? 0) + rows);
  }
  return commonestTexts(forms);
}

function sumOf(counts: Iterable<number>): number {
  let sum = 0;
  for (const rows of counts) sum += rows;
  return sum;
}

/** Decimals of a number in plain digits, without noughts at its end. */
function decimalsOf(plain: string): number {
  return /\.(\d*?)0*$/.exec(plain)?.[1]?.length ?? 0;
}

/** Whether a text cannot be a number, whatever its points and commas mean. */
function isNotNumber(text: string): boolean {
  const read = printedNumber(withoutMarks(text), plainManner);
  return "wrong" in read && read.wrong === notANumber;
}

function added(counts: Map<number, number>, value: number, rows: number): void {
  counts.set(value, (counts.get(value) ?? 0) + rows);
}

function numbersIn(
  texts: ReadonlyMap<string, number>,
  whole: boolean,
): { readonly content: ColumnContent & { kind: "numbers" }; readonly others: number; readonly different: number } {
  const manner = numberManner([...texts.keys()].map(withoutMarks));
  const values = new Map<number, number>();
  const decimals = new Map<number, number>();
  let others = 0;
  for (const [text, rows] of texts) {
    const read = printedNumber(withoutMarks(text), manner, whole);
    const value = "plain" in read ? Number(read.plain) : Number.NaN;
    if (!("plain" in read) || !Number.isFinite(value)) {
      others += rows;
      continue;
    }
    added(values, value, rows);
    added(decimals, decimalsOf(read.plain), rows);
  }
  const inOrder = (counts: Map<number, number>) =>
    [...counts].map(([value, rows]) => ({ value, rows })).sort((a, b) => a.value - b.value);
  const sorted = inOrder(values);
  return {
    content: {
      kind: "numbers",
      lowest: sorted.slice(0, keptAtEnd),
      highest: sorted.slice(-keptAtEnd).reverse(),
      decimals: inOrder(decimals),
    },
    others,
    different: sorted.length,
  };
}

/** A column that a study uses, what is wanted of it, and its cells. */
export interface CellsOfColumn {
  readonly column: string;
  readonly wanted: Wanted;
  readonly cells: readonly (string | null)[];
  /** The rows that count: those that the study keeps; null for all, as where it is by this column that it keeps them. */
  readonly rows: readonly number[] | null;
}

/** The profiles of the columns of a table, each column once, as it is first wanted. */
export function profilesOfCells(columns: Iterable<CellsOfColumn>, codes: Codes): readonly ColumnProfile[] {
  const profiles = new Map<string, ColumnProfile>();
  for (const one of columns) if (!profiles.has(one.column)) profiles.set(one.column, profileOfCells(one, codes));
  return [...profiles.values()];
}

/**
 * The profile of a column of a table whose cells are at hand.
 *
 * A column that is wanted as its cells show is one of numbers where every cell with anything but a code is a number.
 *
 * @example // cells "3.5", "3.5", "SUPP", "": 4 rows, 1 blank, codes SUPP 1, lowest 3.5 in 2 rows, 1 decimal
 */
export function profileOfCells({ column, wanted, cells, rows }: CellsOfColumn, codes: Codes): ColumnProfile {
  const all = new Map<string | null, number>();
  const counted = rows === null ? cells : rows.map((row) => cells[row] ?? null);
  for (const cell of counted) all.set(cell, (all.get(cell) ?? 0) + 1);
  const texts = new Map<string, number>();
  for (const [cell, own] of all) {
    const text = cell === null ? "" : cell.trim();
    texts.set(text, (texts.get(text) ?? 0) + own);
  }
  const blank = texts.get("") ?? 0;
  texts.delete("");
  const isCode = (text: string) =>
    wanted === "count" || wanted === "number" ? hiddenBy(text, codes) !== null : meaningOfCode(text, codes) !== null;
  const coded = wanted === "identifier" ? [] : [...texts].filter(([text]) => isCode(text));
  for (const [text] of coded) texts.delete(text);
  const base = { column, rows: counted.length, blank, codes: commonestTexts(coded) };
  if (wanted === "identifier")
    return { ...base, others: 0, different: texts.size, content: { kind: "identifiers", forms: formsOf(texts) } };
  if (wanted !== "as its cells show") return { ...base, ...numbersIn(texts, wanted === "count") };
  if (texts.size > 0 && ![...texts.keys()].some(isNotNumber)) {
    const numbers = numbersIn(texts, false);
    if (numbers.others === 0) return { ...base, ...numbers };
  }
  const words = commonestTexts(texts).slice(0, keptWords);
  const others = sumOf(texts.values()) - sumOf(words.map((word) => word.rows));
  return { ...base, others, different: texts.size, content: { kind: "words", words } };
}
