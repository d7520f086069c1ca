import type { OpenFile } from "./open-table.ts";

/** A file made ready for the engine, with the year its rows belong to. */
export interface ReadyFile {
  readonly file: OpenFile;
  readonly year: number | null;
  /** The number of the term, for a census of one term; absent where columns give the term. */
  readonly term?: number;
}
