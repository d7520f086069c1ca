/** What a disk says of a file without reading it. */
export interface Stamp {
  readonly bytes: number;
  /** When it was last changed, as the disk counts time: to be compared with another, and for nothing else. */
  readonly changed: string;
}

/** Everything that touches disk, terminal or machine. The real one is `realEffects`; tests pass recording or failing ones. */
export interface Effects {
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
  /** Writes a whole file: parents are made, and a failure leaves no file of that name. */
  readonly write: (path: string, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) => Promise<void>;
  readonly kind: (path: string) => Promise<"file" | "folder" | "nothing">;
  /** Null where there is no such file. */
  readonly stamp: (path: string) => Promise<Stamp | null>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly makeFolder: (path: string) => Promise<void>;
  /** A new empty folder among the system's temporary ones, for public files only: a run on pupils works beside its output. */
  readonly temporaryFolder: () => Promise<string>;
  readonly remove: (path: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** One line for the user, on standard error. */
  readonly say: (line: string) => void;
  /** A passing line that is overwritten by the next; shown on a terminal only. */
  readonly progress: (line: string) => void;
  readonly cores: number;
}
