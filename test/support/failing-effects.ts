import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Effects } from "../../src/effects/effects.ts";
import { realEffects } from "../../src/effects/real-effects.ts";
import { quietEffects } from "./measure-study.ts";

/** Quiet effects that do not wait for the disk to have everything: a run of some dozen files is three times as fast. */
export const quickEffects: Effects = {
  ...quietEffects,
  write: async (path, chunks) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, chunks);
  },
};

/** Every change an Effects can make to the disk. */
type Change = "write" | "rename" | "remove" | "makeFolder";

/** Real effects with something done before each change; `before` may throw in its place. */
export function watchedEffects(before: (change: Change, path: string) => Promise<void> | void): Effects {
  return {
    ...quickEffects,
    write: async (path, chunks) => {
      await before("write", path);
      await quickEffects.write(path, chunks);
    },
    rename: async (from, to) => {
      await before("rename", to);
      await realEffects.rename(from, to);
    },
    remove: async (path) => {
      await before("remove", path);
      await realEffects.remove(path);
    },
    makeFolder: async (path) => {
      await before("makeFolder", path);
      await realEffects.makeFolder(path);
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
    write: async (path, chunks) => {
      writes += 1;
      if (writes !== n) return quickEffects.write(path, chunks);
      const half = async function* () {
        for await (const chunk of chunks) {
          yield chunk.subarray(0, chunk.length >> 1);
          throw diskFull();
        }
      };
      await realEffects.write(path, half());
    },
  };
  return { effects, writes: () => writes };
}

/** Thrown in place of a process that is killed: from then on nothing can be changed any more. */
export class Killed extends Error {}

/** Effects that die at the n-th change: a write leaves half a file, a removal of a folder leaves a part of it. */
export function killedAt(n: number): { readonly effects: Effects; readonly changes: () => number } {
  let changes = 0;
  let dead = false;
  const effects = watchedEffects(async (change, path) => {
    if (dead) throw new Killed();
    changes += 1;
    if (changes !== n) return;
    dead = true;
    if (change === "write") await realEffects.write(path, [Buffer.from("half a fi")]);
    if (change === "remove" && (await realEffects.kind(path)) === "folder") {
      const [first = ""] = await realEffects.list(path);
      if (first !== "") await rm(join(path, first), { recursive: true });
    }
    throw new Killed();
  });
  return { effects, changes: () => changes };
}
