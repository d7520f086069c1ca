import type { Effects } from "../effects/effects.ts";
import { changedError } from "./changed-file.ts";
import type { FileSurvey } from "./file-survey.ts";
import { type AsideRecord, type OddRecord, RecordScan } from "./record-scan.ts";
import { unpacked } from "./unpacked.ts";
import { windows1252Text } from "./windows-1252.ts";

/**
 * Whether the engine can be given a text file as it is: UTF-8 with one kind of line end, the names of the columns in its
 * first record, every other record with as many cells, no notes, and no quote that can be misread.
 *
 * Together with a record that it refuses, the engine may lose many others without a word, if that record falls on the
 * edge of one of its buffers. After a byte order mark it does not see a quote as one, so a line break in the first
 * column name would end the header.
 */
export function isPlain(survey: FileSurvey): boolean {
  const { format, encoding, lineEnd, byteOrderMark, quotedStart, records, shape } = survey;
  if (format === "parquet") return true;
  const isAll = shape.above === 0 && shape.headings === 1 && shape.below === 0;
  const tidy = records.odd === 0 && !records.untidy && isAll;
  return tidy && encoding === "utf-8" && (lineEnd === "\n" || lineEnd === "\r\n") && !(byteOrderMark && quotedStart);
}

/** The text of a file as UTF-8 with `\n` at every line end, chunk by chunk; memory does not grow with the file. */
export async function* plainText(effects: Effects, survey: FileSurvey): AsyncIterable<Uint8Array> {
  const raw = effects.read(survey.path);
  const decoder = new TextDecoder(survey.encoding === "windows-1252" ? "utf-8" : survey.encoding);
  const decode =
    survey.encoding === "windows-1252"
      ? windows1252Text
      : (chunk: Uint8Array) => decoder.decode(chunk, { stream: true });
  const encoder = new TextEncoder();
  let heldReturn = false;
  for await (const chunk of survey.gzip ? unpacked(raw, survey.name) : raw) {
    let text = decode(chunk);
    if (heldReturn) text = `\r${text}`;
    heldReturn = text.endsWith("\r");
    if (heldReturn) text = text.slice(0, -1);
    yield encoder.encode(text.replace(/\r\n?/g, "\n"));
  }
  const rest = decoder.decode();
  yield encoder.encode(heldReturn ? `${rest}\n` : rest);
}

/**
 * The text of a file as UTF-8 with `\n` at every line end and only records that fit its columns. Blank lines and odd
 * records are left out.
 *
 * @param odd called for each record that is left out, but not for blank lines
 * @param aside called for each record above or below the table, but not for blank lines
 * @throws ColdspotError (3) when the file has other records than its survey counted
 */
export async function* tidyText(
  effects: Effects,
  survey: FileSurvey,
  odd: (record: OddRecord) => void,
  aside: (record: AsideRecord) => void,
): AsyncIterable<Uint8Array> {
  let kept: Uint8Array[] = [];
  const { shape, records: found } = survey;
  const place = { ...shape, notesFrom: found.notesFrom, aside };
  const scan = new RecordScan(shape.delimiter, odd, (bytes) => kept.push(bytes), place);
  for await (const chunk of plainText(effects, survey)) {
    scan.add(chunk);
    yield Buffer.concat(kept);
    kept = [];
  }
  scan.end();
  yield Buffer.concat(kept);
  const { records, odd: left } = scan.count;
  if (scan.stray === null && records === found.records && left === found.odd) return;
  throw changedError(survey.name);
}
