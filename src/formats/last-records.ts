/** So many bytes from the end of a text are kept at least. */
const enough = 1 << 20;

/** The last records of a text that is read piece by piece, each piece from the beginning of a record on. */
export class LastRecords {
  #pieces: Uint8Array[] = [];
  #size = 0;

  add(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#pieces.push(piece);
    this.#size += piece.length;
    for (
      let [first] = this.#pieces;
      first !== undefined && this.#size - first.length >= enough;
      [first] = this.#pieces
    ) {
      this.#pieces.shift();
      this.#size -= first.length;
    }
  }

  all(): Uint8Array {
    return Buffer.concat(this.#pieces);
  }
}
