import { createHash } from "node:crypto";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { type LookedAt, refuseChanged, refuseTouched } from "../../formats/changed-file.ts";
import { type FileSurvey, surveyFile } from "../../formats/file-survey.ts";
import { writeSheet } from "../../formats/sheet-copy.ts";
import { makeReadable } from "../../intake/open-table.ts";
import type { ReadyFile } from "../../intake/ready-file.ts";
import type { Coverage } from "../../recognise/coverage.ts";
import type { FileSpec, Study } from "../../study/study.ts";
import { expandPattern } from "./file-patterns.ts";
import { checkReplacements, type InputPath, inputPaths, type Replacements } from "./input-paths.ts";
import type { StudyFile } from "./read-study.ts";
import { refuseMisread } from "./refuse-misread.ts";
import { untitled } from "./title-rows.ts";
import { readWhole, type WholeFile, wholeLayouts } from "./whole-file.ts";
import { coverageOfFile, refuseCalledEngland } from "./whole-of-files.ts";

/** The files of a study, surveyed and readable. */
export interface Ready {
  readonly files: ReadonlyMap<string, readonly ReadyFile[]>;
  /** Files that are read whole, by their name in the study. */
  readonly whole: ReadonlyMap<string, WholeFile>;
  readonly printed: ReadyFile | null;
  /** Every file as it was when it was first looked at. */
  readonly inputs: readonly LookedAt[];
}

/** A sheet of a workbook, copied as text: its name, size and hash are those of the workbook. */
async function surveySheet(effects: Effects, path: string, sheet: string, copy: string): Promise<FileSurvey> {
  const workbook = await readWhole(effects, path);
  await writeSheet(effects, workbook, sheet, copy);
  const { name, bytes, sha256, changed } = workbook;
  return { ...(await surveyFile(effects, copy)), name: `${name}, sheet ${sheet}`, bytes, sha256, changed };
}

/** Surveys the files of one entry, and makes those readable that are not. */
async function readyFiles(
  effects: Effects,
  study: Study,
  spec: FileSpec,
  paths: readonly InputPath[],
  workFolder: string,
): Promise<Pick<Ready, "inputs"> & { readonly ready: readonly ReadyFile[] }> {
  const ready: ReadyFile[] = [];
  const inputs: LookedAt[] = [];
  const covered: (Coverage | null)[] = [];
  // The name is the user's: as a hash it cannot lead to another folder, and cannot equal another name.
  const copies = `${workFolder}/file-${createHash("sha256").update(spec.name).digest("hex")}`;
  for (const [index, { path, year }] of paths.entries()) {
    effects.progress(`looking at ${path}`);
    const found =
      spec.sheet === null
        ? await surveyFile(effects, path)
        : await surveySheet(effects, path, spec.sheet, `${copies}/sheet-${index}.csv`);
    inputs.push({ ...found, path });
    const looked = await refuseMisread(effects, study, spec, found, year);
    covered.push(await coverageOfFile(effects, study, spec, found, looked));
    const { survey, titles } =
      spec.layout === "ofsted-mi"
        ? await untitled(effects, spec, found, `${copies}/untitled-${index}.csv`)
        : { survey: found, titles: 0 };
    const file = await makeReadable(effects, survey, spec.name, copies, index);
    ready.push({ file, year, ...(titles === 0 ? {} : { titles }) });
  }
  const note = refuseCalledEngland(study, spec, covered);
  if (note !== null) effects.say(`coldspot: ${note}`);
  return { ready, inputs };
}

/** Every file of an entry of the study; a path with stars gives all files that fit. */
export async function pathsOf(
  effects: Effects,
  study: Study,
  spec: FileSpec,
  folder: string,
  replacement: string | readonly string[] | undefined,
): Promise<readonly InputPath[]> {
  const found: InputPath[] = [];
  for (const path of inputPaths(study, spec, folder, replacement))
    found.push(...(await expandPattern(effects, path, study.at(["files", spec.name, "path"]))));
  return found;
}

async function onlyWhole(effects: Effects, study: Study, spec: FileSpec, paths: readonly InputPath[]) {
  const [only, ...more] = paths;
  if (only !== undefined && more.length === 0) return readWhole(effects, only.path);
  throw new ColdspotError(
    `${study.at(["files", spec.name, "path"])} the layout ${spec.layout} is one file: ${paths.length}`,
    {
      exitCode: 2,
      advice: "give one path",
    },
  );
}

/** Makes files of a study readable, and the printed figures with them. */
export async function readyAll(
  effects: Effects,
  { study, folder }: StudyFile,
  specs: Iterable<FileSpec>,
  replacements: Replacements,
  workFolder: string,
): Promise<Ready> {
  checkReplacements(study, replacements);
  const files = new Map<string, readonly ReadyFile[]>();
  const whole = new Map<string, WholeFile>();
  const inputs: LookedAt[] = [];
  for (const spec of specs) {
    const paths = await pathsOf(effects, study, spec, folder, replacements.get(spec.name));
    if (wholeLayouts.includes(spec.layout)) {
      const file = await onlyWhole(effects, study, spec, paths);
      whole.set(spec.name, file);
      inputs.push(file);
    } else {
      const found = await readyFiles(effects, study, spec, paths, workFolder);
      files.set(spec.name, found.ready);
      inputs.push(...found.inputs);
    }
  }
  if (study.printed === null) return { files, whole, printed: null, inputs };
  const survey = await surveyFile(effects, `${folder}/${study.printed}`);
  const file = await makeReadable(effects, survey, "printed", `${workFolder}/printed`, 0);
  return { files, whole, printed: { file, year: null }, inputs: [...inputs, survey] };
}

/**
 * Checks every file again after the last reading, so that the evidence is about the bytes that were read.
 *
 * @throws ColdspotError (3) for one that was changed or is gone
 */
export async function refuseChangedInputs(effects: Effects, { inputs }: Ready): Promise<void> {
  for (const [path, file] of new Map(inputs.map((input) => [input.path, input] as const))) {
    effects.progress(`looking again at ${path}`);
    await refuseChanged(effects, file);
  }
}

/**
 * The error of a reading, or that of a file which was changed or removed meanwhile, since that is then why it failed.
 */
export async function becauseOfChange(effects: Effects, { inputs }: Ready, error: unknown): Promise<unknown> {
  try {
    for (const file of inputs) await refuseTouched(effects, file);
  } catch (found) {
    return found;
  }
  return error;
}
