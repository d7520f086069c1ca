import type { Effects } from "../../src/effects/effects.ts";
import { quietEffects } from "./measure-study.ts";

/** Bytes cut into chunks of a size: what a stream may do to a file at its worst. */
export function* chunksOf(bytes: Uint8Array, size: number): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Effects in which every path is a file of these bytes, read in chunks of a size. */
export function memoryFile(bytes: Uint8Array, size = 1 << 20): Effects {
  return {
    ...quietEffects,
    kind: async () => "file",
    stamp: async () => ({ bytes: bytes.length, changed: "never" }),
    read: async function* () {
      yield* chunksOf(bytes, size);
    },
  };
}

/** Text as Windows-1252: curly quotes, dashes, the pound and euro signs, and Latin letters. */
export function windows1252(text: string): Buffer {
  const upper = new Map([
    ["€", 0x80],
    ["‘", 0x91],
    ["’", 0x92],
    ["“", 0x93],
    ["”", 0x94],
    ["•", 0x95],
    ["–", 0x96],
    ["—", 0x97],
  ]);
  return Buffer.from(
    [...text].map((letter) => {
      const byte = upper.get(letter) ?? letter.codePointAt(0) ?? 0;
      if (byte > 0xff || (byte >= 0x80 && byte < 0xa0 && !upper.has(letter)))
        throw new Error(`not in this test's Windows-1252: ${letter}`);
      return byte;
    }),
  );
}
