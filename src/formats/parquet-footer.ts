import { ColdspotError } from "../effects/coldspot-error.ts";
import { shownName } from "../effects/words-of-files.ts";

/** What the footer of a Parquet file says about the file. */
export interface ParquetFacts {
  /** Names of the columns in order. A group of columns is listed by the name of the group. */
  readonly names: readonly string[];
  readonly rows: number;
}

/** The number of bytes at the end of a Parquet file that hold the length of the footer and the mark. */
export const parquetEnd = 8;

const encrypted = "PARE";
const plain = "PAR1";

const refused = (name: string) =>
  new ColdspotError(`not a whole Parquet file: ${name}`, {
    exitCode: 3,
    advice: "fetch or write the file again, without encryption",
  });

/** Types of the compact protocol of Thrift. */
const wire = {
  stop: 0,
  true: 1,
  false: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  map: 11,
  struct: 12,
};

/** Reads the parts of Thrift's compact protocol that a Parquet footer needs. */
class CompactReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError("the footer ends too early");
    this.#at += 1;
    return byte;
  }

  #unsigned(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError("a number of too many bytes");
  }

  integer(): number {
    const value = this.#unsigned();
    return Number((value >> 1n) ^ -(value & 1n));
  }

  text(): string {
    return new TextDecoder().decode(this.#take(Number(this.#unsigned())));
  }

  #take(size: number): Uint8Array {
    if (!(size <= this.#bytes.length - this.#at)) throw new RangeError("the footer ends too early");
    this.#at += size;
    return this.#bytes.subarray(this.#at - size, this.#at);
  }

  /** Calls `field` with the number and type of each field of a struct; `field` returns whether it read it. */
  struct(field: (id: number, type: number) => boolean): void {
    let id = 0;
    for (;;) {
      const head = this.#byte();
      const type = head & 0x0f;
      if (type === wire.stop) return;
      id = head >> 4 === 0 ? this.integer() : id + (head >> 4);
      if (!field(id, type)) this.skip(type);
    }
  }

  list(element: (type: number) => void): void {
    const head = this.#byte();
    const size = head >> 4 === 15 ? Number(this.#unsigned()) : head >> 4;
    if (size > this.#bytes.length) throw new RangeError("a list longer than the footer");
    for (let index = 0; index < size; index++) element(head & 0x0f);
  }

  skip(type: number): void {
    switch (type) {
      case wire.true:
      case wire.false:
        return;
      case wire.byte:
        this.#take(1);
        return;
      case wire.i16:
      case wire.i32:
      case wire.i64:
        this.#unsigned();
        return;
      case wire.double:
        this.#take(8);
        return;
      case wire.binary:
        this.#take(Number(this.#unsigned()));
        return;
      case wire.list:
      case wire.set:
        // In lists, truth values take one byte each.
        this.list((element) => this.skip(element === wire.true || element === wire.false ? wire.byte : element));
        return;
      case wire.struct:
        this.struct(() => false);
        return;
      default:
        throw new RangeError(`a type that no footer has: ${type}`);
    }
  }
}

interface SchemaElement {
  readonly name: string;
  readonly children: number;
}

function schemaElement(reader: CompactReader): SchemaElement {
  let name = "";
  let children = 0;
  reader.struct((id) => {
    if (id === 4) name = reader.text();
    else if (id === 5) children = reader.integer();
    else return false;
    return true;
  });
  return { name, children };
}

/** The children of the root. Everything below each of them is passed over. */
function columnNames([root, ...below]: readonly SchemaElement[]): readonly string[] {
  const names: string[] = [];
  let inside = 0;
  for (const { name, children } of below) {
    if (inside === 0) names.push(name);
    else inside -= 1;
    inside += children;
  }
  if (names.length !== root?.children || inside !== 0) throw new RangeError("a schema that does not add up");
  return names;
}

function rowsOfGroup(reader: CompactReader): number {
  let rows = 0;
  reader.struct((id) => {
    if (id !== 3) return false;
    rows = reader.integer();
    return true;
  });
  return rows;
}

function factsOf(footer: Uint8Array): ParquetFacts {
  const reader = new CompactReader(footer);
  const schema: SchemaElement[] = [];
  let rows = -1;
  let inGroups = 0;
  reader.struct((id) => {
    if (id === 2) reader.list(() => schema.push(schemaElement(reader)));
    else if (id === 3) rows = reader.integer();
    else if (id === 4)
      reader.list(() => {
        inGroups += rowsOfGroup(reader);
      });
    else return false;
    return true;
  });
  if (rows !== inGroups) throw new RangeError("rows of groups that do not add up");
  return { names: columnNames(schema), rows };
}

/**
 * The length of a Parquet file's footer, without the eight bytes after it.
 *
 * @param end the last bytes of the file
 * @throws ColdspotError (3) when they are not the end of a Parquet file, or its footer is encrypted
 */
export function footerLength(end: Uint8Array, name: string): number {
  const last = Buffer.from(end.subarray(-parquetEnd));
  const mark = last.toString("latin1", 4);
  if (last.length < parquetEnd || (mark !== plain && mark !== encrypted) || mark === encrypted) throw refused(name);
  return last.readUInt32LE(0);
}

/**
 * The columns and the number of rows of a Parquet file, from its footer and not from the engine that reads the file.
 *
 * @param end the last bytes of the file, which include its footer
 * @throws ColdspotError (3) when the footer cannot be read, or two names differ only in upper and lower case
 * @source Apache Parquet, parquet.thrift: FileMetaData, SchemaElement, RowGroup; Thrift compact protocol
 */
export function parquetFacts(end: Uint8Array, name: string): ParquetFacts {
  const length = footerLength(end, name);
  if (length + parquetEnd > end.length) throw refused(name);
  let facts: ParquetFacts;
  try {
    facts = factsOf(end.subarray(end.length - parquetEnd - length, end.length - parquetEnd));
  } catch {
    throw refused(name);
  }
  refuseTwins(facts.names, name);
  return facts;
}

/** Refuses names that differ only in upper and lower case, which the engine treats as one. */
function refuseTwins(names: readonly string[], file: string): void {
  const seen = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const key = name.toLowerCase();
    const before = seen.get(key);
    if (before !== undefined)
      throw new ColdspotError(
        `two columns of one name in ${file}, ${before + 1} and ${index + 1}: ${shownName(name, index)}`,
        { exitCode: 3, advice: "rename one of them; upper and lower case make no difference" },
      );
    seen.set(key, index);
  }
}
