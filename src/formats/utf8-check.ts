import { isAscii, isUtf8 } from "node:buffer";

/** The number of bytes at the end that belong to a character that is not complete yet (0 to 3). */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** Checks a stream of bytes for valid UTF-8, also where characters are split between chunks. */
export class Utf8Check {
  #carried: Buffer = Buffer.alloc(0);
  #valid = true;

  add(chunk: Uint8Array): void {
    if (!this.#valid || (this.#carried.length === 0 && isAscii(chunk))) return;
    const bytes = Buffer.concat([this.#carried, chunk]);
    const open = unfinished(bytes);
    this.#valid = isUtf8(bytes.subarray(0, bytes.length - open));
    this.#carried = Buffer.from(bytes.subarray(bytes.length - open));
  }

  valid(): boolean {
    return this.#valid && this.#carried.length === 0;
  }
}
