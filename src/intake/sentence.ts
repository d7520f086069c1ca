/** A count inside a sentence, either of a public register or list, or of the pupils and schools in the data. */
export interface CountInSentence {
  readonly of: "register" | "data";
  readonly n: number;
}

/** A sentence for readers, with its counts kept separate so that the rules decide how each is shown. */
export type Sentence = readonly (string | CountInSentence)[];

/** A count from a public register or list, which is shown as it is. */
export const ofRegister = (n: number): CountInSentence => ({ of: "register", n });

/** A count of pupils, schools or rows in the data, which the rules round or hide. */
export const ofData = (n: number): CountInSentence => ({ of: "data", n });

/**
 * A sentence from a template. A bare number does not compile, because it must say what it is a count of.
 *
 * @example
 * sentence`${file}: ${ofRegister(27412)} URNs`
 * // ["", "links.csv", ": ", { of: "register", n: 27412 }, " URNs"]
 */
export function sentence(texts: TemplateStringsArray, ...parts: Sentence): Sentence {
  return texts.flatMap((text, at) => [text, ...parts.slice(at, at + 1)]);
}
