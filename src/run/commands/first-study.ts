import type { DraftFile } from "../../draft/draft-file.ts";
import { draftStudy, type LeftOut } from "../../draft/draft-study.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { looksLikeName, shortWord } from "../../effects/words-of-files.ts";
import { plainText } from "../../formats/plain-copy.ts";
import { undeclared } from "../../formats/table-shape.ts";
import { unpacked } from "../../formats/unpacked.ts";
import { coverageOf } from "../../recognise/coverage.ts";
import { summerOf, yearColumn, yearInColumns, yearInName } from "../../recognise/file-year.ts";
import { type KindName, kindsOfFile } from "../../recognise/kinds.ts";
import { recogniseShapes } from "../../recognise/place-files.ts";
import type { Recognised } from "../../recognise/recognised.ts";
import type { SeenFile } from "../../recognise/seen-file.ts";
import { columnNamed } from "../../recognise/seen-file.ts";
import { type Chunks, countColumns, type Look, lookAtFile } from "../files/look-at-file.ts";
import { surveyPath } from "../files/survey-table.ts";

/** A first study counts no further than this in a file. */
const mostBytes = 1 << 28;

/** Tables with a row for each group, which may be sorted by group: their groups are found by looking further. */
const rowsByGroup: readonly KindName[] = ["ees schools", "ees areas"];
const longLook: Look = { records: 50_000, bytes: 1 << 26 };

/** The letters at the beginning of a file, unpacked. */
async function startOf(effects: Effects, path: string): Promise<string> {
  const raw = effects.read(path);
  for await (const chunk of /\.gz$/i.test(path) ? unpacked(raw, path) : raw)
    return new TextDecoder().decode(chunk.subarray(0, 4096));
  return "";
}

/** A file that is not a table: its columns hold nothing. */
const withoutRows = (name: string, path: string, sha256: string, recognised: Recognised): DraftFile => ({
  seen: { name, header: [], rows: [] },
  recognised,
  path,
  sha256,
  facts: { columns: new Map(), rows: 0, complete: true },
  coverage: { authorities: [], unknown: [], regions: [], columns: [], form: null, complete: true },
  years: { columns: null, name: null },
  yearColumn: null,
});

/** The rows that are schools, where a table says so. */
function schoolRows({ header }: SeenFile, { table }: Recognised): ReadonlyMap<string, readonly string[]> {
  const column = table?.rows == null ? null : columnNamed(header, table.rows.column);
  return column === null || table?.rows == null ? new Map() : new Map([[column, Object.keys(table.rows.schools)]]);
}

async function lookAt(effects: Effects, path: string, shown: string): Promise<DraftFile> {
  const name = path.replace(/^.*[/\\]/, "");
  if ((await effects.kind(path)) === "file") {
    const shapes = recogniseShapes(await startOf(effects, path));
    if (shapes !== null) return withoutRows(name, shown, path, shapes);
  }
  const { survey, text } = await surveyPath(effects, path, undeclared, null);
  const chunks = (): Chunks => (text === null ? plainText(effects, survey) : text());
  if (survey.format === "parquet")
    throw new ColdspotError(`init reads texts and workbooks, not a Parquet file: ${survey.name}`, {
      exitCode: 2,
      advice: "save the first rows as CSV, or write the study by hand",
    });
  const brief = await lookAtFile(effects, survey, undefined, chunks());
  const looked = rowsByGroup.includes(brief.recognised.kind)
    ? await lookAtFile(effects, survey, longLook, chunks())
    : brief;
  // What looks like no name of a column may be a value of a file without a header.
  const seen = { ...looked.seen, header: looked.seen.header.map((column) => (looksLikeName(column) ? column : "")) };
  const { recognised } = looked;
  const facts = await countColumns(
    effects,
    survey,
    { seen, recognised },
    null,
    schoolRows(seen, recognised),
    mostBytes,
    chunks(),
  );
  const years = { columns: yearInColumns(seen, recognised), name: yearInName(survey.name) };
  const column = recognised.table === null ? yearColumn(seen) : null;
  const inRows = [...(facts.columns.get(column ?? "")?.values?.keys() ?? [])].flatMap((cell) => summerOf(cell) ?? []);
  const found = [...new Set(inRows)].sort((a, b) => a - b);
  const day = `${years.columns?.year ?? found.at(-1) ?? years.name?.year ?? 2019}-08-31`;
  return {
    seen,
    recognised,
    path: shown,
    sha256: survey.sha256,
    facts,
    coverage: coverageOf(facts, day),
    years,
    yearColumn: column === null || found.length === 0 ? null : { column, years: found },
  };
}

/** What `init` answers: the study, what each file was taken for, and what was left out. */
export interface FirstStudy {
  readonly text: string;
  readonly files: readonly string[];
  readonly left: readonly LeftOut[];
}

/**
 * Looks at files and writes a first study of those that can be measured.
 *
 * @param files paths to read, each with the path to write in the study
 * @throws ColdspotError (3) where none can be measured, with what each lacks; (2) for a file that is not there
 */
export async function firstStudy(
  effects: Effects,
  files: readonly { readonly path: string; readonly shown: string }[],
): Promise<FirstStudy> {
  const looked: DraftFile[] = [];
  for (const { path, shown } of files) {
    effects.progress(`looking at ${path}`);
    looked.push(await lookAt(effects, path, shown));
  }
  effects.progress("");
  const { text, left } = draftStudy(looked);
  const lines = looked.map(
    ({ seen, recognised: { kind, confidence } }) =>
      `${shortWord(seen.name)}: ${kindsOfFile[kind].title} (${confidence})`,
  );
  return { text, files: lines, left };
}
