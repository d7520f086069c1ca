/** What may be between the cells of a text. */
export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

const words: Readonly<Record<Delimiter, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars (|)" };

/** The delimiter in words: "semicolons". */
export function delimiterWords(delimiter: Delimiter): string {
  return words[delimiter];
}

/** The delimiter as a study file says it: `delimiter: ";"`. */
export function delimiterKey(delimiter: Delimiter): string {
  return delimiter === "\t" ? "delimiter: tab" : `delimiter: "${delimiter}"`;
}

export function isDelimiter(text: string): text is Delimiter {
  return delimiters.some((one) => one === text);
}
