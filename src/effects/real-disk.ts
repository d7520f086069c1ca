import { constants, mkdtempSync } from "node:fs";
import {
  chmod,
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  readFile as readWholeFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  unlink,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { Access, Disk, PathKind } from "./effects.ts";
import { noFile } from "./input-file.ts";
import { type Doing, systemFault } from "./system-error.ts";

async function tried<Result>(doing: Doing, path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw systemFault(doing, path, error);
  }
}

/** The system's code for an error of a few that mean an answer, not a failure. */
async function orCodes<Result, Other>(
  codes: readonly string[],
  other: Other,
  work: () => Promise<Result>,
): Promise<Result | Other> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && "code" in error && codes.includes(String(error.code))) return other;
    throw error;
  }
}

const notThere: readonly string[] = ["ENOENT", "ENOTDIR"];
/** Windows says that it is not allowed where something is in the way. */
const inTheWay: readonly string[] = ["ENOTEMPTY", "EEXIST", ...(process.platform === "win32" ? ["EPERM"] : [])];

const fileMode = (access: Access) => (access === "owner" ? 0o600 : 0o666);
const folderMode = (access: Access) => (access === "owner" ? 0o700 : 0o777);

/** A pipe is not waited for when it is opened; Windows has no such pipes. */
const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

async function* readFile(path: string): AsyncIterable<Uint8Array> {
  try {
    const file = await open(path, readOnly);
    try {
      const found = await file.stat();
      if (found.isDirectory()) throw Object.assign(new Error(`EISDIR: ${path}`), { code: "EISDIR" });
      if (!found.isFile()) throw noFile(path);
      yield* file.createReadStream({ highWaterMark: 1 << 20, autoClose: false });
    } finally {
      await file.close();
    }
  } catch (error) {
    throw systemFault("read", path, error);
  }
}

async function writeWhole(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  access: Access,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: folderMode(access) });
  const file = await open(path, "w", fileMode(access));
  let whole = false;
  try {
    for await (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
    whole = true;
  } finally {
    await file.close();
    if (!whole) await rm(path, { force: true });
  }
}

async function kindOf(path: string): Promise<PathKind> {
  const found = await orCodes(notThere, null, () => stat(path));
  if (found === null) return "nothing";
  if (found.isDirectory()) return "folder";
  return found.isFile() ? "file" : "other";
}

/** As many links as Linux follows; more are a circle. */
const mostLinks = 40;

async function realPathOf(path: string, links = 0): Promise<string> {
  const found = await orCodes(["ENOENT"], null, () => realpath(path));
  if (found !== null) return found;
  const above = dirname(path);
  if (above === path) return path;
  const folder = await realPathOf(above, links);
  const here = join(folder, basename(path));
  const link = await orCodes(notThere, null, () => lstat(here));
  if (link === null || !link.isSymbolicLink()) return here;
  if (links >= mostLinks) throw Object.assign(new Error(`ELOOP: ${path}`), { code: "ELOOP" });
  return realPathOf(resolve(folder, await readlink(here)), links + 1);
}

/** The disk. Whatever the system says against it comes out as an error for the user. */
export const realDisk: Disk = {
  read: readFile,
  write: (path, chunks, access = "usual") => tried("write", path, () => writeWhole(path, chunks, access)),
  readSmall: (path) => tried("read", path, () => orCodes(notThere, null, () => readWholeFile(path))),
  kind: (path) => tried("look at", path, () => kindOf(path)),
  list: (folder) => tried("list", folder, async () => (await readdir(folder)).sort()),
  entries: (folder) =>
    tried("list", folder, async () =>
      (await orCodes(["ENOENT"], [], () => readdir(folder, { withFileTypes: true })))
        .map((entry) => ({
          name: entry.name,
          kind: entry.isFile() ? ("file" as const) : entry.isDirectory() ? ("folder" as const) : ("other" as const),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ),
  realPath: (path) => tried("look at", path, () => realPathOf(resolve(path))),
  stamp: (path) =>
    tried("look at", path, async () => {
      const found = await orCodes(notThere, null, () => stat(path, { bigint: true }));
      // Programs that copy set the time of the content back; the time of the file they cannot set.
      return found === null ? null : { bytes: Number(found.size), changed: `${found.mtimeNs} ${found.ctimeNs}` };
    }),
  onOneDisk: (folder, other) =>
    tried("look at", folder, async () => (await stat(folder)).dev === (await stat(other)).dev),
  makeFolder: (path, access = "usual") =>
    tried("write", path, async () => (await mkdir(path, { recursive: true, mode: folderMode(access) })) ?? null),
  // Made and known in one step: no signal to stop can come in between.
  freshFolder: (beginning) => tried("write", dirname(beginning), async () => mkdtempSync(beginning)),
  temporaryFolder: () => tried("write", tmpdir(), async () => mkdtempSync(join(tmpdir(), "coldspot-"))),
  copyRights: (from, to) =>
    tried("write", to, async () => {
      await chmod(to, (await stat(from)).mode & 0o7777);
    }),
  remove: (path) => tried("remove", path, () => rm(path, { recursive: true, force: true, maxRetries: 3 })),
  removeFile: (path) => tried("remove", path, () => orCodes(notThere, undefined, () => unlink(path))),
  removeEmpty: (folder) =>
    tried("remove", folder, () =>
      orCodes(inTheWay, false, async () => {
        await orCodes(["ENOENT"], undefined, () => rmdir(folder));
        return true;
      }),
    ),
  rename: (from, to) => tried("rename", to, () => rename(from, to)),
  claim: (folder, name) =>
    tried("rename", name, () =>
      orCodes(inTheWay, false, async () => {
        await rename(folder, name);
        return true;
      }),
    ),
};
