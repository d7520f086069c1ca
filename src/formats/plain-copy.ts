import type { Effects } from "../effects/effects.ts";
import type { FileSurvey } from "./file-survey.ts";
import { unpacked } from "./unpacked.ts";
import { windows1252Text } from "./windows-1252.ts";

/**
 * Whether the engine can read a text file as it lies there: UTF-8 with one kind of line end.
 *
 * A quote after a byte order mark is no quote to the engine: a line break in the first column name would end the header.
 */
export function isPlain({ format, encoding, lineEnd, byteOrderMark, quotedStart }: FileSurvey): boolean {
  if (format === "parquet") return true;
  return encoding === "utf-8" && (lineEnd === "\n" || lineEnd === "\r\n") && !(byteOrderMark && quotedStart);
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
