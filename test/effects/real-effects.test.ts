import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { readBytes } from "../../src/effects/read-whole.ts";
import { realEffects } from "../../src/effects/real-effects.ts";
import { inFolder } from "../support/temp-folder.ts";

const system = (code: string) => Object.assign(new Error(`${code}: something`), { code });

describe("writing a file", () => {
  test("makes the folders above it and writes every chunk in order", () =>
    inFolder({}, async (folder) => {
      const path = join(folder, "a/b/c.txt");
      await realEffects.write(path, [Buffer.from("one "), Buffer.from("two")]);
      expect(readFileSync(path, "utf8")).toBe("one two");
    }));

  test.each([
    ["ENOSPC", "the disk is full: PATH", "free some space and run again; nothing half-written was left"],
    ["EDQUOT", "your share of the disk is full: PATH", "free some space and run again; nothing half-written was left"],
    ["EACCES", "not allowed to write: PATH", "choose another folder with --out"],
    ["EROFS", "on a disk that takes no changes: PATH", "choose another folder with --out"],
    ["EIO", "the disk or the network drive failed: PATH", "check whether it is still there, and run again"],
  ])("%s half way leaves no file and says what to do", (code, message, advice) =>
    inFolder({ "old.txt": "old" }, async (folder) => {
      const path = join(folder, "old.txt");
      const chunks = function* () {
        yield Buffer.from("half");
        throw system(code);
      };
      await expect(realEffects.write(path, chunks())).rejects.toThrow(
        new ColdspotError(message.replace("PATH", path), { exitCode: 1, advice }),
      );
      expect(readdirSync(folder)).toEqual([]);
    }),
  );

  test("a folder cannot be made, nor anything renamed, where a file stands in the way", () =>
    inFolder({ file: "x", other: "y" }, async (folder) => {
      const inside = join(folder, "file/inside");
      await expect(realEffects.makeFolder(inside)).rejects.toMatchObject({
        message: `a file stands where the path has a folder: ${inside}`,
        exitCode: 2,
      });
      await expect(realEffects.rename(join(folder, "other"), inside)).rejects.toMatchObject({
        message: `a file stands where the path has a folder: ${inside}`,
      });
      await expect(realEffects.write(inside, [])).rejects.toMatchObject({ exitCode: 2 });
      expect(readFileSync(join(folder, "file"), "utf8")).toBe("x");
    }));
});

describe("reading a file", () => {
  test("gives its bytes", () =>
    inFolder({ a: "some bytes" }, async (folder) => {
      expect((await readBytes(realEffects, join(folder, "a"))).toString()).toBe("some bytes");
    }));

  // A missing file has gone since it was looked at.
  test.each([
    [".", "a folder, where a file is meant"],
    ["missing", "no such file or folder"],
  ])("%s fails with an error for the user, not as a bug", (name, words) =>
    inFolder({}, async (folder) => {
      const path = join(folder, name);
      await expect(readBytes(realEffects, path)).rejects.toMatchObject({ message: `${words}: ${path}`, exitCode: 2 });
    }),
  );

  test.skipIf(process.getuid?.() === 0)("one that is locked has its own words", () =>
    inFolder({ a: "secret" }, async (folder) => {
      const path = join(folder, "a");
      const { chmodSync } = await import("node:fs");
      chmodSync(path, 0);
      await expect(readBytes(realEffects, path)).rejects.toMatchObject({
        message: `not allowed to read: ${path}`,
        exitCode: 1,
      });
    }),
  );
});

describe("looking", () => {
  test("tells files, folders and nothing apart, and lists in order", () =>
    inFolder({ b: "", a: "", "c/d": "" }, async (folder) => {
      expect(await realEffects.kind(join(folder, "a"))).toBe("file");
      expect(await realEffects.kind(join(folder, "c"))).toBe("folder");
      expect(await realEffects.kind(join(folder, "x"))).toBe("nothing");
      expect(await realEffects.kind(join(folder, "a/below-a-file"))).toBe("nothing");
      expect(await realEffects.list(folder)).toEqual(["a", "b", "c"]);
      await realEffects.remove(join(folder, "c"));
      await realEffects.remove(join(folder, "not there"));
      expect(await realEffects.list(folder)).toEqual(["a", "b"]);
    }));
});
