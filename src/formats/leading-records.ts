import type { FileSurvey } from "./file-survey.ts";
import { cellsOfRecord } from "./first-record.ts";
import { RecordCursor } from "./record-cursor.ts";

/**
 * The records of a text below the names of its columns, cell by cell, from the beginning.
 *
 * Blank lines are passed over, and records with fewer or more cells than the header are given as they are: this looks
 * at a file before it is read, and counts nothing.
 *
 * @param chunks the text of the file or sheet in UTF-8
 * @param mostBytes where to stop: no record that begins later is given
 * @example // "urn,n\n1,2\n" gives ["1", "2"]
 */
export async function* leadingRecords(
  { format, shape }: Pick<FileSurvey, "format" | "shape">,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<readonly string[]> {
  if (format !== "csv") return;
  const cursor = new RecordCursor(shape.delimiter);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let rest: Uint8Array = new Uint8Array();
  let begun = 0;
  let before = shape.above + shape.headings;
  const cellsIn = function* (bytes: Uint8Array, last: boolean) {
    let from = 0;
    while (from < bytes.length && begun + from < mostBytes && cursor.advance(bytes, from, last)) {
      const text = decoder.decode(bytes.subarray(from, cursor.end));
      if (before > 0) before -= 1;
      else if (text.trim() !== "") yield cellsOfRecord(text, shape.delimiter);
      from = cursor.next;
    }
    rest = bytes.subarray(from);
    begun += from;
  };
  for await (const chunk of chunks) {
    yield* cellsIn(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), false);
    if (begun >= mostBytes) return;
  }
  yield* cellsIn(rest, true);
}
