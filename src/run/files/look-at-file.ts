import type { Effects } from "../../effects/effects.ts";
import type { FileSurvey } from "../../formats/file-survey.ts";
import { leadingRecords } from "../../formats/leading-records.ts";
import { plainText } from "../../formats/plain-copy.ts";
import { FileCount, type FileFacts, type KeptRows } from "../../recognise/column-facts.ts";
import { recognise, untitledFile } from "../../recognise/recognise.ts";
import type { Recognised } from "../../recognise/recognised.ts";
import type { SeenFile } from "../../recognise/seen-file.ts";

/** A text in UTF-8, in parts. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** How much of a file is looked at. */
export interface Look {
  readonly records: number;
  readonly bytes: number;
}

/** A file is recognised from so many records, within so many bytes. */
const usualLook: Look = { records: 500, bytes: 1 << 21 };

/** What a file is, with what was looked at; without records that come before the names of its columns. */
export interface LookedAtFile {
  readonly seen: SeenFile;
  readonly recognised: Recognised;
}

/**
 * Says what a surveyed file is, from its header and its first records.
 *
 * @param chunks its text, where it is not the file itself: that of a sheet
 */
export async function lookAtFile(
  effects: Effects,
  survey: FileSurvey,
  most: Look = usualLook,
  chunks: Chunks = plainText(effects, survey),
): Promise<LookedAtFile> {
  const rows: (readonly string[])[] = [];
  for await (const record of leadingRecords(survey, chunks, most.bytes)) {
    rows.push(record);
    if (rows.length === most.records) break;
  }
  const seen = { name: survey.name, header: survey.header, rows };
  const recognised = recognise(seen);
  return { seen: untitledFile(seen, recognised), recognised };
}

/**
 * Counts what columns of a file hold, row by row.
 *
 * @param wanted the columns; null for all
 * @param most stops after so many bytes, and says so
 */
export async function countColumns(
  effects: Effects,
  survey: FileSurvey,
  { seen, recognised }: LookedAtFile,
  wanted: readonly string[] | null,
  kept: KeptRows,
  most: number,
  chunks: Chunks = plainText(effects, survey),
): Promise<FileFacts> {
  const count = new FileCount(seen.header, wanted, kept);
  let passed = 0;
  let rows = 0;
  for await (const record of leadingRecords(survey, chunks, most)) {
    rows += 1;
    passed += 1;
    if (passed > recognised.titles) count.add(record);
  }
  return count.end(survey.format === "csv" && rows >= survey.records.records);
}
