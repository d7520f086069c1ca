import { ColdspotError } from "../effects/coldspot-error.ts";

export type Utf16 = "utf-16le" | "utf-16be";

/**
 * Whether bytes are UTF-16, by the mark at their beginning or, without one, because every second byte is nearly always
 * zero, as in text of Western letters.
 *
 * @param start the first bytes of a file
 * @source The Unicode Standard, section 23.8 (byte order mark)
 * @example utf16Of(Buffer.from("URN,NAME", "utf16le")) // "utf-16le"
 */
export function utf16Of(start: Uint8Array): Utf16 | null {
  const marked = start[0] === 0xff && start[1] === 0xfe ? "utf-16le" : "utf-16be";
  if (marked === "utf-16le" || (start[0] === 0xfe && start[1] === 0xff)) {
    // The mark of UTF-32 begins in the same way.
    return marked === "utf-16le" && start.length >= 4 && start[2] === 0 && start[3] === 0 ? null : marked;
  }
  const pairs = Math.floor(start.length / 2);
  const zeros = [0, 0];
  for (let at = 0; at < 2 * pairs; at++) if (start[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [high = 0, low = 0] = zeros;
  if (pairs < 2) return null;
  if (high === 0 && low >= 0.7 * pairs) return "utf-16le";
  return low === 0 && high >= 0.7 * pairs ? "utf-16be" : null;
}

/**
 * UTF-16 as UTF-8, piece by piece, without a byte order mark.
 *
 * @throws ColdspotError (3) where it is not valid or ends within a letter
 */
export async function* utf8Of16(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Utf16,
  name: string,
): AsyncIterable<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  const decoded = (chunk: Uint8Array, stream: boolean): Uint8Array => {
    try {
      return encoder.encode(decoder.decode(chunk, { stream }));
    } catch {
      throw new ColdspotError(`not whole UTF-16 text: ${name}`, {
        exitCode: 3,
        advice: "save it as CSV in UTF-8 and run again",
      });
    }
  };
  for await (const chunk of chunks) yield decoded(chunk, true);
  yield decoded(new Uint8Array(0), false);
}
