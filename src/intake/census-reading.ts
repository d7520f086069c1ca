import type { Engine } from "../engine/engine.ts";
import type { ScopeRule } from "../study/study.ts";
import { ColumnReader } from "./column-reader.ts";
import { suppressionCodes } from "./published-codes.ts";
import type { KeyKind } from "./pupil-key.ts";
import type { CensusQuestion } from "./pupil-question.ts";
import type { ScannedTable } from "./scanned-table.ts";

/** A census file, the cohort of its pupils (null: all cohorts) and its one term (null where columns give the term). */
export interface CensusFile {
  readonly scan: ScannedTable;
  readonly cohort: number | null;
  readonly term: number | null;
}

/** Columns of a census file, by role. */
export interface CensusColumns {
  readonly pupil: string;
  readonly fsm: string;
  /** Columns of the year in which the school year ends and of the term; null where the whole file is of one term. */
  readonly census: { readonly year: string; readonly term: string } | null;
}

/** What is read from a census file, and how. */
export interface CensusReading {
  readonly file: CensusFile;
  readonly question: CensusQuestion;
  readonly reader: ColumnReader;
  readonly columns: CensusColumns;
  readonly scope: readonly { readonly rule: ScopeRule; readonly column: string }[];
  readonly key: KeyKind;
}

/** Finds the columns of a census file. */
export function readingOf(engine: Engine, question: CensusQuestion, file: CensusFile, key: KeyKind): CensusReading {
  const { spec, at } = question;
  const column = (role: string) => spec.columns.get(role) ?? "";
  const census = file.term === null ? { year: column("year"), term: column("term") } : null;
  const columns = { pupil: column("pupil"), fsm: column("fsm"), census };
  const scope = spec.scope.map((rule) => ({ rule, column: column(rule.role) }));
  const wanted = new Set([
    columns.pupil,
    columns.fsm,
    ...(census === null ? [] : [census.year, census.term]),
    ...scope.map((rule) => rule.column),
  ]);
  const reader = new ColumnReader(engine, file.scan, wanted, at, suppressionCodes(spec.codes));
  return { file, question, reader, columns, scope, key };
}
