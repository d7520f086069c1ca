/**
 * The one gate for words of a file that reach the terminal, a log or an error: names of columns and cells.
 *
 * A file may have no header, or a quote in it that takes pupils' records into a name. So a name is shown only where it
 * looks like one, and a cell only where it could not identify a pupil.
 */

/** Characters that a terminal obeys, that change the direction of writing, or that cannot be seen. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * A text with every character that a terminal would obey, or that cannot be seen, as its number. Joiners of letters stay.
 *
 * @param lineBreaks whether line breaks and tabs stay
 * @example escaped("a\u001b[2Jb") // "a\\u{1b}[2Jb"
 */
export function escaped(text: string, { lineBreaks = false } = {}): string {
  return text.replace(unseen, (letter) =>
    lineBreaks && (letter === "\n" || letter === "\t") ? letter : `\\u{${letter.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}

const longestShown = 80;

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= longestShown ? text : `${letters.slice(0, longestShown).join("")}…`;
}

/** The first line of a word, with a mark where there is more. */
function shown(word: string): string {
  const [first = "", ...more] = word.trim().split(/\r\n?|\n/);
  return `${shortened(escaped(first.trim()))}${more.length === 0 ? "" : "…"}`;
}

/** Whether a word could identify a pupil: a reference, a date of birth or a postcode. Years such as 2019 and 201819 do not. */
function mayIdentify(word: string): boolean {
  const numbers = word.match(/\d{5,}/g) ?? [];
  return (
    numbers.some((digits) => !/^(19|20)\d{4}$/.test(digits)) ||
    /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/i.test(word) ||
    /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/.test(word)
  );
}

/** A name of a column has at most so many letters and line breaks. */
const longestName = 200;
const mostBreaks = 3;

/**
 * Whether a cell of a header looks like the name of a column: it has a letter, is short, has no score and could not
 * identify a pupil.
 *
 * @example looksLikeName("KS4_PTSTNEWE_14") // true
 * @example looksLikeName("PUP000123") // false
 */
export function looksLikeName(word: string): boolean {
  const breaks = word.match(/\r\n?|\n/g)?.length ?? 0;
  const isShort = word.length <= longestName && breaks <= mostBreaks;
  return isShort && /\p{L}/u.test(word) && !/\d\.\d/.test(word) && !mayIdentify(word);
}

/**
 * The name of a column as an error may show it: its number where it does not look like a name.
 *
 * @param index its position from 0
 * @example shownName("ks2", 2) // "ks2"
 * @example shownName("PUP000123,900105", 2) // "3"
 */
export function shownName(name: string, index: number): string {
  return looksLikeName(name) ? shown(name) : String(index + 1);
}

/**
 * The names of a header that an error may list: none where fewer than half of its cells look like names, for then it is
 * not a header.
 *
 * @example shownNames(["id", "urn", "900105"]) // ["id", "urn"]
 */
export function shownNames(header: readonly string[]): readonly string[] {
  const filled = header.filter((name) => name.trim() !== "");
  const names = filled.filter(looksLikeName);
  return 2 * names.length < filled.length ? [] : names.map(shown);
}

/**
 * A text of ours without what it quotes: everything in quotes, and all digits, taken out.
 *
 * @example withoutQuoted("Could not convert string 'PUP12' to INT32") // "Could not convert string '…' to INT#"
 */
export function withoutQuoted(text: string): string {
  return text
    .replace(/'[^']*'?/g, "'…'")
    .replace(/"[^"]*"?/g, '"…"')
    .replace(/\d+/g, "#");
}

/** Numbers of schools and codes of areas, which are public. */
const publicKey = /^(\d{1,6}|\d{3}[ /]?\d{4}|[A-Z]\d{8})$/;

export function isPublicKey(key: string): boolean {
  return publicKey.test(key.trim());
}

/**
 * The key of a school or an area as an error may show it.
 *
 * @example shownKey("100001") // "100001"
 * @example shownKey("A823432212001") // "(not shown)"
 */
export function shownKey(key: string): string {
  return isPublicKey(key) ? key.trim() : "(not shown)";
}

/** A word of a public file, such as a sheet or a boundary's property: shortened, on one line. */
export function shortWord(word: string): string {
  return shown(word);
}

/** A number with a sign or a decimal part, as sums and means are; a reference of a pupil has neither. */
const figure = /^(?:[-\u2212]\d{1,15}(?:\.\d{1,15})?|\d{1,15}\.\d{0,14}[1-9]\d?)$/;

/**
 * A cell of a file of schools or areas as an error may show it. Cells of pupils are never shown.
 *
 * @example shownCell("good") // "good"
 * @example shownCell("-87819.031") // "-87819.031"
 * @example shownCell("PUP000123") // "(not shown)"
 */
export function shownCell(cell: string): string {
  if (cell.trim() === "") return "blank";
  if (figure.test(cell.trim())) return cell.trim();
  return cell.length > longestName || mayIdentify(cell) ? "(not shown)" : shown(cell);
}

/**
 * The form of a pupil's cell, which is all that an error may say about it: every run of digits as 9 and of letters as a.
 *
 * @example formOfCell("1.0") // "9.9"
 * @example formOfCell("PUP000123") // "a9"
 */
export function formOfCell(cell: string): string {
  const plain = cell.trim();
  if (plain === "") return "blank";
  const form = plain
    .replace(unseen, " ")
    .replace(/[\p{L}\p{M}]+/gu, "a")
    .replace(/\p{N}+/gu, "9")
    .replace(/\s+/gu, " ");
  return form.length > longestForm ? "(a long text)" : form;
}

/** A longer form is of free text, whose punctuation could say something. */
const longestForm = 12;
