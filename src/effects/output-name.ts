import { createHash } from "node:crypto";

/** Bytes of a name at most. Linux and Windows take 255; encrypted folders 143, and old Windows 260 for the whole path. */
const mostBytes = 120;

/** Names that Windows keeps for devices, whatever ending follows. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");
const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

/**
 * A name as a part of a file's name: letters and digits of any script in small letters, hyphens for all else.
 *
 * @example hyphenated("KS2/KS4 progress") // "ks2-ks4-progress"
 */
export function hyphenated(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/** The beginning of a text that fits into so many bytes, cut between two characters. */
function cut(text: string, bytes: number): string {
  let kept = "";
  let size = 0;
  for (const letter of text) {
    size += bytesOf(letter);
    if (size > bytes) break;
    kept += letter;
  }
  return kept;
}

/**
 * A name as it is where it fits into so many bytes; otherwise its beginning and a part of its hash.
 *
 * @example shortened("abcdefghijkl", 11) // "ab-" and eight digits
 */
export function shortened(name: string, bytes: number): string {
  if (bytesOf(name) <= bytes) return name;
  const hash = `-${shortHash(name)}`;
  return `${cut(name, bytes - hash.length)}${hash}`;
}

/**
 * A file's name for whatever name people gave: one part of a path, that every system takes.
 *
 * What is too long is cut and ends in a part of its hash; a name without any letter or digit is a part of its hash.
 *
 * @param ending with its dot, or empty for a folder
 * @example outputName("x/../../owned", ".svg") // "x-owned.svg"
 * @example outputName("con", ".csv") // "con-file.csv"
 */
export function outputName(name: string, ending: string): string {
  const plain = hyphenated(name);
  const safe = plain === "" ? `name-${shortHash(name)}` : reserved.test(plain) ? `${plain}-file` : plain;
  return `${shortened(safe, mostBytes - bytesOf(ending))}${ending}`;
}

/** What two names have in common that a disk may take for one: case, and how accents are written. */
const asDisksSee = (path: string): string => path.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD");

function isSafePart(part: string): boolean {
  return (
    part !== "" &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    !/[/\\:*?"<>|\u0000-\u001f\u007f]/.test(part) &&
    !/[. ]$/.test(part) &&
    !reserved.test(part.split(".")[0] ?? "") &&
    bytesOf(part) <= 255
  );
}

/**
 * The paths of the files of one output folder, seen from it. Every file that is written has its path from here, so that
 * none lies outside the folder and no two are one, on a disk that does not tell `A` from `a` either.
 */
export class OutputNames {
  readonly #taken = new Set<string>();

  /**
   * A file whose name somebody gave; it ends in -2, -3 ... where another has its name already.
   *
   * @param folder in the output, ending in a slash; empty for the output itself
   * @example names.named("charts/", "KS2/KS4 progress", ".svg") // "charts/ks2-ks4-progress.svg"
   */
  named(folder: string, name: string, ending: string): string {
    for (let nth = 1; ; nth++) {
      const path = `${folder}${outputName(name, nth === 1 ? ending : `-${nth}${ending}`)}`;
      if (!this.#taken.has(asDisksSee(path))) return this.#take(path);
    }
  }

  /**
   * A file whose name is ours.
   *
   * @throws Error when it would lie outside, or another file has it
   */
  own(path: string): string {
    if (this.#taken.has(asDisksSee(path))) throw new Error(`two files of one name in an output: ${path}`);
    return this.#take(path);
  }

  #take(path: string): string {
    if (!isInsidePath(path)) throw new Error(`not a path inside an output: ${path}`);
    this.#taken.add(asDisksSee(path));
    return path;
  }
}

/** Whether a path, as a list of files has it, stays inside its folder and is one that Coldspot could have written. */
export const isInsidePath = (path: string): boolean => path.split("/").every(isSafePart);
