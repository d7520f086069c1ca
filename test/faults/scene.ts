import { existsSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { runStudy } from "../../src/run/run-study.ts";
import { quickEffects } from "../support/failing-effects.ts";
import { filesOf } from "../support/files-of.ts";
import { inventedPupils, pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { type Files, inFolder } from "../support/temp-folder.ts";
import type { Tally } from "./tally.ts";

/** A study of pupils, another one beside it, and two versions of one of their files. */
const rows = inventedPupils();
const pupils = pupilFiles(rows);
const changed = pupilFiles({
  ...rows,
  pupils: {
    ...rows.pupils,
    2015: (rows.pupils[2015] ?? []).map((row, at) =>
      at % 3 === 0 ? [...row.slice(0, 4), "250.5", ...row.slice(5)] : row,
    ),
  },
});

export const changing = "pupils_2015.csv";
export const versions = { before: textOf(pupils, changing), after: textOf(changed, changing) };

function textOf(files: Files, name: string): string {
  const text = files[name];
  if (typeof text !== "string") throw new Error(`no such text: ${name}`);
  return text;
}

const inputs: Files = {
  ...pupils,
  "study.yaml": pupilStudy(),
  "other.yaml": pupilStudy()
    .replace("title: Invented pupils", "title: Another study")
    .replace("bands: each score", "bands: 3"),
};

/** Which run an output is wholly of. */
export type Output = "before" | "after" | "other";
export type State = Output | "none" | "torn";

type FilesOfRun = ReadonlyMap<string, string>;

function outputOf(study: string, files: Files): Promise<FilesOfRun> {
  return inFolder({ ...inputs, ...files }, async (folder) => {
    await runStudy({ studyPath: join(folder, study), out: join(folder, "out"), threads: 1 }, quickEffects);
    return filesOf(join(folder, "out"));
  });
}

/** What each run leaves when nothing goes wrong. */
export async function expectedOutputs(): Promise<ReadonlyMap<Output, FilesOfRun>> {
  return new Map<Output, FilesOfRun>([
    ["before", await outputOf("study.yaml", {})],
    ["after", await outputOf("study.yaml", { [changing]: versions.after })],
    ["other", await outputOf("other.yaml", {})],
  ]);
}

const same = (one: FilesOfRun, other: FilesOfRun) =>
  one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);

export interface Scene {
  readonly folder: string;
  readonly out: string;
  /** What the system's folder for temporary files is to the programs that are started. */
  readonly temporary: string;
  /** The output that lies at a path. */
  readonly stateOf: (path: string) => State;
  /** What lies beside the inputs, but the output itself. */
  readonly beside: () => readonly string[];
}

/** Files that others than their owner may read, among those that are private. */
export function openToOthers(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => {
    const isPrivate = /^out\/(private|coldspot\.json)|^out\.run-[^/]+($|\/(?!new$|new\/release|old))/.test(path);
    return isPrivate && (statSync(join(folder, path)).mode & 0o077) !== 0;
  });
}

/** What is looked at in a folder with the two studies. */
export function sceneIn(folder: string, temporary: string, expected: ReadonlyMap<Output, FilesOfRun>): Scene {
  return {
    folder,
    out: join(folder, "out"),
    temporary,
    stateOf: (path) => {
      if (!existsSync(path)) return "none";
      const found = filesOf(path);
      return [...expected].find(([, files]) => same(files, found))?.[0] ?? "torn";
    },
    beside: () => readdirSync(folder).filter((name) => name !== "out" && inputs[name] === undefined),
  };
}

/** Does something in a folder with the two studies. */
export function inScene(
  expected: ReadonlyMap<Output, FilesOfRun>,
  work: (scene: Scene) => Promise<void>,
): Promise<void> {
  return inFolder(inputs, (made) =>
    inFolder({ "temporary/.keep": "" }, async (beside) => {
      const temporary = join(beside, "temporary");
      rmSync(join(temporary, ".keep"));
      await work(sceneIn(realpathSync(made), temporary, expected));
    }),
  );
}

/** Counts what a run may not leave: files of its own, and others' sight of what is private. */
export function countLeaks(tally: Tally, { folder, temporary, beside }: Scene, what: string): void {
  for (const name of beside()) tally.count("leaks", `${what}: left ${name}`);
  for (const name of readdirSync(temporary)) tally.count("leaks", `${what}: in the system's temporary folder ${name}`);
  for (const path of openToOthers(folder)) tally.count("leaks", `${what}: open to others ${path}`);
}
