import { readdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Effects } from "../../../src/effects/effects.ts";
import { fillInPlace } from "../../../src/run/files/fill-in-place.ts";
import { Killed, killedAt, quickEffects } from "../../support/failing-effects.ts";
import { filesOf } from "../../support/files-of.ts";
import { type Files, inFolder, writeFiles } from "../../support/temp-folder.ts";

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

const fill = (folder: string, files: Readonly<Record<string, string>>, effects: Effects = quickEffects) =>
  fillInPlace(
    effects,
    folder,
    async (write) => {
      for (const [path, text] of Object.entries(files)) await write(path, bytes(text));
    },
    async () => "done",
  );

const first = { "study.yaml": "title: A", "data/pupils.csv": "1", "data/gone.csv": "x" };
const second = { "study.yaml": "title: B", "data/pupils.csv": "2" };

const inDemo = (work: (demo: string, beside: string) => Promise<void>, files: Files = {}) =>
  inFolder(files, async (folder) => work(join(realpathSync(folder), "demo"), realpathSync(folder)));

const without = (folder: string) => [...filesOf(folder)].filter(([path]) => path !== "coldspot.json");

describe("a folder that is filled file by file", () => {
  it("has the new files, and those of before that are no longer written are gone", () =>
    inDemo(async (demo, beside) => {
      expect(await fill(demo, first)).toBe("done");
      await fill(demo, second);
      expect(without(demo)).toEqual([
        ["data/pupils.csv", "2"],
        ["study.yaml", "title: B"],
      ]);
      expect(readdirSync(beside)).toEqual(["demo"]);
    }));

  it("keeps what people put beside them", () =>
    inDemo(async (demo) => {
      await fill(demo, first);
      await writeFiles(demo, { "my-study.yaml": "mine", "out/release/report.html": "r", "data/mine.csv": "m" });
      await fill(demo, second);
      expect(without(demo).map(([path]) => path)).toEqual([
        "data/mine.csv",
        "data/pupils.csv",
        "my-study.yaml",
        "out/release/report.html",
        "study.yaml",
      ]);
    }));

  it("is left where they changed one of its files", () =>
    inDemo(async (demo) => {
      await fill(demo, first);
      await writeFiles(demo, { "study.yaml": "title: mine" });
      const before = [...filesOf(demo)];
      await expect(fill(demo, second)).rejects.toMatchObject({
        message: `changed since coldspot wrote it, in ${demo}: study.yaml`,
        exitCode: 2,
      });
      expect([...filesOf(demo)]).toEqual(before);
    }));

  it("is left where they have a file of a name that would be written", () =>
    inDemo(async (demo) => {
      await fill(demo, { "study.yaml": "title: A" });
      await writeFiles(demo, { "data/pupils.csv": "mine" });
      const before = [...filesOf(demo)];
      await expect(fill(demo, second)).rejects.toMatchObject({
        message: `not written by coldspot, in ${demo}: data/pupils.csv`,
      });
      expect([...filesOf(demo)]).toEqual(before);
    }));

  it("is not one that somebody else filled", () =>
    inDemo(async (demo) => {
      await writeFiles(demo, { "thesis.docx": "years" });
      await expect(fill(demo, first)).rejects.toMatchObject({
        message: `not a folder that coldspot demo wrote: ${demo}`,
        advice: "it holds thesis.docx; choose another folder with --out; nothing was replaced",
      });
    }));

  it("has each file whole, old or new, whenever a run that fills it dies, and the next one finishes", () =>
    inDemo(async (demo, beside) => {
      const counting = killedAt(0);
      await fill(demo, first);
      await fill(demo, second, counting.effects);
      expect(counting.kinds.length).toBeGreaterThan(15);
      for (let n = 1; n <= counting.kinds.length; n++) {
        rmSync(demo, { recursive: true });
        await fill(demo, first);
        await expect(fill(demo, second, killedAt(n).effects), `change ${n}`).rejects.toThrow(Killed);
        const now = new Map(without(demo));
        for (const path of ["study.yaml", "data/pupils.csv"] as const)
          expect([first[path], second[path]], `change ${n}: ${path}`).toContain(now.get(path));
        await fill(demo, second);
        expect(without(demo).length, `change ${n}`).toBe(2);
        expect(readdirSync(beside), `change ${n}`).toEqual(["demo"]);
      }
    }));
});
