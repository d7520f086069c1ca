/**
 * A text whose control characters can be seen: a name from a file must not move the cursor or turn the text round.
 *
 * Line feeds and tabs stay.
 *
 * @example visible("a\u001b[2Jb") // "a\\u001b[2Jb"
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (found) =>
    found === "\n" || found === "\t" ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
