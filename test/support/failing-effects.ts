import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Effects } from "../../src/effects/effects.ts";
import type { ProcessMark } from "../../src/effects/process-mark.ts";
import { realEffects } from "../../src/effects/real-effects.ts";
import { quietEffects } from "./measure-study.ts";

/** Quiet effects that do not wait for the disk to have everything: a run of some dozen files is three times as fast. */
export const quickEffects: Effects = {
  ...quietEffects,
  write: async (path, chunks, access = "usual") => {
    const alone = access === "owner";
    await mkdir(dirname(path), { recursive: true, mode: alone ? 0o700 : 0o777 });
    await writeFile(path, chunks, { mode: alone ? 0o600 : 0o666 });
  },
};

/** Every change an Effects can make to the disk. */
export type Change =
  | "write"
  | "rename"
  | "claim"
  | "remove"
  | "removeFile"
  | "removeEmpty"
  | "makeFolder"
  | "freshFolder"
  | "copyRights";

/** Real effects with something done before each change; `before` may throw in its place. */
export function watchedEffects(before: (change: Change, path: string) => Promise<void> | void): Effects {
  return {
    ...quickEffects,
    write: async (path, chunks, access) => {
      await before("write", path);
      await quickEffects.write(path, chunks, access);
    },
    rename: async (from, to) => {
      await before("rename", to);
      await realEffects.rename(from, to);
    },
    claim: async (folder, name) => {
      await before("claim", name);
      return realEffects.claim(folder, name);
    },
    remove: async (path) => {
      await before("remove", path);
      await realEffects.remove(path);
    },
    removeFile: async (path) => {
      await before("removeFile", path);
      await realEffects.removeFile(path);
    },
    removeEmpty: async (path) => {
      await before("removeEmpty", path);
      return realEffects.removeEmpty(path);
    },
    makeFolder: async (path) => {
      await before("makeFolder", path);
      return realEffects.makeFolder(path);
    },
    freshFolder: async (beginning) => {
      await before("freshFolder", beginning);
      return realEffects.freshFolder(beginning);
    },
    copyRights: async (from, to) => {
      await before("copyRights", to);
      await realEffects.copyRights(from, to);
    },
  };
}

/** What Node throws when the disk is full. */
export function diskFull(): Error {
  return Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
}

/** Effects of which the n-th write breaks off half way with a full disk; the others go on. */
export function fullAtWrite(n: number): { readonly effects: Effects; readonly writes: () => number } {
  let writes = 0;
  const effects: Effects = {
    ...quietEffects,
    write: async (path, chunks, access) => {
      writes += 1;
      if (writes !== n) return quickEffects.write(path, chunks, access);
      const half = async function* () {
        for await (const chunk of chunks) {
          yield chunk.subarray(0, chunk.length >> 1);
          throw diskFull();
        }
        throw diskFull();
      };
      await realEffects.write(path, half(), access);
    },
  };
  return { effects, writes: () => writes };
}

/** Thrown in place of a process that is killed: from then on nothing can be changed any more. */
export class Killed extends Error {}

/** A process that is not there, as the system sees it: no machine counts so far. */
export const deadProcess: ProcessMark = { ...realEffects.self, pid: 999_999_999 };

/** Effects that die at the n-th change: a write leaves half a file, a removal of a folder leaves a part of it. */
export function killedAt(n: number): { readonly effects: Effects; readonly kinds: readonly Change[] } {
  const kinds: Change[] = [];
  let dead = false;
  const effects = watchedEffects(async (change, path) => {
    if (dead) throw new Killed();
    kinds.push(change);
    if (kinds.length !== n) return;
    dead = true;
    if (change === "write") await realEffects.write(path, [Buffer.from("half a fi")]);
    if (change === "remove" && (await realEffects.kind(path)) === "folder") {
      const [first = ""] = await realEffects.list(path);
      if (first !== "") await rm(join(path, first), { recursive: true });
    }
    throw new Killed();
  });
  return { effects: { ...effects, self: deadProcess }, kinds };
}
