import { createHash } from "node:crypto";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import { noSuchInput, stampOfFile } from "../effects/input-file.ts";
import { magicBytes, startsAs } from "./magic.ts";
import { footerLength, parquetEnd, parquetFacts } from "./parquet-footer.ts";
import { RecordNumbers } from "./record-numbers.ts";
import { refusedKind } from "./refused-kind.ts";
import { type TextFacts, TextSurvey } from "./text-survey.ts";
import { unpacked } from "./unpacked.ts";

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
    delimiter: ",",
    header: names,
    records: { records: rows, odd: 0, without: new RecordNumbers(), quotesToFollow: false, untidy: false },
  };
}

/**
 * Reads a file once to find its hash, its encoding, its line ends, its column names and its number of records.
 *
 * A text that is not valid UTF-8 is read as Windows-1252, the encoding of older government files.
 *
 * @throws ColdspotError (2) when there is no such file, (3) when it is empty, is not a table of text or Parquet, or has
 *   a quote that runs over several records
 */
export async function surveyFile(effects: Effects, path: string): Promise<FileSurvey> {
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
  const text = new TextSurvey(name);
  const last = new LastBytes(usualFooter);
  const source = counted(effects.read(path));
  let start: Uint8Array | null = Buffer.alloc(0);
  let kind: "text" | "parquet" = "text";
  const take = (chunk: Uint8Array) => (kind === "text" ? text : last).add(chunk);
  const begin = (beginning: Uint8Array) => {
    const found = startsAs(beginning);
    if (found !== "parquet" && found !== "text") throw refusedKind(found, name);
    kind = found;
    take(beginning);
  };
  for await (const chunk of gzip ? unpacked(source, name) : source) {
    if (start === null) take(chunk);
    else {
      start = Buffer.concat([start, chunk]);
      if (start.length < magicBytes) continue;
      begin(start);
      start = null;
    }
  }
  if (start?.length === 0) throw refused(`empty file: ${name}`, "check whether it was saved or copied completely");
  if (start !== null) begin(start);
  // The loop above has set the kind, which the compiler does not follow.
  const isParquet = (kind as "text" | "parquet") === "parquet";
  const facts = isParquet ? await parquetText(effects, path, name, last.all()) : text.end();
  return {
    path,
    name,
    format: isParquet ? "parquet" : "csv",
    bytes,
    sha256: hash.digest("hex"),
    changed: stamp.changed,
    gzip,
    ...facts,
  };
}
