/** What an id cannot hold, or what has a meaning in ours: white space, control characters, and our own marks. */
const written: Readonly<Record<string, string>> = { " ": "+" };

function faithful(part: string): string {
  return part.replace(
    /[\s\p{Cc}:+%]/gu,
    (letter) => written[letter] ?? `%${(letter.codePointAt(0) ?? 0).toString(16)}`,
  );
}

/**
 * The id of a picture in a page, from the names that distinguish it. It depends on these alone, so it is the same in
 * every run, and no two lists of names have one id: names are written out as they are, in whatever script.
 *
 * As the name of a file it is read without its marks: `progress-gap-poor-home-town`.
 *
 * @example pictureId("progress", "gap", "poor", "home town") // "progress:gap:poor:home+town"
 * @example pictureId("progress", "gap", "poor", "Home-town") // "progress:gap:poor:Home-town"
 */
export function pictureId(...parts: readonly (string | number)[]): string {
  return parts.map((part) => faithful(String(part))).join(":");
}
