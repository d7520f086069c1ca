const NARROW_TO_WIDE: readonly (readonly [characters: string, width: number])[] = [
  ["ijl'|", 0.23],
  [" !,./:;[]\\ftI", 0.278],
  ['-()r`{}"*', 0.345],
  ["cksvxyzJ", 0.5],
  ["abdeghnopqu?#$_L0123456789–", 0.556],
  ["FTZ+<=>~^−", 0.6],
  ["ABEKPSVXY&", 0.667],
  ["wCDHNRU", 0.722],
  ["GOQ", 0.778],
  ["mM%…—", 0.889],
  ["W@", 1],
];
const WIDTH = new Map(NARROW_TO_WIDE.flatMap(([characters, width]) => [...characters].map((c) => [c, width] as const)));
const LATIN_ENDS = 0x24f;

// Where Arial is missing its substitute is often wider (DejaVu Sans by about 15%).
const CAUTION = 1.15;
const BOLD = 1.08;

/** Width of a line of Arial in pixels, on the safe side: charts are laid out without access to a font. */
export function textWidth(text: string, size: number, weight: "normal" | "bold" = "normal"): number {
  let width = 0;
  for (const character of text) {
    width += WIDTH.get(character) ?? ((character.codePointAt(0) ?? 0) > LATIN_ENDS ? 1 : 0.6);
  }
  return width * size * CAUTION * (weight === "bold" ? BOLD : 1);
}

export interface TextFit {
  readonly width: number;
  readonly size: number;
  readonly weight?: "normal" | "bold";
  readonly maximumLines: number;
}

/**
 * Breaks a text into lines that fit a width: at spaces, after hyphens, and inside a word only if the word is too long.
 * What does not fit into the last line ends in an ellipsis.
 */
export function wrapText(text: string, { width, size, weight = "normal", maximumLines }: TextFit): string[] {
  const fits = (line: string) => textWidth(line.trimEnd(), size, weight) <= width;
  const lines: string[] = [];
  let line = "";
  for (const part of text.trim().split(/(?<=\s)(?=\S)|(?<=\p{L}-)(?=\p{L})/u)) {
    const word = part.replace(/\s+$/, " ");
    for (const piece of pieces(word, fits)) {
      if (line !== "" && !fits(line + piece)) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += piece;
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length <= maximumLines) return lines;
  return [...lines.slice(0, maximumLines - 1), shortened(lines[maximumLines - 1] ?? "", fits)];
}

function pieces(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word];
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part !== "" && !fits(part + character)) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}

function shortened(line: string, fits: (line: string) => boolean): string {
  const characters = [...line];
  while (characters.length > 0 && !fits(`${characters.join("").trimEnd()}…`)) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
