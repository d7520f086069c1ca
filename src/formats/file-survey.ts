import { createHash } from "node:crypto";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import { noSuchInput, refuseNoFile } from "../effects/input-file.ts";
import { splitRecord } from "./first-record.ts";
import { type LineEnd, LineEnds } from "./line-ends.ts";
import { magicBytes, startsAs } from "./magic.ts";
import { refusedKind } from "./refused-kind.ts";
import { unpacked } from "./unpacked.ts";
import { Utf8Check } from "./utf8-check.ts";
import { windows1252Text } from "./windows-1252.ts";

export type Encoding = "utf-8" | "windows-1252";

/** What one pass over a file finds out before anything is read from it. */
export interface FileSurvey {
  readonly path: string;
  readonly name: string;
  readonly format: "csv" | "parquet";
  /** Size and SHA-256 of the file as it lies on disk, compressed or not. */
  readonly bytes: number;
  readonly sha256: string;
  readonly gzip: boolean;
  readonly byteOrderMark: boolean;
  /** Whether the first column name is in quotes. */
  readonly quotedStart: boolean;
  readonly encoding: Encoding;
  readonly lineEnd: LineEnd;
  /** Whether there is a blank line anywhere, be it inside quotes. */
  readonly blankLine: boolean;
  readonly delimiter: "," | "\t";
  /** Column names of a text file, in order, `\n` where they break a line; empty for Parquet. */
  readonly header: readonly string[];
}

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

/**
 * One pass over a file: its hash, its encoding, its line ends and its column names.
 *
 * A text that is not valid UTF-8 is taken for Windows-1252, the encoding of older government files.
 *
 * @throws ColdspotError (2) when there is no such file, (3) when it is empty or not a table of text or Parquet
 */
export async function surveyFile(effects: Effects, path: string): Promise<FileSurvey> {
  const name = path.replace(/^.*[/\\]/, "");
  await refuseNoFile(effects, path, noSuchInput(path));
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
  const utf8 = new Utf8Check();
  const lines = new LineEnds();
  let start: Buffer = Buffer.alloc(0);
  const look = () => {
    const kind = startsAs(start);
    if (kind !== "parquet" && kind !== "text") throw refusedKind(kind, name);
    return kind;
  };
  let kind: "text" | "parquet" | undefined;
  const source = counted(effects.read(path));
  for await (const chunk of gzip ? unpacked(source, name) : source) {
    if (start.length < 1 << 20) start = Buffer.concat([start, chunk]);
    if (start.length >= magicBytes) kind ??= look();
    if (kind !== "parquet") {
      utf8.add(chunk);
      lines.add(chunk);
    }
  }
  const format: FileSurvey["format"] = (kind ?? look()) === "parquet" ? "parquet" : "csv";
  const shape = { path, name, format, bytes, sha256: hash.digest("hex"), gzip };
  if (start.length === 0) throw refused(`empty file: ${name}`, "look whether it was saved or copied whole");
  if (format === "parquet") {
    return {
      ...shape,
      byteOrderMark: false,
      quotedStart: false,
      encoding: "utf-8",
      lineEnd: "\n",
      blankLine: false,
      delimiter: ",",
      header: [],
    };
  }
  if (start.includes(0)) throw refused(`binary bytes in a text file: ${name}`, "save it as CSV in UTF-8 and run again");
  const byteOrderMark = start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  const encoding: Encoding = utf8.valid() ? "utf-8" : "windows-1252";
  const text = encoding === "utf-8" ? new TextDecoder().decode(start) : windows1252Text(start);
  const { record, delimiter } = splitRecord(text);
  return {
    ...shape,
    byteOrderMark,
    quotedStart: start[byteOrderMark ? 3 : 0] === '"'.charCodeAt(0),
    encoding,
    lineEnd: lines.kind(),
    blankLine: lines.blank(),
    delimiter,
    header: record.map((cell) => cell.trim().replace(/\r\n?/g, "\n")),
  };
}
