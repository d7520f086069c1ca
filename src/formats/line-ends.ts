export type LineEnd = "\n" | "\r\n" | "\r" | "mixed";

const returnByte = 13;
const feedByte = 10;

/** Finds out which line ends a stream of bytes has, also where they fall between chunks. Quotes make no difference. */
export class LineEnds {
  #lf = false;
  #crlf = false;
  #cr = false;
  /** Whether the last byte was a carriage return. The next byte shows whether it is a line end by itself. */
  #open = false;

  add(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const closing = this.#open && bytes[0] === feedByte;
    if (this.#open) this.#returned(closing);
    this.#open = bytes.at(-1) === returnByte;
    for (
      let at = bytes.indexOf(returnByte);
      at !== -1 && at < bytes.length - 1;
      at = bytes.indexOf(returnByte, at + 1)
    ) {
      this.#returned(bytes[at + 1] === feedByte);
    }
    for (
      let at = bytes.indexOf(feedByte, closing ? 1 : 0);
      at !== -1 && !this.#lf;
      at = bytes.indexOf(feedByte, at + 1)
    ) {
      this.#lf = at === 0 || bytes[at - 1] !== returnByte;
    }
  }

  #returned(withFeed: boolean): void {
    if (withFeed) this.#crlf = true;
    else this.#cr = true;
  }

  kind(): LineEnd {
    const cr = this.#cr || this.#open;
    if ([this.#lf, this.#crlf, cr].filter((found) => found).length > 1) return "mixed";
    if (this.#crlf) return "\r\n";
    return cr ? "\r" : "\n";
  }
}
