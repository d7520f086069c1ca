import { createHash } from "node:crypto";
import type { Access, Effects } from "../../effects/effects.ts";
import { sha256Of } from "../../effects/read-whole.ts";
import { type FolderMark, markName } from "./folder-mark.ts";

/** Files that file browsers leave wherever they look, which no one needs. */
const ofBrowsers: readonly string[] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/** Effects that note the SHA-256 of every file that is written under a folder. */
export class NotedWrites {
  readonly #effects: Effects;
  readonly #folder: string;
  readonly #files = new Map<string, readonly string[]>();

  constructor(effects: Effects, folder: string) {
    this.#effects = effects;
    this.#folder = folder;
  }

  /** Effects whose files get this access. */
  effects(access: Access): Effects {
    return {
      ...this.#effects,
      write: async (path, chunks) => {
        const hash = createHash("sha256");
        const noted = async function* () {
          for await (const chunk of chunks) {
            hash.update(chunk);
            yield chunk;
          }
        };
        await this.#effects.write(path, noted(), access);
        if (path.startsWith(`${this.#folder}/`))
          this.#files.set(path.slice(this.#folder.length + 1), [hash.digest("hex")]);
      },
    };
  }

  /** By their paths in the folder. */
  files(): FolderMark["files"] {
    return this.#files;
  }
}

/** What is in a folder of ours, by paths in it. */
interface FolderContents {
  /** Files that are as we wrote them, and what file browsers left. */
  readonly ours: readonly string[];
  /** Folders of such files, the deepest first. */
  readonly folders: readonly string[];
  /** Files, links and folders that we did not write. */
  readonly unknown: readonly string[];
  /** Files that we wrote and someone changed. */
  readonly changed: readonly string[];
}

const foldersOf = (mark: FolderMark): ReadonlySet<string> =>
  new Set(
    [...mark.files.keys()].flatMap((path) => {
      const parts = path.split("/").slice(0, -1);
      return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
    }),
  );

/** Compares a folder with its mark. A folder in it that is not ours is named but not opened; no link is followed. */
export async function contentsOf(effects: Effects, folder: string, mark: FolderMark): Promise<FolderContents> {
  const known = foldersOf(mark);
  const ours: string[] = [];
  const folders: string[] = [];
  const unknown: string[] = [];
  const changed: string[] = [];
  const look = async (inside: string): Promise<void> => {
    for (const { name, kind } of await effects.entries(`${folder}/${inside}`)) {
      const path = `${inside}${name}`;
      const hashes = mark.files.get(path);
      if (kind === "folder" && known.has(path)) {
        await look(`${path}/`);
        folders.push(path);
      } else if (kind === "file" && hashes !== undefined)
        (hashes.includes(await sha256Of(effects, `${folder}/${path}`)) ? ours : changed).push(path);
      else if (kind === "file" && ofBrowsers.includes(name)) ours.push(path);
      else if (path !== markName) unknown.push(kind === "folder" ? `${path}/` : path);
    }
  };
  await look("");
  return { ours, folders, unknown, changed };
}

/**
 * Removes from a folder the files that are as we wrote them, its mark last, and the folders that are then empty.
 *
 * @returns whether the folder is gone; otherwise it holds what someone else wrote
 */
export async function clearWritten(effects: Effects, folder: string, mark: FolderMark): Promise<boolean> {
  const { ours, folders, unknown, changed } = await contentsOf(effects, folder, mark);
  for (const path of ours) await effects.removeFile(`${folder}/${path}`);
  for (const path of folders) await effects.removeEmpty(`${folder}/${path}`);
  if (unknown.length + changed.length > 0) return false;
  await effects.removeFile(`${folder}/${markName}`);
  return effects.removeEmpty(folder);
}
