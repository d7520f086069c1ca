import { shippedText } from "../effects/shipped.ts";

interface Shipped {
  readonly codes: Readonly<Record<string, string>>;
  readonly marks: Readonly<Record<string, string>>;
}

let loaded: Shipped | null = null;

function shipped(): Shipped {
  const found: Shipped = loaded ?? JSON.parse(shippedText("layouts/suppression-codes.json"));
  loaded = found;
  return found;
}

/** Codes in published tables and their meanings, by the code in lower case. A study's own codes come first. */
export type Codes = ReadonlyMap<string, string>;

/** The codes that ship, and those of a study. */
export function suppressionCodes(own: ReadonlyMap<string, string>): Codes {
  const known = new Map(Object.entries(shipped().codes).map(([code, meaning]) => [code.toLowerCase(), meaning]));
  for (const [code, meaning] of own) known.set(code.toLowerCase(), meaning);
  return known;
}

/** Signs of notes that stand after a number without brackets. */
const noteSigns = /[\s*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3\u2070-\u2079]+$/;
const bracketed = /\s*[[({]\s*([^[\](){}]*?)\s*[\])}]$/;
const note = /^(?:note|notes|footnote|fn)\.?\s*[\w\s,]*$/i;

/** Marks that stand after a number and a blank without brackets; other letters could be part of a level or grade. */
const lonelyMark = /\d%?\s+[rpe]$/i;

/** The letters of a mark in plain form: lower case, without blanks. */
const plainCode = (text: string) => text.toLowerCase().replace(/\s+/g, " ").trim();

/**
 * A cell without the marks of notes that follow its content: `[note 1]`, `[r]` or `(r)`, ` p`, `*`, `†`, raised digits.
 *
 * A cell that is nothing but a mark stays as it is, since it may be a code.
 *
 * @example withoutMarks("0.34 [note 1]") // "0.34"
 * @example withoutMarks("12*") // "12"
 * @example withoutMarks("*") // "*"
 */
export function withoutMarks(cell: string): string {
  let text = cell.trim();
  for (;;) {
    const inner = bracketed.exec(text)?.[1] ?? null;
    const isNote = inner !== null && (note.test(inner) || plainCode(inner) in shipped().marks);
    const letter = lonelyMark.exec(text);
    const next = isNote
      ? text.replace(bracketed, "").trim()
      : letter !== null
        ? text.slice(0, -1).trim()
        : text.replace(noteSigns, "");
    if (next === "" || next === text) return text;
    text = next;
  }
}

/** A code in the form in which codes are listed: without brackets and blanks around it, and with one kind of dash. */
function bareCode(text: string): string {
  const bare = /^[[({]\s*(.*?)\s*[\])}]$/.exec(text)?.[1] ?? text;
  return plainCode(bare)
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll("\u2026", "...");
}

/**
 * The meaning of a cell that is a code and nothing else but a mark of a note; null for other cells.
 *
 * Codes are known in capitals or not, in square, round or no brackets, and with blanks around them.
 *
 * @example meaningOfCode("[C]", codes) // "confidential"
 */
export function meaningOfCode(cell: string, codes: Codes): string | null {
  const text = cell.trim();
  const content = withoutMarks(text);
  for (const form of [plainCode(text), plainCode(content), bareCode(text), bareCode(content)]) {
    const meaning = codes.get(form);
    if (meaning !== undefined) return meaning;
  }
  return null;
}

const number = "\\d[\\d.,]*\\s*%?";
const ranges = new RegExp(
  `^(?:[<>\u2264\u2265]\\s*=?\\s*${number}|${number}\\s*(?:-|\u2013|\u2014|\u2212|to)\\s*${number}|(?:under|over|below|above|up to|at (?:least|most)|(?:fewer|less|more|greater) than|between)\\s+${number}(?:\\s*and\\s*${number})?|${number}\\s*(?:\\+|or (?:fewer|less|more|over|under|above|below)))(?:\\s+(?:pupils|students|children|schools))?$`,
  "i",
);

/** The meaning of a code after a number, such as `12 [c]`: the number is not to be used. */
function codeAfterNumber(text: string, codes: Codes): string | null {
  const [, inner] = /\d.*\[\s*([^[\]]+?)\s*\]$/.exec(text) ?? [];
  const code = inner === undefined ? "" : plainCode(inner);
  return inner === undefined ? null : (codes.get(code) ?? null);
}

/** Why a cell has no number, in words; `shown` is the code as written, without a number before it. */
export interface Hidden {
  readonly meaning: string;
  readonly shown: string;
}

/**
 * The meaning of a cell that has a code, a range or nothing but a mark where a number is wanted; null for other cells.
 *
 * @example hiddenBy("[C]", codes) // { meaning: "confidential", shown: "[C]" }
 * @example hiddenBy("fewer than 6", codes)?.meaning // "given by the source only as a range"
 */
export function hiddenBy(cell: string, codes: Codes): Hidden | null {
  const text = cell.trim();
  const meaning = meaningOfCode(text, codes);
  if (meaning !== null) return { meaning, shown: text };
  const content = withoutMarks(text);
  const after = codeAfterNumber(content, codes);
  if (after !== null) return { meaning: after, shown: /\[[^[\]]+\]$/.exec(content)?.[0] ?? "" };
  if (ranges.test(content)) return { meaning: "given by the source only as a range", shown: text };
  const mark = shipped().marks[bareCode(content)];
  if (mark !== undefined) return { meaning: `no number, but the mark of one: ${mark}`, shown: text };
  if (note.test(bareCode(content)) || /^[\u2020\u2021\u00a7\u00b6*]+$/.test(content))
    return { meaning: "no number, but a note", shown: text };
  return null;
}
