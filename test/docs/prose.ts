/** A piece of prose in a source file: a comment, a string, or text between tags. */
export interface Prose {
  readonly line: number;
  readonly text: string;
}

/** What comes before a regular expression, where a slash would otherwise divide or close a tag. */
const opensRegExp = /(?:^|[(,=:[!&|?{;]|\breturn|=>)\s*$/;

function endOfRegExp(source: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < source.length; at++) {
    const sign = source[at];
    if (sign === "\\") at++;
    else if (sign === "[") inClass = true;
    else if (sign === "]") inClass = false;
    else if (sign === "/" && !inClass) return at + 1;
  }
  return source.length;
}

function endOfString(source: string, start: number, quote: string): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === quote) return at + 1;
    else if (quote === "`" && source.startsWith("${", at)) at = endOfHole(source, at + 2) - 1;
  }
  return source.length;
}

/** Where the code inside `${…}` ends, after its closing brace. */
function endOfHole(source: string, start: number): number {
  let depth = 1;
  for (let at = start; at < source.length; at++) {
    const sign = source[at] ?? "";
    if ("\"'`".includes(sign)) at = endOfString(source, at, sign) - 1;
    else if (sign === "/" && opensRegExp.test(source.slice(start, at))) at = endOfRegExp(source, at) - 1;
    else if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return at + 1;
  }
  return source.length;
}

const withoutSigns = (comment: string) => comment.replace(/^\s*(?:\/\*\*?|\*\/|\*|\/\/)/gm, " ").replace(/\*\/$/, " ");
/** A string without its quotes and holes, and the code in its holes. */
function stringParts(
  source: string,
  start: number,
  end: number,
): { text: string; holes: [from: number, to: number][] } {
  const holes: [number, number][] = [];
  let text = "";
  for (let at = start + 1; at < end - 1; at++) {
    if (source[start] !== "`" || !source.startsWith("${", at)) text += source[at];
    else {
      const close = endOfHole(source, at + 2);
      holes.push([at + 2, close - 1]);
      text += "…";
      at = close - 1;
    }
  }
  return { text, holes };
}

/**
 * The comments, the strings of several words and the text between tags of a source file.
 *
 * @example proseOf('// why\nsay("two words", "word");') // [{ line: 1, text: " why" }, { line: 2, text: "two words" }]
 */
export function proseOf(source: string): readonly Prose[] {
  const found: Prose[] = [];
  const lineOf = (at: number) => source.slice(0, at).split("\n").length;
  let code = "";
  let at = 0;
  while (at < source.length) {
    const sign = source[at] ?? "";
    const pair = source.slice(at, at + 2);
    let end = at + 1;
    if (pair === "//" || pair === "/*") {
      const close = pair === "//" ? source.indexOf("\n", at) : source.indexOf("*/", at) + 2;
      end = close < at + 2 ? source.length : close;
      found.push({ line: lineOf(at), text: withoutSigns(source.slice(at, end)) });
    } else if (sign === "/" && opensRegExp.test(code.slice(-20))) end = endOfRegExp(source, at);
    else if (sign === '"' || sign === "'" || sign === "`") {
      end = endOfString(source, at, sign);
      const { text, holes } = stringParts(source, at, end);
      if (text.includes(" ")) found.push({ line: lineOf(at), text });
      for (const [from, to] of holes)
        for (const inside of proseOf(source.slice(from, to)))
          found.push({ line: lineOf(from) + inside.line - 1, text: inside.text });
    }
    code += end === at + 1 ? sign : source.slice(at, end).replace(/[^\n]/g, "_");
    at = end;
  }
  for (const match of code.matchAll(/>([^<>{}]*[a-z] [a-z][^<>{}]*)<\//gi))
    found.push({ line: lineOf(match.index), text: match[1] ?? "" });
  return found;
}
