import { createHash } from "node:crypto";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import { noSuchInput, stampOfFile } from "../effects/input-file.ts";
import { magicBytes, startsAs } from "./magic.ts";
import { footerLength, parquetEnd, parquetFacts } from "./parquet-footer.ts";
import { RecordNumbers } from "./record-numbers.ts";
import { refusedKind } from "./refused-kind.ts";
import type { SheetOfFile } from "./sheet-of-file.ts";
import { type DeclaredShape, plainShape, undeclared } from "./table-shape.ts";
import { type TextFacts, TextSurvey } from "./text-survey.ts";
import { unpacked } from "./unpacked.ts";
import { type Utf16, utf8Of16, utf16Of } from "./utf-16.ts";

/** What one pass over a file finds out before any data are read from it. */
export interface FileSurvey extends TextFacts {
  readonly path: string;
  readonly name: string;
  readonly format: "csv" | "parquet";
  /** Size and SHA-256 of the file as it is on disk, compressed or not, and when it was last changed. */
  readonly bytes: number;
  readonly sha256: string;
  readonly changed: string;
  readonly gzip: boolean;
  /** The sheet of a workbook that is read as this table. */
  readonly sheet?: SheetOfFile;
}

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

/** The number of bytes kept from the end of a Parquet file, whose footer is seldom longer. */
const usualFooter = 1 << 20;

/** The last bytes of a stream. */
class LastBytes {
  readonly #most: number;
  #chunks: Uint8Array[] = [];
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    for (
      let first = this.#chunks[0];
      first !== undefined && this.#size - first.byteLength >= this.#most;
      first = this.#chunks[0]
    ) {
      this.#chunks.shift();
      this.#size -= first.byteLength;
    }
  }

  all(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }
}

async function parquetText(effects: Effects, path: string, name: string, end: Uint8Array): Promise<TextFacts> {
  const needed = footerLength(end, name) + parquetEnd;
  const last = new LastBytes(needed);
  if (needed > end.length) for await (const chunk of effects.read(path)) last.add(chunk);
  const { names, rows } = parquetFacts(needed > end.length ? last.all() : end, name);
  return {
    encoding: "utf-8",
    byteOrderMark: false,
    quotedStart: false,
    lineEnd: "\n",
    shape: plainShape,
    header: names,
    records: {
      records: rows,
      odd: 0,
      without: new RecordNumbers(),
      quotesToFollow: false,
      untidy: false,
      below: 0,
      notesFrom: null,
    },
  };
}

/** The chunks of a stream, the first of them large enough to show what kind of file it is. */
async function* fromStart(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let start: Uint8Array | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (start === null) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < magicBytes) continue;
    yield start;
    start = null;
  }
  if (start !== null && start.length > 0) yield start;
}

/** Surveys a text that is not in a file of its own, such as a sheet of a workbook. */
export async function surveyText(
  name: string,
  chunks: Iterable<Uint8Array>,
  declared: DeclaredShape,
): Promise<TextFacts> {
  const text = new TextSurvey(name, declared);
  for (const chunk of chunks) text.add(chunk);
  return text.end();
}

async function surveyDecoded(chunks: AsyncIterable<Uint8Array>, encoding: Utf16, name: string, text: TextSurvey) {
  for await (const chunk of utf8Of16(chunks, encoding, name)) if (chunk.length > 0) text.add(chunk);
  return { ...text.end(), encoding };
}

async function surveyParquet(
  effects: Effects,
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  name: string,
): Promise<TextFacts> {
  const last = new LastBytes(usualFooter);
  for await (const chunk of chunks) last.add(chunk);
  return parquetText(effects, path, name, last.all());
}

async function surveyPlain(chunks: AsyncIterable<Uint8Array>, text: TextSurvey): Promise<TextFacts> {
  for await (const chunk of chunks) text.add(chunk);
  return text.end();
}

async function* startingWith<One>(first: One, rest: AsyncIterator<One>): AsyncIterable<One> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/**
 * Reads a file once to find its hash, its encoding, its line ends, its column names and its number of records.
 *
 * A text that is neither UTF-16 nor valid UTF-8 is read as Windows-1252, the encoding of older government files.
 *
 * @param declared what a study says about the file's shape
 * @throws ColdspotError (2) when there is no such file, (3) when it is empty, is not a table of text or Parquet, or has
 *   a quote that runs over several records, or when it is not clear what is between its cells
 */
export async function surveyFile(
  effects: Effects,
  path: string,
  declared: DeclaredShape = undeclared,
): Promise<FileSurvey> {
  const name = path.replace(/^.*[/\\]/, "");
  const stamp = await stampOfFile(effects, path, noSuchInput(path));
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  };
  const gzip = /\.gz$/i.test(name);
  const source = counted(effects.read(path));
  const chunks = fromStart(gzip ? unpacked(source, name) : source);
  try {
    const start = await chunks.next();
    if (start.done === true) throw refused(`empty file: ${name}`, "check whether it was saved or copied completely");
    const utf16 = utf16Of(start.value.subarray(0, magicBytes));
    const kind = utf16 === null ? startsAs(start.value) : "text";
    if (kind !== "parquet" && kind !== "text") throw refusedKind(kind, name);
    const all = startingWith(start.value, chunks);
    const text = new TextSurvey(name, declared);
    const facts =
      kind === "parquet"
        ? await surveyParquet(effects, all, path, name)
        : utf16 === null
          ? await surveyPlain(all, text)
          : await surveyDecoded(all, utf16, name, text);
    return {
      path,
      name,
      format: kind === "parquet" ? "parquet" : "csv",
      bytes,
      sha256: hash.digest("hex"),
      changed: stamp.changed,
      gzip,
      ...facts,
    };
  } finally {
    await chunks.return(undefined);
  }
}
