import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { notBuilt, runBuilt, startBuilt } from "../support/built.ts";
import { schoolsText, studyText } from "../support/invented-schools.ts";
import { inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";

const good = { "study.yaml": studyText(), "schools.csv": schoolsText() };
const onUnix = process.platform !== "win32";

type Command = readonly string[];
/** PATH stands for the path in question, FOLDER for the folder of the files. */
const reading: readonly Command[] = [
  ["run", "FOLDER/study.yaml", "--data", "schools=PATH"],
  ["check", "FOLDER/study.yaml", "--data", "schools=PATH"],
  ["run", "PATH"],
  ["check", "PATH"],
  ["init", "PATH", "--out", "FOLDER/new.yaml"],
  ["school", "100001", "--on", "2019-01-01", "--links", "PATH"],
];
const writing: readonly Command[] = [
  ["run", "FOLDER/study.yaml", "--out", "PATH"],
  ["demo", "--pupils", "2000", "--out", "PATH"],
];

interface Hostile {
  readonly make: (folder: string) => string;
  readonly says: RegExp;
  readonly commands: readonly Command[];
}

const pipe = (folder: string) => {
  execFileSync("mkfifo", [join(folder, "pipe")]);
  return join(folder, "pipe");
};
const noFile = /^coldspot: a pipe, socket or device, where a file is meant: /;

const hostile: Readonly<Record<string, Hostile>> = {
  "a pipe": { make: pipe, says: noFile, commands: reading },
  "a pipe behind a link": {
    make: (folder) => {
      symlinkSync(pipe(folder), join(folder, "link.csv"));
      return join(folder, "link.csv");
    },
    says: noFile,
    commands: reading,
  },
  "a device that never ends": { make: () => "/dev/zero", says: noFile, commands: reading },
  "a folder": {
    make: (folder) => join(folder, "folder.csv"),
    says: /^coldspot: a folder, where a file is meant: /,
    commands: reading,
  },
  "a link to itself": {
    make: (folder) => {
      symlinkSync("circle", join(folder, "circle"));
      return join(folder, "circle");
    },
    says: /^coldspot: links that lead in a circle: /,
    commands: [...reading, ...writing],
  },
  "a link to nothing": {
    make: (folder) => {
      symlinkSync("nothing", join(folder, "dangling"));
      return join(folder, "dangling");
    },
    says: /^coldspot: (no such (study )?file: |study.yaml)|not there/,
    commands: reading,
  },
  "a name of 300 letters": {
    make: (folder) => join(folder, "a".repeat(300)),
    says: /^coldspot: longer than a path or a name may be: /,
    commands: [...reading, ...writing],
  },
  "a path of 5,000 letters": {
    make: (folder) => join(folder, "a/".repeat(2500)),
    says: /^coldspot: longer than a path or a name may be: /,
    commands: [...reading, ...writing],
  },
  "a path through a file": {
    make: (folder) => join(folder, "schools.csv/inside"),
    says: /^coldspot: (no such (study )?file|a file stands where the path has a folder): |not there/,
    commands: [...reading, ...writing],
  },
  "a path with a NUL character": {
    make: (folder) => join(folder, "a\0b"),
    says: /^coldspot: a path with a NUL character in it: /,
    commands: [...reading, ...writing],
  },
  "a file for output": {
    make: (folder) => join(folder, "schools.csv"),
    says: /^coldspot: not a folder: /,
    commands: writing,
  },
  "a pipe for output": { make: pipe, says: /^coldspot: not a folder: /, commands: writing },
};

const cases = Object.entries(hostile).flatMap(([name, { make, says, commands }]) =>
  commands.map((words) => [words[0] ?? "", name, words.slice(1).join(" "), words, make, says] as const),
);

describe.skipIf(!onUnix)("the command line", () => {
  it.each(cases)("%s says what is wrong with %s (%s), at once and not as a bug", (_, __, ___, words, make, says) =>
    inFolder({ ...good, "folder.csv/inside.csv": "a,b\n1,2\n" }, async (folder) => {
      const path = make(folder);
      const before = readdirSync(folder).sort();
      const { code, said, out } = await tryMain(
        words.map((word) => word.replace("PATH", path).replace("FOLDER", folder)),
      );
      expect(`${said[0] ?? ""}${out}`).toMatch(says);
      expect(code, said.join("\n")).toBe(out.includes("not there: ") ? 0 : 2);
      expect(readdirSync(folder).sort()).toEqual(before);
    }),
  );
});

describe.skipIf(!onUnix)("a table of which a folder above may not be entered", () => {
  const isRoot = process.getuid?.() === 0;
  it.skipIf(isRoot)("is refused, with what to do", () =>
    inFolder({ ...good, "closed/schools.csv": schoolsText() }, async (folder) => {
      chmodSync(join(folder, "closed"), 0);
      try {
        for (const path of ["schools=FOLDER/closed/schools.csv", "schools=FOLDER/closed/*.csv"]) {
          const words = ["run", join(folder, "study.yaml"), "--data", path.replace("FOLDER", folder)];
          const { code, said } = await tryMain(words);
          expect([code, said[0]]).toEqual([1, expect.stringMatching(/^coldspot: not allowed to (look at|list): /)]);
        }
      } finally {
        chmodSync(join(folder, "closed"), 0o700);
      }
    }),
  );
});

describe("a study that names a path with a NUL character, in YAML", () => {
  it("is refused with its place or its path", () =>
    inFolder(
      { ...good, "study.yaml": studyText().replace("path: schools.csv", 'path: "a\\0b.csv"') },
      async (folder) => {
        const { code, said } = await tryMain(["run", join(folder, "study.yaml")]);
        expect([code, said[0]]).toEqual([2, expect.stringMatching(/NUL character/)]);
      },
    ));
});

describe.skipIf(notBuilt || !onUnix)("the built program", () => {
  it("reads no table from a pipe that somebody opened for it", () =>
    inFolder(good, async (folder) => {
      const path = pipe(folder);
      const { code, err } = runBuilt(["run", "study.yaml", "--data", `schools=${path}`], folder);
      expect([code, err.split("\n")[0]]).toEqual([
        2,
        `coldspot: a pipe, socket or device, where a file is meant: ${path}`,
      ]);
    }));

  it.skipIf(!existsSync("/dev/full"))("says on standard error that standard output took no more", () =>
    inFolder(good, async (folder) => {
      for (const words of [["--help"], ["run", "study.yaml"], ["check", "study.yaml"], ["schemes"]]) {
        const { code, err } = startBuilt(words, folder, 'exec "$@" > /dev/full');
        expect([code, err]).toEqual([
          1,
          "coldspot: the disk is full: standard output\n  look where the output is sent to\n",
        ]);
      }
      expect(existsSync(join(folder, "out/release/report.html"))).toBe(true);
    }),
  );

  it.skipIf(!existsSync("/dev/full"))("keeps its exit code where standard error takes nothing", () =>
    inFolder(good, async (folder) => {
      expect(startBuilt(["run", "other.yaml"], folder, 'exec "$@" 2> /dev/full').code).toBe(2);
      expect(startBuilt(["run", "study.yaml"], folder, 'exec "$@" 2> /dev/full').code).toBe(0);
    }),
  );

  it("finishes where the reader of what it says has gone", () =>
    inFolder(good, async (folder) => {
      mkdirSync(join(folder, `out.run-999999999-abcdef`));
      writeFileSync(join(folder, `out.run-999999999-abcdef/owner.json`), "half");
      const { code } = startBuilt(
        ["run", "study.yaml"],
        folder,
        '("$@"; echo $? > code) 2>&1 >/dev/null | true; exit $(cat code)',
      );
      expect(code).toBe(0);
      expect(existsSync(join(folder, "out/release/report.html"))).toBe(true);
      rmSync(join(folder, "out"), { recursive: true });
    }));

  it("shows control characters of a name and sends none to the terminal", () =>
    inFolder({ ...good, "study.yaml": studyText().replace("pupils: n", 'pupils: "n\\e[2J\\a"') }, async (folder) => {
      const { code, err } = runBuilt(["run", "study.yaml"], folder);
      expect(code).toBe(3);
      expect(err).toContain("n\\u{1b}[2J\\u{7}");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    }));
});
