import type { Seal } from "../study/question.ts";
import type { Named } from "./named.ts";

/** What made the release, without clock, path or machine. */
export interface Provenance {
  readonly program: string;
  readonly engine: string;
  readonly studyFile: string;
  readonly studySha256: string;
  readonly seal: Seal;
  /** As it may be published: without areas that are not to be named. */
  readonly studyText: Named<string>;
}

/** The column of an extract that has a role. */
export interface ColumnOfRole {
  readonly entry: string;
  readonly file: string;
  readonly role: string;
  readonly column: string;
}

/** Something that a reader must know about the years of the figures. */
export interface YearNote {
  readonly years: readonly number[];
  readonly what: string;
  readonly why: string;
  readonly source: string;
  readonly confidence: string;
}
