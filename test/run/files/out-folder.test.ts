import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Effects } from "../../../src/effects/effects.ts";
import { writeText } from "../../../src/effects/read-whole.ts";
import type { OutputOf } from "../../../src/run/files/folder-mark.ts";
import { type OwnedFolder, ownFolder } from "../../../src/run/files/out-folder.ts";
import { filesOf } from "../../support/files-of.ts";
import { quietEffects } from "../../support/measure-study.ts";
import { type Files, inFolder, writeFiles } from "../../support/temp-folder.ts";

const study: OutputOf = { kind: "study", title: "Progress", file: "../study.yaml" };

const own = (out: string, of: OutputOf = study, effects: Effects = quietEffects): Promise<OwnedFolder> =>
  ownFolder(effects, out, async () => of);

async function fill({ closed, open, staging }: OwnedFolder, report: string): Promise<void> {
  await writeText(closed, `${staging}/private/flow.csv`, "pupils,9\n");
  await writeText(open, `${staging}/release/report.html`, report);
}

/** Writes an output as a run does. */
async function output(out: string, report: string, of: OutputOf = study, effects: Effects = quietEffects) {
  const owned = await own(out, of, effects);
  await fill(owned, report);
  await owned.put();
}

const inOut = (work: (folder: string, out: string) => Promise<void>, files: Files = {}) =>
  inFolder(files, async (folder) => {
    const real = realpathSync(folder);
    await work(real, join(real, "out"));
  });

const mine = (files: ReadonlyMap<string, string>) =>
  [...files.keys()].filter((path) => !path.endsWith("coldspot.json"));

describe("an output folder", () => {
  it("has the release and what is private, a mark, and nothing beside it", () =>
    inOut(async (folder, out) => {
      await output(out, "first");
      expect(readdirSync(folder)).toEqual(["out"]);
      expect([...filesOf(out).keys()]).toEqual(["coldspot.json", "private/flow.csv", "release/report.html"]);
      await output(out, "second");
      expect(readdirSync(folder)).toEqual(["out"]);
      expect(filesOf(out).get("release/report.html")).toBe("second");
    }));

  it("that was empty before is filled", () =>
    inOut(async (_, out) => {
      mkdirSync(out);
      await output(out, "first");
      expect(mine(filesOf(out))).toEqual(["private/flow.csv", "release/report.html"]);
    }));

  it("keeps the rights it had", () =>
    inOut(async (_, out) => {
      mkdirSync(out, { mode: 0o750 });
      await output(out, "first");
      await output(out, "second");
      expect(statSync(out).mode & 0o777).toBe(0o750);
    }));

  it("is made with the folders above it, which go again when the run gives up", () =>
    inOut(async (folder) => {
      await output(join(folder, "a/b/out"), "first");
      const owned = await own(join(folder, "c/d/out"));
      await owned.drop();
      expect(readdirSync(folder)).toEqual(["a"]);
    }));

  it.skipIf(process.platform === "win32")(
    "can be entered by all as before, and what is private by the owner alone",
    () =>
      inOut(async (folder, out) => {
        const owned = await own(out);
        await fill(owned, "first");
        await owned.closed.write(`${owned.workFolder}/copy/plain-0.csv`, [Buffer.from("pupils")]);
        const closed = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
          (path) => /^out\.run-/.test(path) && !/\/new\b/.test(path),
        );
        expect(closed.length).toBeGreaterThanOrEqual(4);
        for (const path of closed) expect(statSync(join(folder, path)).mode & 0o077, path).toBe(0);
        await owned.put();
        for (const path of ["private", "private/flow.csv", "coldspot.json"])
          expect(statSync(join(out, path)).mode & 0o077, path).toBe(0);
        const usual = 0o666 & ~process.umask();
        expect(statSync(join(out, "release/report.html")).mode & 0o777).toBe(usual);
      }),
  );
});

describe("a folder in which people have something", () => {
  const refusal = async (out: string, of: OutputOf = study) => {
    const error = await own(out, of).catch((thrown: unknown) => thrown);
    if (!(error instanceof Error)) throw new Error("not refused");
    const advice = "advice" in error ? String(error.advice) : "";
    return [error.message.replaceAll(out, "OUT"), advice];
  };

  it.each<readonly [string, Files, string, RegExp]>([
    [
      "that is not ours",
      { "out/thesis.docx": "years of work" },
      "not a folder that coldspot wrote: OUT",
      /^it holds thesis.docx; /,
    ],
    [
      "with folders of our names",
      { "out/private/diary.txt": "dear", "out/release/song.mp3": "la" },
      "not a folder that coldspot wrote: OUT",
      /^it holds private\/, release\/; /,
    ],
    [
      "with a mark that is not ours",
      { "out/coldspot.json": "{}", "out/a": "" },
      "not a folder that coldspot wrote: OUT",
      /^it holds a; /,
    ],
    ["that is a file", { out: "a file" }, "not a folder: OUT", /nothing was replaced/],
  ])("%s is refused, and nothing in it is touched", (_, files, message, advice) =>
    inOut(async (folder, out) => {
      const [said, what = ""] = await refusal(out);
      expect(said).toBe(message);
      expect(what).toMatch(advice);
      expect([...filesOf(folder)]).toEqual(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
    }, files),
  );

  it.each<readonly [string, Files, string]>([
    ["a file of theirs beside ours", { "notes.txt": "mine" }, "not written by coldspot, in OUT: notes.txt"],
    [
      "files of theirs in our folders",
      { "release/a.txt": "", "private/b/c.txt": "" },
      "not written by coldspot, in OUT: private/b/, release/a.txt",
    ],
    [
      "a file of ours that they changed",
      { "release/report.html": "edited" },
      "changed since coldspot wrote it, in OUT: release/report.html",
    ],
  ])("%s is named and left", (_, files, message) =>
    inOut(async (folder, out) => {
      await output(out, "first");
      await writeFiles(out, files);
      const before = [...filesOf(folder)];
      expect((await refusal(out))[0]).toBe(message);
      expect([...filesOf(folder)]).toEqual(before);
    }),
  );

  it("what file browsers leave is nobody's", () =>
    inOut(async (_, out) => {
      await output(out, "first");
      await writeFiles(out, { ".DS_Store": "x", "release/Thumbs.db": "x" });
      await output(out, "second");
      expect(mine(filesOf(out))).toEqual(["private/flow.csv", "release/report.html"]);
    }));

  it("a file of ours that is gone is no reason to refuse", () =>
    inOut(async (_, out) => {
      await output(out, "first");
      rmSync(join(out, "private"), { recursive: true });
      await output(out, "second");
      expect(mine(filesOf(out))).toEqual(["private/flow.csv", "release/report.html"]);
    }));

  it("a link in place of one of our folders is not followed", () =>
    inOut(async (folder, out) => {
      await output(out, "first");
      rmSync(join(out, "release"), { recursive: true });
      await writeFiles(folder, { "elsewhere/report.html": "first" });
      symlinkSync(join(folder, "elsewhere"), join(out, "release"));
      expect((await refusal(out))[0]).toBe("not written by coldspot, in OUT: release");
      expect(readFileSync(join(folder, "elsewhere/report.html"), "utf8")).toBe("first");
    }));

  it("that they fill while the run goes on is kept beside, and said", () =>
    inOut(async (folder, out) => {
      await output(out, "first");
      const said: string[] = [];
      const owned = await own(out, study, { ...quietEffects, say: (line) => void said.push(line) });
      await fill(owned, "second");
      await writeFiles(out, { "notes.txt": "mine", "release/report.html": "edited" });
      await owned.put();
      expect(filesOf(out).get("release/report.html")).toBe("second");
      const [kept = ""] = readdirSync(folder).filter((name) => name.startsWith("out.kept-"));
      expect(mine(filesOf(join(folder, kept)))).toEqual(["notes.txt", "release/report.html"]);
      expect(said).toEqual([`what coldspot had not written in ${out} was kept, and is now in ${join(folder, kept)}`]);
      expect(readdirSync(folder).sort()).toEqual(["out", kept]);
    }));

  it.each(["out.old", "out.bak", "out-2019", "out.run-1", "out.run-12-abcdefgh", "out.partial", "output"])(
    "%s beside the output stays as it is",
    (name) =>
      inOut(
        async (folder, out) => {
          await output(out, "first");
          await output(out, "second");
          expect(readFileSync(join(folder, name, "release/report.html"), "utf8")).toBe("kept");
        },
        { [`${name}/release/report.html`]: "kept" },
      ),
  );
});

describe("the output of another study", () => {
  it.each<readonly [string, OutputOf, string]>([
    [
      "with another title",
      { ...study, title: "Attainment" },
      "the output of another study, Progress (../study.yaml, seen from there): OUT",
    ],
    [
      "with another file",
      { ...study, file: "../copy.yaml" },
      "the output of another study, Progress (../study.yaml, seen from there): OUT",
    ],
    ["or of a demo", { kind: "demo" }, "the output of another study, Progress (../study.yaml, seen from there): OUT"],
  ])("%s is refused and left", (_, of, message) =>
    inOut(async (_folder, out) => {
      await output(out, "first");
      const before = [...filesOf(out)];
      await expect(own(out, of)).rejects.toMatchObject({ message: message.replace("OUT", out), exitCode: 2 });
      expect([...filesOf(out)]).toEqual(before);
    }),
  );
});

describe.skipIf(process.platform === "win32")("an output folder that is a link", () => {
  it("stays one, and the output is written where it leads", () =>
    inOut(async (folder, out) => {
      mkdirSync(join(folder, "disk/results"), { recursive: true });
      symlinkSync("disk/results", out);
      await output(out, "first");
      await output(out, "second");
      expect(lstatSync(out).isSymbolicLink()).toBe(true);
      expect(mine(filesOf(join(folder, "disk/results")))).toEqual(["private/flow.csv", "release/report.html"]);
      expect(readdirSync(join(folder, "disk"))).toEqual(["results"]);
    }));

  it("that leads to nothing yet is filled there", () =>
    inOut(async (folder, out) => {
      symlinkSync("disk/results", out);
      await output(out, "first");
      expect(lstatSync(out).isSymbolicLink()).toBe(true);
      expect(existsSync(join(folder, "disk/results/release/report.html"))).toBe(true);
    }));

  it("to itself is refused", () =>
    inOut(async (_, out) => {
      symlinkSync("out", out);
      await expect(own(out)).rejects.toMatchObject({ message: `links that lead in a circle: ${out}`, exitCode: 2 });
    }));
});

it("a name so long that nothing longer may stand beside it is used all the same", () =>
  inOut(async (folder) => {
    const out = join(folder, "o".repeat(255));
    await output(out, "first");
    await output(out, "second");
    expect(readdirSync(folder)).toEqual(["o".repeat(255)]);
  }));
