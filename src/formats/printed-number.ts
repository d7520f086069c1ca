import { plainDecimal } from "./plain-decimal.ts";

/** What programs and typists put for a minus sign: hyphens, dashes, and the signs of Unicode. */
const minus = "\\-\u2010-\u2015\u2212\u02d7\u207b\u2796\ufe58\ufe63\uff0d";
/** Signs that part thousands, other than comma and point: blanks of every width, and apostrophes. */
const gap = " \u00a0\u2000-\u200a\u202f\u205f\u3000'\u2019\u02bc";

const perCent = /\s*(?:%|\uff05|\ufe6a|per\s?cent)$/i;
const signed = new RegExp(`^([+\uff0b]|[${minus}])\\s*(.*)$`, "u");
const gapped = new RegExp(`^\\d{1,3}([${gap}])\\d{3}(?:\\1\\d{3})*(?=$|[.,e])`, "iu");
const digits = /^(?:\d+[.,]?|[.,]\d)[\d.,]*(?:e[+-]?\d+)?$/i;

/** Letters that cannot be seen and that copying from pages and documents leaves in cells. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

interface Parts {
  readonly sign: "" | "+" | "-";
  readonly brackets: boolean;
  readonly perCent: boolean;
  /** Digits, points, commas and an exponent. */
  readonly body: string;
  /** Whether blanks or apostrophes parted its thousands. */
  readonly gaps: boolean;
}

/** A text taken apart where it has the form of a number, whatever its points and commas mean; otherwise null. */
function partsOf(text: string): Parts | null {
  const written = text.replace(unseen, "").trim();
  const outer = written.replace(perCent, "");
  const inBrackets = /^\((.*)\)$/.exec(outer)?.[1]?.trim();
  const inner = (inBrackets ?? outer).replace(perCent, "");
  const [, sign, rest = ""] = signed.exec(inner) ?? [null, "", inner];
  if (inBrackets !== undefined && sign !== "") return null;
  const gaps = gapped.exec(rest);
  const body = gaps === null ? rest : gaps[0].replaceAll(gaps[1] ?? "", "") + rest.slice(gaps[0].length);
  if (!digits.test(body)) return null;
  return {
    sign: sign === "" ? "" : sign === "+" || sign === "\uff0b" ? "+" : "-",
    brackets: inBrackets !== undefined,
    perCent: outer !== written || inner !== (inBrackets ?? outer),
    body,
    gaps: gaps !== null,
  };
}

/** 1,234 and 12,345,678: thousands, or three decimals after one comma. */
const thousandsOf = (sign: "," | ".") => (sign === "," ? /^[1-9]\d{0,2}(?:,\d{3})+$/ : /^[1-9]\d{0,2}(?:\.\d{3})+$/);

/** What a text shows about the commas and points of its column; `open` where it could be either. */
function shows({ body, gaps }: Parts): "decimal point" | "decimal comma" | "open" | "nothing" {
  const [mantissa = ""] = body.toLowerCase().split("e");
  const commas = mantissa.split(",").length - 1;
  const points = mantissa.split(".").length - 1;
  if (commas === 0 && points === 0) return "nothing";
  if (commas === 1 && points === 0) return !gaps && thousandsOf(",").test(mantissa) ? "open" : "decimal comma";
  if (commas === 0 && points === 1) return thousandsOf(".").test(mantissa) && !gaps ? "nothing" : "decimal point";
  if (points === 0) return thousandsOf(",").test(mantissa) ? "decimal point" : "nothing";
  if (commas === 0) return thousandsOf(".").test(mantissa) ? "decimal comma" : "nothing";
  const last = mantissa.lastIndexOf(",") > mantissa.lastIndexOf(".") ? "," : ".";
  const other = last === "," ? "." : ",";
  const [whole = "", ...after] = mantissa.split(last);
  if (after.length !== 1 || !thousandsOf(other).test(whole)) return "nothing";
  return last === "," ? "decimal comma" : "decimal point";
}

/** How the numbers of one column are written, found by looking at all its different texts. */
export interface NumberManner {
  /** `mixed`: the column has decimal points and decimal commas. `open`: nothing in it shows what a comma means. */
  readonly commas: "thousands" | "decimal" | "mixed" | "open";
  /** `mixed`: some numbers are per cent and others, besides 0, are not. */
  readonly perCent: "none" | "all" | "mixed";
  /** What brackets around a number mean; `unclear` where the column has minus signs too. */
  readonly brackets: "none" | "negative" | "unclear";
}

/** The manner of a column of which nothing is known. */
export const plainManner: NumberManner = { commas: "open", perCent: "none", brackets: "none" };

/**
 * How a column writes its numbers.
 *
 * @param texts its different texts, in any order; those that are not numbers show nothing
 * @example numberManner(["0,5", "1,234"]).commas // "decimal"
 * @example numberManner(["0.5", "1,234"]).commas // "thousands"
 * @example numberManner(["1,234"]).commas // "open"
 */
export function numberManner(texts: Iterable<string>): NumberManner {
  let [point, comma, brackets, minuses, ofHundred, plain] = [false, false, false, false, false, false];
  for (const text of texts) {
    const parts = partsOf(text);
    if (parts === null) continue;
    const shown = shows(parts);
    point ||= shown === "decimal point";
    comma ||= shown === "decimal comma";
    brackets ||= parts.brackets;
    minuses ||= parts.sign === "-";
    ofHundred ||= parts.perCent;
    plain ||= !parts.perCent && /[1-9]/.test(parts.body);
  }
  return {
    commas: point && comma ? "mixed" : comma ? "decimal" : point ? "thousands" : "open",
    perCent: !ofHundred ? "none" : plain ? "mixed" : "all",
    brackets: !brackets ? "none" : minuses ? "unclear" : "negative",
  };
}

/** A number with a decimal point and without anything else, or why the text gives none. */
export type PrintedNumber = { readonly plain: string } | { readonly wrong: WrongNumber };

/** Why a text that has the form of a number is not read as one; the order is that in which they are looked for. */
export const reasonsOfManner = [
  "a number in brackets, in a column that has minus signs too",
  "per cent and numbers without it in one column",
  "decimal points and decimal commas in one column",
  "a comma that could be of thousands or of decimals",
] as const;

/** Whether a reason is one of those that a whole column gives. */
export function isReasonOfManner(reason: string): boolean {
  return reasonsOfManner.some((one) => one === reason);
}

export const notANumber = "not a number";
export type WrongNumber = (typeof reasonsOfManner)[number] | typeof notANumber;

/** More digits than this are the noise of a double. */
const surelyMeant = 15;

/** Digits of a text as they are meant: without an exponent, and without the noise of programs that store doubles. */
function withoutNoise(plain: string): string {
  if (/e/i.test(plain)) return plainDecimal(plain);
  const meant = plain.replace(/^-?[0.]*/, "").replace(".", "");
  if (!plain.includes(".") || meant.length <= surelyMeant) return plain;
  return plainDecimal(String(Number(Number(plain).toPrecision(surelyMeant))));
}

/** The digits of a number with a decimal point, or the reason why its points and commas cannot be read. */
function pointed(parts: Parts, commas: NumberManner["commas"], whole: boolean): PrintedNumber {
  const [mantissa = "", ...exponent] = parts.body.toLowerCase().split("e");
  const [mark, part] = commas === "decimal" ? ([",", "."] as const) : ([".", ","] as const);
  const shown = shows(parts);
  if (commas === "mixed" && (shown === "decimal comma" || shown === "open")) return { wrong: reasonsOfManner[2] };
  if (commas === "open" && shown === "open" && !whole) return { wrong: reasonsOfManner[3] };
  const [before = "", ...after] = mantissa.split(mark);
  const parted = before.includes(part);
  if (after.length > 1 || (parted && !thousandsOf(part).test(before)) || (after[0] ?? "").includes(part))
    return { wrong: notANumber };
  const ending = after.length === 0 ? "" : `.${after[0]}`;
  const power = exponent.length === 0 ? "" : `e${exponent[0]}`;
  return { plain: `${before.replaceAll(part, "")}${ending}${power}` };
}

/**
 * A number as it is printed in tables, in plain digits: with any minus sign, a plus, brackets for a negative, `%`, parted
 * thousands, a decimal comma where its column has them, or an exponent.
 *
 * A per cent keeps its digits: 33% is 33. What a comma means is decided by the column and never by the cell.
 *
 * @param manner how the column writes its numbers
 * @param whole whether whole numbers are wanted, such as counts, in which a lone comma is one of thousands
 * @example printedNumber("−0.46", plainManner) // { plain: "-0.46" }
 * @example printedNumber("(1 234,5)", numberManner(["(1 234,5)"])) // { plain: "-1234.5" }
 * @example printedNumber("33 %", numberManner(["33 %"])) // { plain: "33" }
 */
export function printedNumber(text: string, manner: NumberManner, whole = false): PrintedNumber {
  const parts = partsOf(text);
  if (parts === null) return { wrong: notANumber };
  if (parts.brackets && manner.brackets === "unclear") return { wrong: reasonsOfManner[0] };
  if (manner.perCent === "mixed" && (parts.perCent || /[1-9]/.test(parts.body))) return { wrong: reasonsOfManner[1] };
  const read = pointed(parts, manner.commas, whole);
  if ("wrong" in read) return read;
  const negative = parts.brackets || parts.sign === "-";
  return { plain: withoutNoise(`${negative ? "-" : ""}${read.plain}`) };
}

/** Whether a text is a per cent. */
export function isPerCent(text: string): boolean {
  return partsOf(text)?.perCent ?? false;
}
