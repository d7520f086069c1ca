import { stringify } from "yaml";

/** What stands behind a line of a study that a person should look at. */
export const check = "# please check";

/** A text as a YAML value on one line, whatever it contains. */
export const quoted = (text: string): string =>
  /[\p{Cc}\u2028\u2029]/u.test(text) ? JSON.stringify(text) : stringify(text, { lineWidth: 0 }).replace(/\n$/, "");

/** A text as a value or a key inside a mapping or list on one line. */
export const flow = (text: string): string => (/[,:{}[\]#&*!|>'"%@`]/.test(text) ? JSON.stringify(text) : quoted(text));

/** A mapping on one line. */
export const inline = (pairs: Iterable<readonly [string, string]>): string =>
  `{ ${[...pairs].map(([key, value]) => `${flow(key)}: ${flow(value)}`).join(", ")} }`;

const wholeNumber = /^(0|[1-9]\d{0,14})$/;

/** A list on one line; whole numbers stand as they are, since a study reads them as their digits. */
export const listed = (values: readonly string[]): string =>
  `[${values.map((value) => (wholeNumber.test(value) ? value : flow(value))).join(", ")}]`;

/** A text of a file as a comment may hold it: on one line. */
export const remark = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
