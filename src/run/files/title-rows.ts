import type { Effects } from "../../effects/effects.ts";
import { type FileSurvey, surveyFile } from "../../formats/file-survey.ts";
import { plainText } from "../../formats/plain-copy.ts";
import { titleRecords } from "../../formats/title-records.ts";
import { knownColumns } from "../../intake/inspection-columns.ts";
import { inspectionLayout, plainName } from "../../intake/inspection-layout.ts";
import type { FileSpec } from "../../study/study.ts";

/** Titles are within this many bytes of the beginning. */
const mostBytes = 1 << 16;

async function beginning(effects: Effects, survey: FileSurvey): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of plainText(effects, survey)) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= mostBytes) break;
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat(chunks));
}

async function* without(chunks: AsyncIterable<Uint8Array>, bytes: number): AsyncIterable<Uint8Array> {
  let left = bytes;
  for await (const chunk of chunks) {
    if (left < chunk.byteLength) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.byteLength);
  }
}

/** A file whose first record has the names of its columns, and how many records before it were removed. */
export interface Untitled {
  readonly survey: FileSurvey;
  readonly titles: number;
}

/**
 * Removes what comes before the names of the columns of a file of inspections, in a copy in the work folder.
 *
 * @param own names of columns of this file's own
 */
export async function untitled(
  effects: Effects,
  spec: FileSpec,
  own: ReadonlyMap<string, string>,
  survey: FileSurvey,
  copy: string,
): Promise<Untitled> {
  if (survey.format !== "csv") return { survey, titles: 0 };
  const names = new Set([
    ...knownColumns(inspectionLayout()),
    ...[...spec.columns.values(), ...own.values()].map(plainName),
  ]);
  const text = await beginning(effects, survey);
  const { records, characters } = titleRecords(text, survey, (cell) => names.has(plainName(cell)));
  if (records === 0) return { survey, titles: 0 };
  const bytes = Buffer.byteLength(text.slice(0, characters));
  await effects.write(copy, without(plainText(effects, survey), bytes));
  const { name, bytes: size, sha256, changed } = survey;
  return { survey: { ...(await surveyFile(effects, copy)), name, bytes: size, sha256, changed }, titles: records };
}
