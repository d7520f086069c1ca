import type { OpenFile } from "./open-table.ts";

/** A file made ready for the engine, with the year its rows belong to. */
export interface ReadyFile {
  readonly file: OpenFile;
  readonly year: number | null;
  /** A census of one term, as its number; absent where columns say the term. */
  readonly term?: number;
  /** Records that stood before the names of the columns; absent where there are none. */
  readonly titles?: number;
}
