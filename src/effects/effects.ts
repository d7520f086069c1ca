import type { ProcessMark } from "./process-mark.ts";

/** A pipe, a socket or a device is `other`: it cannot be read twice. Links are followed. */
export type PathKind = "file" | "folder" | "other" | "nothing";

/** What a folder holds under a name. A link is `other`: it is never followed. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "other";
}

/** Who may read what is written: all who may by the system's default, or its owner alone. */
export type Access = "usual" | "owner";

/** What the disk reports about a file without reading it. */
export interface Stamp {
  readonly bytes: number;
  /** When it was last changed, as the disk counts time: only for comparison with another stamp. */
  readonly changed: string;
}

export interface Disk {
  /** @throws ColdspotError for anything but a regular file: a pipe would make the reader wait */
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
  /** Writes a whole file: parents are made, and a failure leaves no file of that name. */
  readonly write: (
    path: string,
    chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    access?: Access,
  ) => Promise<void>;
  readonly kind: (path: string) => Promise<PathKind>;
  /** Names in a folder, in order. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** A small file whole; null when nothing is there. */
  readonly readSmall: (path: string) => Promise<Uint8Array | null>;
  /** What a folder holds, in order of names; nothing for one that is not there. */
  readonly entries: (folder: string) => Promise<readonly FolderEntry[]>;
  /** The path without links, whether or not anything lies there: where a write to it would end up. */
  readonly realPath: (path: string) => Promise<string>;
  /** Null where there is no such file. */
  readonly stamp: (path: string) => Promise<Stamp | null>;
  /** Whether a file could be renamed from one folder into the other, as far as is known before. */
  readonly onOneDisk: (folder: string, other: string) => Promise<boolean>;
  /** Makes a folder and those above it, and gives the first that was not there; null when all were. */
  readonly makeFolder: (path: string, access?: Access) => Promise<string | null>;
  /** A new empty folder whose name begins so, that only its owner may enter. */
  readonly freshFolder: (beginning: string) => Promise<string>;
  /** A new empty folder among the system's temporary ones, for public files only: a run on pupils works next to its output. */
  readonly temporaryFolder: () => Promise<string>;
  /** Lets the same people into a folder as into another. */
  readonly copyRights: (from: string, to: string) => Promise<void>;
  /** Removes a file, or a folder with all it holds. */
  readonly remove: (path: string) => Promise<void>;
  /** Removes one file, if it is there. */
  readonly removeFile: (path: string) => Promise<void>;
  /** Removes a folder if it is empty, and says whether it is gone. */
  readonly removeEmpty: (folder: string) => Promise<boolean>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Gives a folder a name unless a folder that holds something has it already, in one step; says whether it could. */
  readonly claim: (folder: string, name: string) => Promise<boolean>;
}

export interface Terminal {
  /** One line for the user, on standard error. */
  readonly say: (line: string) => void;
  /** A line that the next one overwrites; shown on a terminal only. */
  readonly progress: (line: string) => void;
  /** What a command answers, on standard output. */
  readonly print: (text: string) => Promise<void>;
}

export interface Machine {
  readonly cores: number;
  readonly self: ProcessMark;
  /** Whether a process may still be at work; `true` where that is not known from here. */
  readonly mayLive: (process: ProcessMark) => boolean;
  /** Does something during which every new file is its owner's alone, also what other code of this process writes. */
  readonly ownerOnly: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Removes these, if the process is stopped by a signal; the returned function takes them off that list. */
  readonly clearIfStopped: (paths: readonly string[]) => () => void;
  /** Does something that a signal to stop waits for; `done` is said if one came meanwhile. */
  readonly unbroken: <Result>(done: string, work: () => Promise<Result>) => Promise<Result>;
}

/** Everything that touches disk, terminal or machine. The real one is `realEffects`; tests pass recording or failing ones. */
export interface Effects extends Disk, Terminal, Machine {}
