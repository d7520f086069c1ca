/**
 * Numbers of records in rising order, kept as runs: millions of blank lines one after another take one entry.
 *
 * @example const numbers = new RecordNumbers(); numbers.add(3); numbers.add(4); numbers.count // 2
 */
export class RecordNumbers {
  /** First record of each run. */
  #firsts = new Uint32Array(16);
  /** How many numbers there are before each run. */
  #before = new Uint32Array(16);
  #runs = 0;
  #count = 0;
  #last = -1;

  /** How many numbers there are. */
  get count(): number {
    return this.#count;
  }

  /**
   * Adds a number.
   *
   * @throws RangeError when it is not above the last one
   */
  add(record: number): void {
    if (record <= this.#last) throw new RangeError(`not in rising order: ${record} after ${this.#last}`);
    if (record !== this.#last + 1 || this.#runs === 0) this.#begin(record);
    this.#last = record;
    this.#count += 1;
  }

  #begin(record: number): void {
    if (this.#runs === this.#firsts.length) {
      this.#firsts = grown(this.#firsts);
      this.#before = grown(this.#before);
    }
    this.#firsts[this.#runs] = record;
    this.#before[this.#runs] = this.#count;
    this.#runs += 1;
  }

  /** How many of the numbers are as large as this one, or larger. */
  countFrom(record: number): number {
    for (let run = this.#runs - 1; run >= 0; run--) {
      const first = this.#firsts[run] ?? 0;
      const after = (run + 1 < this.#runs ? (this.#before[run + 1] ?? 0) : this.#count) - (this.#before[run] ?? 0);
      if (first + after <= record) return this.#count - (this.#before[run] ?? 0) - after;
      if (first <= record) return this.#count - (this.#before[run] ?? 0) - (record - first);
    }
    return this.#count;
  }

  /**
   * The record of a row, if every record from `first` on is a row except those listed here.
   *
   * @param row position from 0
   * @example // records 3 and 4 are blank lines, record 2 is the first row
   * numbers.recordOfRow(1, 2) // 5
   */
  recordOfRow(row: number, first: number): number {
    let [low, high] = [0, this.#runs];
    while (low < high) {
      const middle = (low + high) >> 1;
      const rowsBefore = (this.#firsts[middle] ?? 0) - first - (this.#before[middle] ?? 0);
      if (rowsBefore <= row) low = middle + 1;
      else high = middle;
    }
    return row + first + (low < this.#runs ? (this.#before[low] ?? 0) : this.#count);
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}
