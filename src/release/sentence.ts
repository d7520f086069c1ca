import type { Sentence } from "../intake/sentence.ts";
import { protectCount, type Rules } from "./rules.ts";

/**
 * A sentence with its counts as the rules allow: those of a public register as they are, those of the data rounded, and
 * small ones in words.
 *
 * @example protectSentence(["of ", { of: "data", n: 7 }, " pupils"], srs10) // "of fewer than 10 pupils"
 */
export function protectSentence(sentence: Sentence, rules: Rules): string {
  const shown = sentence.map((part) => {
    if (typeof part === "string") return part;
    const n = part.of === "register" ? part.n : protectCount(part.n, rules);
    return n === null ? `fewer than ${rules.hide.pupilsBelow}` : String(n);
  });
  return shown.join("");
}
