import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../../src/effects/coldspot-error.ts";
import { commitFolder, dropFolder, startFolder } from "../../../src/run/files/out-folder.ts";
import { filesOf } from "../../support/files-of.ts";
import { quietEffects } from "../../support/measure-study.ts";
import { type Files, inFolder, writeFiles } from "../../support/temp-folder.ts";

const ours: Files = { "out/private/MUST-NOT-LEAVE.txt": "sign", "out/release/report.html": "old report" };

const start = (folder: string) => startFolder(quietEffects, join(folder, "out"));
const refusal = (path: string) =>
  new ColdspotError(`not a folder that coldspot wrote: ${path}`, {
    exitCode: 2,
    advice: "choose another folder with --out; nothing was replaced",
  });

describe("a folder that Coldspot did not write", () => {
  it.each<readonly [string, Files, string]>([
    ["with other things in it", { "out/thesis.docx": "years of work" }, "out"],
    [
      "with folders of our names, but without our sign",
      { "out/private/diary.txt": "dear", "out/release/song.mp3": "la" },
      "out",
    ],
    ["beside ours, in our own folder", { ...ours, "out/notes.txt": "mine" }, "out"],
    ["that is a file", { out: "a file" }, "out"],
    ["at the name we write under first", { ...ours, "out.partial/thesis.docx": "years of work" }, "out.partial"],
    [
      "at the name an earlier output gets meanwhile",
      { ...ours, "out.replaced/thesis.docx": "years of work" },
      "out.replaced",
    ],
    ["but a file at the name we write under first", { "out.partial": "a file" }, "out.partial"],
  ])("%s is refused, and nothing in it is touched", (_, files, where) =>
    inFolder(files, async (folder) => {
      await expect(start(folder)).rejects.toThrow(refusal(join(folder, where)));
      expect([...filesOf(folder)]).toEqual(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
    }),
  );

  it("is not one when it is empty", () =>
    inFolder({ "out/x": "" }, async (folder) => {
      await quietEffects.remove(join(folder, "out/x"));
      await start(folder);
      await writeFiles(join(folder, "out.partial"), { "release/a": "new" });
      await commitFolder(quietEffects, join(folder, "out"));
      expect([...filesOf(folder)]).toEqual([["out/release/a", "new"]]);
    }));
});

describe("results that people keep beside ours", () => {
  it.each(["out.old", "out.bak", "out-2019", "out.partial.zip", "output"])("as %s stay where they are", (name) =>
    inFolder(
      { ...ours, [`${name}/private/MUST-NOT-LEAVE.txt`]: "sign", [`${name}/release/report.html`]: "kept" },
      async (folder) => {
        await start(folder);
        await writeFiles(join(folder, "out.partial"), { "private/MUST-NOT-LEAVE.txt": "sign" });
        await commitFolder(quietEffects, join(folder, "out"));
        expect(readFileSync(join(folder, name, "release/report.html"), "utf8")).toBe("kept");
        expect(existsSync(join(folder, "out/release"))).toBe(false);
      },
    ),
  );

  it("behind a link are not followed when leftovers are cleared", () =>
    inFolder({ "elsewhere/work/data.csv": "keep" }, async (folder) => {
      symlinkSync(join(folder, "elsewhere"), join(folder, "out.partial"));
      await start(folder);
      expect(readFileSync(join(folder, "elsewhere/work/data.csv"), "utf8")).toBe("keep");
    }));
});

describe("what a killed run left", () => {
  it.each<readonly [string, Files, string]>([
    ["a part of the new output", { ...ours, "out.partial/release/report.html": "half" }, "old report"],
    [
      "an earlier output out of its place",
      {
        "out.replaced/private/MUST-NOT-LEAVE.txt": "sign",
        "out.replaced/release/report.html": "old report",
        "out.partial/private/x": "",
      },
      "old report",
    ],
    ["an earlier output half removed", { ...ours, "out.replaced/release/report.html": "older" }, "old report"],
  ])("%s: it is cleared and the last whole output is in its place", (_, files, report) =>
    inFolder(files, async (folder) => {
      expect(await start(folder)).toBe(join(folder, "out.partial"));
      await dropFolder(quietEffects, join(folder, "out"));
      expect([...filesOf(folder)]).toEqual([
        ["out/private/MUST-NOT-LEAVE.txt", "sign"],
        ["out/release/report.html", report],
      ]);
    }),
  );
});
