import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ColdspotError } from "./coldspot-error.ts";
import type { Effects, Stamp } from "./effects.ts";
import { escaped } from "./words-of-files.ts";

interface SystemError extends Error {
  readonly code: string;
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

/** Turns an operating system error on writing into an error with advice for the user. */
export function writeError(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 1, advice });
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return refused(`the disk is full: ${path}`, "free some space and run again; nothing half-written was left");
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return refused(`not allowed to write: ${path}`, "choose another folder with --out");
    default:
      return refused(`could not write (${error.code}): ${path}`, "check the folder and run again");
  }
}

/** Turns an operating system error on reading into an error with advice for the user. */
function readError(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const refused = error.code === "EACCES" || error.code === "EPERM";
  return new ColdspotError(refused ? `not allowed to read: ${path}` : `could not read (${error.code}): ${path}`, {
    exitCode: 1,
    advice: refused ? "ask for permission to read it, or use a copy you can read" : "check the file and run again",
  });
}

async function* readFile(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 });
  } catch (error) {
    throw readError(path, error);
  }
}

async function writeFile(path: string, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, "w");
    let whole = false;
    try {
      for await (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
      whole = true;
    } finally {
      await file.close();
      if (!whole) await rm(path, { force: true });
    }
  } catch (error) {
    throw writeError(path, error);
  }
}

function isAbsent(error: unknown): boolean {
  return isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

async function kindOf(path: string): Promise<"file" | "folder" | "nothing"> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? "folder" : "file";
  } catch (error) {
    if (isAbsent(error)) return "nothing";
    throw error;
  }
}

async function stampOf(path: string): Promise<Stamp | null> {
  try {
    const { size, mtimeNs } = await stat(path, { bigint: true });
    return { bytes: Number(size), changed: String(mtimeNs) };
  } catch (error) {
    if (isAbsent(error)) return null;
    throw readError(path, error);
  }
}

/** Disk, standard error and this machine. */
export const realEffects: Effects = {
  read: readFile,
  write: writeFile,
  kind: kindOf,
  stamp: stampOf,
  list: async (folder) => (await readdir(folder)).sort(),
  temporaryFolder: () => mkdtemp(join(tmpdir(), "coldspot-")),
  makeFolder: async (path) => {
    try {
      await mkdir(path, { recursive: true });
    } catch (error) {
      throw writeError(path, error);
    }
  },
  remove: async (path) => {
    try {
      await rm(path, { recursive: true, force: true });
    } catch (error) {
      throw writeError(path, error);
    }
  },
  rename: async (from, to) => {
    try {
      await rename(from, to);
    } catch (error) {
      throw writeError(to, error);
    }
  },
  say: (line) => {
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    process.stderr.write(`${escaped(line, { lineBreaks: true })}\n`);
  },
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${escaped(line)}`);
  },
  cores: availableParallelism(),
};
