/** What the disk reports about a file without reading it. */
export interface Stamp {
  readonly bytes: number;
  /** When it was last changed, as the disk counts time: only for comparison with another stamp. */
  readonly changed: string;
}

/** Everything that touches disk, terminal or machine. The real one is `realEffects`; tests pass ones that record or fail. */
export interface Effects {
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
  /** Writes a whole file, with any folders it needs; if that fails, no file of that name is left. */
  readonly write: (path: string, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) => Promise<void>;
  readonly kind: (path: string) => Promise<"file" | "folder" | "nothing">;
  /** Null where there is no such file. */
  readonly stamp: (path: string) => Promise<Stamp | null>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly makeFolder: (path: string) => Promise<void>;
  /** A new empty folder in the system's temporary folder, for public files only: a run on pupils works next to its output. */
  readonly temporaryFolder: () => Promise<string>;
  readonly remove: (path: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** One line for the user, on standard error. */
  readonly say: (line: string) => void;
  /** A line that the next one overwrites; shown on a terminal only. */
  readonly progress: (line: string) => void;
  readonly cores: number;
}
