import { createHash } from "node:crypto";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { type LookedAt, refuseChanged, refuseTouched } from "../../formats/changed-file.ts";
import { type FileSurvey, surveyFile } from "../../formats/file-survey.ts";
import { joinedNames, shapeWords } from "../../formats/shape-words.ts";
import { makeReadable } from "../../intake/open-table.ts";
import type { ReadyFile } from "../../intake/ready-file.ts";
import type { Coverage } from "../../recognise/coverage.ts";
import { kindsOfFile } from "../../recognise/kinds.ts";
import type { FileSpec, Study } from "../../study/study.ts";
import { expandPattern } from "./file-patterns.ts";
import { headingsOfFile } from "./headings-of-file.ts";
import { checkReplacements, type InputPath, inputPaths, type Replacements } from "./input-paths.ts";
import type { StudyFile } from "./read-study.ts";
import { areasForSchools, otherYearInName, refuseMisread } from "./refuse-misread.ts";
import { surveyTable } from "./survey-table.ts";
import { columnsOf } from "./wanted-names.ts";
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
  for (const [index, { path, year, columns = new Map<string, string>() }] of paths.entries()) {
    effects.progress(`looking at ${path}`);
    const { survey, text } = await surveyTable(effects, spec, path, columns);
    inputs.push(survey);
    refuseOtherNames(spec, survey, columns);
    const copy = `${copies}/sheet-${index}.csv`;
    if (text !== null) await effects.write(copy, text());
    const found = text === null ? survey : { ...survey, path: copy };
    const looked = await refuseMisread(effects, study, spec, found, year);
    covered.push(await coverageOfFile(effects, study, spec, found, looked));
    const file = await makeReadable(effects, found, spec.name, copies, index);
    const { kind, confidence } = looked.recognised;
    const recognised = `${kindsOfFile[kind].title} (${confidence})`;
    ready.push({ file: { ...file, headings: headingsOfFile(spec, columns), recognised }, year });
    for (const note of [otherYearInName(survey, year), areasForSchools(spec, looked)])
      if (note !== null) effects.say(`please check: ${note}`);
    const shape = shapeWords(survey);
    if (shape !== "") effects.say(`note: ${survey.name} is read with: ${shape}`);
  }
  const note = refuseCalledEngland(study, spec, covered);
  if (note !== null) effects.say(`please check: ${note}`);
  return { ready, inputs };
}

/** Where names were put together from two rows, a user cannot know them: an error about missing ones lists them. */
function refuseOtherNames(spec: FileSpec, survey: FileSurvey, own: ReadonlyMap<string, string>): void {
  const names = joinedNames(survey);
  const missing = names.length === 0 ? [] : columnsOf(spec, own).filter((column) => !survey.header.includes(column));
  if (missing.length === 0 || spec.layout === "ofsted-mi") return;
  throw new ColdspotError(`no such column in ${survey.name}: ${missing.join("; ")}`, {
    exitCode: 3,
    advice: `correct the names in the study file; the file was read with: ${shapeWords(survey)}; its names are ${names.join(", ")}`,
  });
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
