import { createHash } from "node:crypto";
import type { Effects } from "./effects.ts";

/** All bytes of a file. */
export async function readBytes(effects: Effects, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of effects.read(path)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A small UTF-8 file as text, without its byte order mark. */
export async function readText(effects: Effects, path: string): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true }).decode(await readBytes(effects, path));
}

/** Writes one text file in UTF-8. */
export async function writeText(effects: Effects, path: string, text: string): Promise<void> {
  await effects.write(path, [new TextEncoder().encode(text)]);
}

/** Characters that are written at once. */
const manyCharacters = 1 << 18;

/**
 * Writes a text file in UTF-8 from its pieces, which need not be in memory together. No piece may end between the two
 * halves of a character.
 *
 * @returns the SHA-256 of what was written, in hexadecimal digits
 */
export async function writePieces(effects: Effects, path: string, pieces: Iterable<string>): Promise<string> {
  const hash = createHash("sha256");
  const encoder = new TextEncoder();
  function* chunks(): Generator<Uint8Array> {
    let text: string[] = [];
    let characters = 0;
    const whole = () => {
      const bytes = encoder.encode(text.join(""));
      hash.update(bytes);
      text = [];
      characters = 0;
      return bytes;
    };
    for (const piece of pieces) {
      text.push(piece);
      characters += piece.length;
      if (characters >= manyCharacters) yield whole();
    }
    if (characters > 0) yield whole();
  }
  await effects.write(path, chunks());
  return hash.digest("hex");
}

/** The SHA-256 of a file, in hexadecimal digits. */
export async function sha256Of(effects: Effects, path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of effects.read(path)) hash.update(chunk);
  return hash.digest("hex");
}
