import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import { name, sql } from "../../src/engine/sql/statement.ts";
import { surveyFile } from "../../src/formats/file-survey.ts";
import { makeReadable, openTable } from "../../src/intake/open-table.ts";
import { type RandomSource, randomSource } from "../../src/number/random.ts";
import { quickEffects } from "./failing-effects.ts";

/** What stands in place of a record near the edges of the engine's buffers. */
export interface Special {
  /** The text of the record, without its line end. */
  readonly text: string;
  /** Characters of its cells but the first, line breaks counted as one; null for a record that gives no row. */
  readonly characters: number | null;
}

/** Writes a special record: `id` is its first cell, `end` the line end. */
export type Specials = (id: string, random: RandomSource, end: string) => Special;

/** How a table is written. */
export interface LargeTable {
  readonly bytes: number;
  readonly lineEnd: "\n" | "\r\n";
  readonly gzip: boolean;
  readonly seed: number;
  readonly specials: Specials;
}

/** What a reader must find in a table: worked out while it was written, by nothing that reads. */
export interface Expected {
  readonly rows: number;
  /** Sum of the numbers of the rows. */
  readonly ids: number;
  /** Characters of all cells but the first. */
  readonly characters: number;
  /** Records that do not fall into the columns. */
  readonly odd: number;
}

const header = "id,urn,ks2,att8,pp";
const rest = ",900105,4.5,45.2,0";
const digits = 9;

/**
 * Sizes at which DuckDB cuts a text: its buffers of 32 MB, the 8,000,000 bytes that a thread takes at a time, and
 * smaller and larger powers of two.
 *
 * @source DuckDB, CSVBuffer and CSVIterator::BYTES_PER_THREAD
 */
function edges(bytes: number): readonly number[] {
  const found = new Set<number>();
  for (const step of [2 ** 21, 8_000_000, 2 ** 24, 2 ** 25])
    for (let edge = step; edge < bytes; edge += step) found.add(edge);
  // The second buffer is cut from its own beginning.
  for (let edge = 2 ** 25; edge < bytes; edge += 2 ** 25) found.add(edge + 8_000_000).add(edge + 16_000_000);
  return [...found].filter((edge) => edge < bytes).sort((a, b) => a - b);
}

/** So many bytes on each side of an edge have special records. */
const around = 1200;

/** Plain rows from an id on. */
function plainRows(from: number, count: number, lineEnd: string): Buffer {
  const row = `P${"0".repeat(digits)}${rest}${lineEnd}`;
  const rows = Buffer.from(row.repeat(count));
  for (let index = 0, end = digits; index < count; index++, end += row.length)
    for (let at = end, id = from + index; id > 0; at--, id = Math.floor(id / 10)) rows[at] = 48 + (id % 10);
  return rows;
}

function* chunks(table: LargeTable, expected: { -readonly [Key in keyof Expected]: number }): Generator<Buffer> {
  const { bytes, lineEnd, specials } = table;
  const random = randomSource(table.seed, 0);
  const rowBytes = 1 + digits + rest.length + lineEnd.length;
  const characters = rest.replaceAll(",", "").length;
  let [at, id] = [header.length + lineEnd.length, 0];
  yield Buffer.from(header + lineEnd);
  const plain = (count: number) => {
    for (let of = 0; of < count; of++) expected.ids += id + of;
    expected.rows += count;
    expected.characters += count * characters;
    const rows = plainRows(id, count, lineEnd);
    id += count;
    at += rows.length;
    return rows;
  };
  for (const edge of [...edges(bytes), bytes]) {
    while (at < edge - around) yield plain(Math.min(20_000, Math.ceil((edge - around - at) / rowBytes)));
    while (edge < bytes && at < edge + around) {
      if (random.uniform() < 0.5) {
        yield plain(1);
        continue;
      }
      const special = specials(`P${String(id).padStart(digits, "0")}`, random, lineEnd);
      const text = Buffer.from(special.text + lineEnd);
      if (special.characters === null) expected.odd += special.text === "" ? 0 : 1;
      else {
        expected.rows += 1;
        expected.ids += id;
        expected.characters += special.characters;
      }
      id += 1;
      at += text.length;
      yield text;
    }
  }
}

/** Writes a table of five columns, the first of which numbers its records, and says what is in it. */
export async function writeLargeTable(path: string, table: LargeTable): Promise<Expected> {
  const expected = { rows: 0, ids: 0, characters: 0, odd: 0 };
  const source = Readable.from(chunks(table, expected));
  if (table.gzip) await pipeline(source, createGzip({ level: 1 }), createWriteStream(path));
  else await pipeline(source, createWriteStream(path));
  return expected;
}

/** Reads a table as a run does and says what was found in it, by statements of its own. */
export async function readLargeTable(path: string, folder: string, threads: number): Promise<Expected> {
  const workFolder = `${folder}/work`;
  await mkdir(workFolder, { recursive: true });
  const file = await makeReadable(quickEffects, await surveyFile(quickEffects, path), "pupils", workFolder, 0);
  const engine = await openDuckdb({ threads, mayRead: [file.readFrom], workFolder });
  try {
    const { rows, refused } = await openTable(engine, file, "t", "refuse");
    const size = (index: number) => sql`coalesce(length(replace(${engine.column(index)}, chr(13), '')), 0)`;
    const [found] = await engine.rows(
      sql`select sum(cast(substr(${engine.column(0)}, 2) as bigint)), sum(${size(1)} + ${size(2)} + ${size(3)} + ${size(4)}) from ${name("t")}`,
    );
    return { rows, ids: Number(found?.[0]), characters: Number(found?.[1]), odd: refused.length };
  } finally {
    await engine.close();
    await rm(workFolder, { recursive: true, force: true });
  }
}

/** Where one record of an otherwise plain table is spoilt. */
export interface StrayQuote extends Omit<LargeTable, "seed" | "specials"> {
  readonly edge: number;
  /** Makes the spoilt record of a plain one. */
  readonly stray: (row: string) => string;
  /** From here on the next record has a quote after its first cell. */
  readonly until?: number;
}

/** Writes a plain table with one spoilt record at an edge, and says which record of the file that is. */
export async function writeStrayQuote(path: string, table: StrayQuote): Promise<{ readonly record: number }> {
  const { bytes, lineEnd, edge, stray, until = Number.POSITIVE_INFINITY } = table;
  const row = 1 + digits + rest.length + lineEnd.length;
  const start = header.length + lineEnd.length;
  const spoilt = Math.floor((edge - start) / row);
  const closing = Math.floor((until - start) / row);
  function* rows(): Generator<Buffer> {
    yield Buffer.from(header + lineEnd);
    const count = Math.floor((bytes - start) / row);
    for (let from = 0; from < count; from += 20_000) {
      const to = Math.min(count, from + 20_000);
      const plain = plainRows(from, to - from, lineEnd);
      const lines = [spoilt, closing].filter((one) => one >= from && one < to);
      let at = 0;
      for (const one of lines) {
        const [begin, end] = [(one - from) * row, (one - from + 1) * row - lineEnd.length];
        yield plain.subarray(at, begin);
        const text = plain.toString("latin1", begin, end);
        yield Buffer.from(one === spoilt ? stray(text) : text.replace(",", '",'));
        at = end;
      }
      yield plain.subarray(at);
    }
  }
  const source = Readable.from(rows());
  if (table.gzip) await pipeline(source, createGzip({ level: 1 }), createWriteStream(path));
  else await pipeline(source, createWriteStream(path));
  return { record: spoilt + 2 };
}
