/** What made the release, without clock, path or machine. */
export interface Provenance {
  readonly program: string;
  readonly engine: string;
  readonly studyFile: string;
  readonly studySha256: string;
  readonly studyText: string;
}

/** The column of an extract that a role was found in. */
export interface ColumnOfRole {
  readonly entry: string;
  readonly file: string;
  readonly role: string;
  readonly column: string;
}

/** Something about years that a reader of figures on them must know. */
export interface YearNote {
  readonly years: readonly number[];
  readonly what: string;
  readonly why: string;
  readonly source: string;
  readonly confidence: string;
}
