import type { Effects } from "../effects/effects.ts";
import { changedError } from "./changed-file.ts";
import type { FileSurvey } from "./file-survey.ts";
import { type OddRecord, RecordScan } from "./record-scan.ts";
import { unpacked } from "./unpacked.ts";
import { windows1252Text } from "./windows-1252.ts";

/**
 * Whether the engine can be given a text file as it is: UTF-8 with one kind of line end, every record with as many
 * cells as the header, and no quote that can be misread.
 *
 * Together with a record that it refuses, the engine may lose many others without a word, if that record falls on the
 * edge of one of its buffers. After a byte order mark it does not see a quote as one, so a line break in the first
 * column name would end the header.
 */
export function isPlain({ format, encoding, lineEnd, byteOrderMark, quotedStart, records }: FileSurvey): boolean {
  if (format === "parquet") return true;
  const tidy = records.odd === 0 && !records.untidy;
  return tidy && encoding === "utf-8" && (lineEnd === "\n" || lineEnd === "\r\n") && !(byteOrderMark && quotedStart);
}

/** The text of a file as UTF-8 with `\n` at every line end, chunk by chunk; memory does not grow with the file. */
export async function* plainText(effects: Effects, survey: FileSurvey): AsyncIterable<Uint8Array> {
  const raw = effects.read(survey.path);
  const utf8 = new TextDecoder();
  const decode =
    survey.encoding === "utf-8" ? (chunk: Uint8Array) => utf8.decode(chunk, { stream: true }) : windows1252Text;
  const encoder = new TextEncoder();
  let heldReturn = false;
  for await (const chunk of survey.gzip ? unpacked(raw, survey.name) : raw) {
    let text = decode(chunk);
    if (heldReturn) text = `\r${text}`;
    heldReturn = text.endsWith("\r");
    if (heldReturn) text = text.slice(0, -1);
    yield encoder.encode(text.replace(/\r\n?/g, "\n"));
  }
  const rest = utf8.decode();
  yield encoder.encode(heldReturn ? `${rest}\n` : rest);
}

/**
 * The text of a file as UTF-8 with `\n` at every line end and only records that fit its columns. Blank lines and odd
 * records are left out.
 *
 * @param odd called for each record that is left out, but not for blank lines
 * @throws ColdspotError (3) when the file has other records than its survey counted
 */
export async function* tidyText(
  effects: Effects,
  survey: FileSurvey,
  odd: (record: OddRecord) => void,
): AsyncIterable<Uint8Array> {
  let kept: Uint8Array[] = [];
  const scan = new RecordScan(survey.delimiter, odd, (bytes) => kept.push(bytes));
  for await (const chunk of plainText(effects, survey)) {
    scan.add(chunk);
    yield Buffer.concat(kept);
    kept = [];
  }
  scan.end();
  yield Buffer.concat(kept);
  const { records, odd: left } = scan.count;
  if (scan.stray === null && records === survey.records.records && left === survey.records.odd) return;
  throw changedError(survey.name);
}
