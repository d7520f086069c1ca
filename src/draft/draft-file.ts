import type { FileFacts } from "../recognise/column-facts.ts";
import type { Coverage } from "../recognise/coverage.ts";
import type { FoundYear } from "../recognise/file-year.ts";
import type { Recognised } from "../recognise/recognised.ts";
import type { SeenFile } from "../recognise/seen-file.ts";

/** A file that a first study is to be written for, looked at from its first record to its last. */
export interface DraftFile {
  readonly seen: SeenFile;
  readonly recognised: Recognised;
  /** Path to write in the study file. */
  readonly path: string;
  readonly sha256: string;
  readonly facts: FileFacts;
  readonly coverage: Coverage;
  /** The summer that its columns say, and the one that its name says. */
  readonly years: {
    readonly columns: FoundYear | null;
    readonly name: (FoundYear & { readonly sure: boolean }) | null;
  };
  /** The column that gives each row its year, and the years that it holds, in order. */
  readonly yearColumn: { readonly column: string; readonly years: readonly number[] } | null;
}

/** One measure of a first study with everything that it needs, as lines of YAML without their indentation. */
export interface Block {
  /** Lines under `files:`. */
  readonly files: readonly string[];
  /** Lines under `populations:`; none where the files give them. */
  readonly populations: readonly string[];
  /** Lines under `places: schemes:`, by the name of the scheme. */
  readonly schemes: ReadonlyMap<string, string>;
  readonly measures: readonly string[];
  readonly show: readonly string[];
  readonly compare: readonly string[];
  readonly years: readonly number[];
  /** What is said of the years, if a person should look at them. */
  readonly yearsBecause: string | null;
  readonly breaks: ReadonlyMap<number, string>;
  /** What is measured, for the title: "Progress 8". */
  readonly titles: readonly string[];
  /** What the rows are, for the top of the report. */
  readonly coverage: string;
  readonly rules: "public-data" | "srs-10";
  /** Whether the rows are a selection, such as a list, wherever they lie. */
  readonly selection: boolean;
  /** Whether it ranks records of pupils, which can be shown in months. */
  readonly records: boolean;
  /** What was looked for and not found, or is not used, in whole lines. */
  readonly notFound: readonly string[];
  /** What the rows are where their places are not known: "these schools". */
  readonly these: string;
  /** The files that it reads. */
  readonly of: readonly DraftFile[];
}

/** Why a file cannot be measured, in words that follow "cannot be used: ". */
export interface Unusable {
  readonly unusable: string;
  readonly advice: string;
}

export const isBlock = (one: Block | Unusable): one is Block => "files" in one;

/** The summer of a file as far as it is known: what its columns say comes before what its name says. */
export function yearOf({ years }: DraftFile): (FoundYear & { readonly sure: boolean }) | null {
  const { columns, name } = years;
  if (columns === null) return name;
  const but = name !== null && name.year !== columns.year ? `, although ${name.because}` : "";
  return { ...columns, because: `${columns.because}${but}`, sure: but === "" };
}
