import { looksLikeName } from "../effects/words-of-files.ts";
import type { ColumnFacts } from "../recognise/column-facts.ts";

const yes = new Set(["1", "1.0", "true", "t", "yes", "y"]);
const no = new Set(["0", "0.0", "false", "f", "no", "n"]);
/** Words for a pupil who is not disadvantaged, besides no. */
const otherPupils = /^(non?[ -]|not |other)/i;

/** A column of disadvantage has at most so many words for it; one with more holds something else. */
const mostWords = 8;

/** What the cells of a column of disadvantage say. */
export type FlagValues =
  | { readonly kind: "yes and no"; readonly blank: number; readonly filled: number }
  /** Words: those that mean disadvantaged. */
  | { readonly kind: "words"; readonly members: readonly string[]; readonly blank: number; readonly filled: number }
  /** Only members are marked, with a yes (`word` is null) or a word of their own; what blank means is not said. */
  | { readonly kind: "members only"; readonly word: string | null; readonly blank: number }
  | { readonly kind: "unclear"; readonly values: number };

/**
 * What a column says of who is disadvantaged, from its values.
 *
 * @example flagValues(facts) // { kind: "yes and no", blank: 23, filled: 177 } for Y, N and blank
 */
export function flagValues({ values, blank, filled }: ColumnFacts): FlagValues {
  const words = [...(values?.keys() ?? [])];
  if (values === null || words.length === 0) return { kind: "unclear", values: values === null ? 401 : 0 };
  const plain = words.map((word) => word.toLowerCase());
  if (plain.every((word) => yes.has(word) || no.has(word))) {
    if (plain.every((word) => yes.has(word))) return { kind: "members only", word: null, blank };
    return { kind: "yes and no", blank, filled };
  }
  const rest = words.filter((word, index) => !no.has(plain[index] ?? "") && !otherPupils.test(word));
  if (rest.length === words.length)
    return words.length === 1 && looksLikeName(words[0] ?? "")
      ? { kind: "members only", word: words[0] ?? "", blank }
      : { kind: "unclear", values: words.length };
  if (rest.length > mostWords || !rest.every(looksLikeName)) return { kind: "unclear", values: words.length };
  return { kind: "words", members: rest.sort(), blank, filled };
}
