import { inflateRawSync } from "node:zlib";

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endSize = 22;
const entrySize = 46;
const localSize = 30;
/** The most bytes that a comment at the end of a zip file can have. */
const longestComment = 0xffff;

/** Where a file lies in a zip file. */
interface ZipEntry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endSize - longestComment);
  for (let at = bytes.length - endSize; at >= first; at--) if (bytes.readUInt32LE(at) === endMark) return at;
  throw new RangeError("a zip file without its end");
}

/**
 * The files in a zip file, from the list at its end.
 *
 * @throws RangeError when it is not a zip file, or is larger than 4 GB
 * @source PKWARE, APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16
 */
export class ZipEntries {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, ZipEntry>();

  constructor(zip: Uint8Array) {
    this.#bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
    const bytes = this.#bytes;
    const end = endOf(bytes);
    let at = bytes.readUInt32LE(end + 16);
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
      if (bytes.readUInt32LE(at) !== entryMark) throw new RangeError("a list of files that does not add up");
      const length = bytes.readUInt16LE(at + 28);
      this.#entries.set(bytes.toString("utf8", at + entrySize, at + entrySize + length), {
        method: bytes.readUInt16LE(at + 10),
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        at: bytes.readUInt32LE(at + 42),
      });
      at += entrySize + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  }

  /** The number of bytes of a file, unpacked, as the list says; null where no file has that name. */
  size(name: string): number | null {
    return this.#entries.get(name)?.size ?? null;
  }

  /** A file as text; null where no file has that name. */
  text(name: string): string | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    const from =
      entry.at + localSize + this.#bytes.readUInt16LE(entry.at + 26) + this.#bytes.readUInt16LE(entry.at + 28);
    const stored = this.#bytes.subarray(from, from + entry.packed);
    if (entry.method !== 0 && entry.method !== 8)
      throw new RangeError(`a way of packing that is not known: ${entry.method}`);
    const unpacked = entry.method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: entry.size + 1 });
    if (unpacked.length !== entry.size) throw new RangeError("a file of another size than the list says");
    return unpacked.toString("utf8");
  }
}
