import * as v from "valibot";
import { didYouMean } from "../effects/did-you-mean.ts";
import { nameAsItWas, namesAsTheyWere } from "./kept-names.ts";

export type Issue = v.BaseIssue<unknown>;

/** What the user wrote, without the quotation marks added by the library. */
export const said = (issue: Issue) => issue.received.replace(/^"|"$/g, "");
export const wrong = (what: string) => (issue: Issue) => `${what}: ${said(issue)}`;

/** An object with known keys: the message for an unknown one names the nearest known one. */
export function shape<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue: Issue) => {
    const key = nameAsItWas(String(issue.path?.at(-1)?.key ?? ""));
    if (issue.expected === "never") return `unknown key: ${key}${didYouMean(key, Object.keys(entries))}`;
    if (issue.received === "undefined") return `missing key: ${key}`;
    return wrong("not a mapping")(issue);
  });
}

export const text = v.pipe(v.string(wrong("not a text")), v.nonEmpty("empty text"));
export const scalar = v.pipe(
  v.union([v.string(), v.number(), v.boolean()], wrong("not a single value")),
  v.transform((value) => String(value)),
);
export const oneOrMore = v.pipe(
  v.union(
    [scalar, v.pipe(v.array(scalar, wrong("not a list")), v.minLength(1, "an empty list"))],
    "not a value or a list of values",
  ),
  v.transform((value): readonly string[] => (typeof value === "string" ? [value] : value)),
);
export const named = <const Value extends v.GenericSchema>(value: Value) =>
  v.pipe(
    v.record(v.string(), value, wrong("not a mapping")),
    // What the library infers of a mapping of values not known yet cannot be read as one.
    v.transform((mapping) => namesAsTheyWere(mapping as Readonly<Record<string, v.InferOutput<Value>>>)),
  );
export const wholeNumber = v.pipe(v.number(wrong("not a number")), v.integer(wrong("not a whole number")));
export const decimals = v.pipe(
  wholeNumber,
  v.minValue(0, wrong("not 0 to 9 decimals")),
  v.maxValue(9, wrong("not 0 to 9 decimals")),
);
export const finite = v.pipe(v.number(wrong("not a number")), v.finite(wrong("not a number")));
const isDay = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
};
export const date = v.pipe(
  text,
  v.regex(/^\d{4}-\d{2}-\d{2}$/, wrong("not a date like 2016-03-31")),
  v.check(isDay, wrong("no such day")),
);
export const oneOf = <const Words extends readonly [string, ...string[]] | readonly string[]>(words: Words) =>
  v.picklist(words, (issue: Issue) => {
    return `unknown value: ${said(issue)}${didYouMean(said(issue), words)}`;
  });
