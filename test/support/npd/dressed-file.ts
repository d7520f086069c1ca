import { windows1252Bytes } from "../../../src/formats/windows-1252.ts";
import { inChunks } from "../../../src/synthetic/csv-chunks.ts";
import type { FileDress } from "./file-dress.ts";

/** Cells of one line, before quoting. */
export type NpdRecord = readonly string[];

/** One record as a line of its file. */
export function dressedLine(cells: NpdRecord, { delimiter, lineEnd, quotes, trailing }: FileDress): string {
  const special = delimiter === "," ? /[",\r\n]/ : /["\t\r\n]/;
  const written = cells.map((cell) =>
    quotes === "always" || special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return written.join(delimiter) + (trailing ? delimiter : "") + lineEnd;
}

function* linesOf(header: NpdRecord, records: Iterable<NpdRecord>, dress: FileDress): Generator<string> {
  const names = header.map((name) =>
    dress.capitals === "upper" ? name.toUpperCase() : dress.capitals === "lower" ? name.toLowerCase() : name,
  );
  yield (dress.byteOrderMark ? "\uFEFF" : "") + dressedLine(names, dress);
  for (const record of records) yield dressedLine(record, dress);
}

/** The bytes of a whole file, chunk by chunk: memory does not grow with its records. */
export function* dressedFile(header: NpdRecord, records: Iterable<NpdRecord>, dress: FileDress): Generator<Uint8Array> {
  const utf8 = new TextEncoder();
  for (const chunk of inChunks(linesOf(header, records, dress)))
    yield dress.encoding === "utf-8" ? utf8.encode(chunk) : windows1252Bytes(chunk);
}
