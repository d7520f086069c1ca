import type { Effects } from "../effects/effects.ts";
import type { FileSurvey } from "./file-survey.ts";
import { cellsOfRecord } from "./first-record.ts";
import { plainText } from "./plain-copy.ts";
import { RecordCursor } from "./record-cursor.ts";

/**
 * The records of a text after its header, cell by cell, from the beginning.
 *
 * Blank lines are passed over, and records with fewer or more cells than the header are given as they are: this looks
 * at a file before it is read, and counts nothing.
 *
 * @param mostBytes where to stop: no record that begins later is given
 * @example // "urn,n\n1,2\n" gives ["1", "2"]
 */
export async function* firstRecords(
  effects: Effects,
  survey: FileSurvey,
  mostBytes: number,
): AsyncGenerator<readonly string[]> {
  if (survey.format !== "csv") return;
  const cursor = new RecordCursor(survey.delimiter);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let rest: Uint8Array = new Uint8Array();
  let begun = 0;
  let isHeader = true;
  const cellsIn = function* (bytes: Uint8Array, last: boolean) {
    let from = 0;
    while (from < bytes.length && begun + from < mostBytes && cursor.advance(bytes, from, last)) {
      const text = decoder.decode(bytes.subarray(from, cursor.end));
      if (isHeader) isHeader = false;
      else if (text.trim() !== "") yield cellsOfRecord(text, survey.delimiter);
      from = cursor.next;
    }
    rest = bytes.subarray(from);
    begun += from;
  };
  for await (const chunk of plainText(effects, survey)) {
    yield* cellsIn(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), false);
    if (begun >= mostBytes) return;
  }
  yield* cellsIn(rest, true);
}
