import type { CountCells } from "../cells/cells.ts";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import { programVersion, shippedText } from "../effects/shipped.ts";
import { openDuckdb } from "../engine/duckdb.ts";
import type { Engine } from "../engine/engine.ts";
import { comparedFigures, comparedRequests } from "../figures/compared.ts";
import { openTable } from "../intake/open-table.ts";
import { type PrintedLine, readPrinted } from "../intake/printed-figures.ts";
import type { UnprotectedVariant } from "../release/compared-figure.ts";
import { Released, type Unprotected } from "../release/released.ts";
import type { Rules } from "../release/rules.ts";
import type { SchoolMeasure } from "../study/grades-of-schools.ts";
import type { FileSpec, Layout, PupilMeasure, Study, Variant } from "../study/study.ts";
import { refuseUnasked } from "./ask-pupils.ts";
import { schemesUsed } from "./describe-schemes.ts";
import { inVariant } from "./in-variant.ts";
import type { Replacements } from "./input-paths.ts";
import { ledgersOf } from "./ledgers-of.ts";
import { manyOfStudy } from "./many-of-study.ts";
import { measureLeadership } from "./measure-leadership.ts";
import { measurePupils } from "./measure-pupils.ts";
import { measureSchoolTable } from "./measure-school-table.ts";
import type { Measured } from "./measured.ts";
import { notesOf } from "./notes-of.ts";
import { commitFolder, dropFolder, startFolder } from "./out-folder.ts";
import { writePrivate } from "./private-files.ts";
import { readStudy, type StudyFile } from "./read-study.ts";
import { type Ready, readyAll } from "./ready.ts";
import { refuseIdleVariants } from "./refuse-idle-variants.ts";
import { writeRelease } from "./release-files.ts";
import { studyOfGrades } from "./study-of-grades.ts";
import { type RunSummary, summarise } from "./summary.ts";
import { withOrWithoutPrior } from "./with-or-without-prior.ts";

export interface RunOptions {
  readonly studyPath: string;
  /** Default: `out` beside the study file. */
  readonly out?: string;
  /** Paths that replace those of the study, by the study's name for the file. */
  readonly data?: Replacements;
  readonly threads?: number;
}

const runnable: readonly Layout[] = ["school-table", "pupils", "npd-ks4"];

/** Layouts of facts that any outcome is read together with. */
const besideAny: readonly Layout[] = [
  "schools",
  "chains",
  "areas",
  "lookup",
  "boundaries",
  "achieving-excellence",
  "gias",
  "gias-links",
];

/** Layouts that a pupil file is read together with. */
const companions: readonly Layout[] = ["census", "npd-census", "npd-ks2", ...besideAny];

/** Every layout that a run reads. */
export const layoutsRun: readonly Layout[] = [...runnable, ...companions, "ofsted-mi"];

/** Files a measure is made from: its own and, for pupils, the census and the facts beside it. */
function filesOf(study: Study, measure: PupilMeasure): readonly FileSpec[] {
  const own = study.files.get(measure.file);
  if (own === undefined) throw new Error(`a measure without its file: ${measure.name}`);
  const beside = own.layout === "school-table" ? besideAny : companions;
  return [own, ...[...study.files.values()].filter(({ layout }) => beside.includes(layout))];
}

/** Measures of a study that this version can run; others are refused before anything is read. */
export function runnableMeasures({ study }: StudyFile): readonly PupilMeasure[] {
  return [...study.measures.values()].flatMap((measure) => {
    if (measure.of === "schools") return [];
    if (runnable.includes(study.files.get(measure.file)?.layout ?? "areas")) return [measure];
    const what = `the layout ${study.files.get(measure.file)?.layout ?? ""}`;
    throw new ColdspotError(
      `${study.at(["measures", measure.name])} this version runs school tables and pupil files, not yet ${what}: ${measure.name}`,
      {
        exitCode: 2,
        advice: "take the measure out of the study for now; coldspot check reads it already",
      },
    );
  });
}

/** Measures of grades of schools that a study asks something of. */
function gradedMeasures({ measures, ask }: Study): readonly SchoolMeasure[] {
  const asked = new Set(ask.flatMap((request) => (request.kind === "leadership" ? [request.measure] : [])));
  return [...measures.values()].filter(
    (measure): measure is SchoolMeasure => measure.of === "schools" && asked.has(measure.name),
  );
}

/** Files that grades are measured from: the inspections, and facts of schools and areas. */
function filesOfGrades(study: Study): readonly FileSpec[] {
  const measures = gradedMeasures(study);
  if (measures.length === 0) return [];
  const own = new Set(measures.map(({ file }) => file));
  return [...study.files.values()].filter(({ name, layout }) => own.has(name) || besideAny.includes(layout));
}

/**
 * Where a run leaves its output: `out` beside the study file unless told otherwise.
 *
 * @throws ColdspotError (2) for the root of a disk, which cannot be replaced
 */
export function outFolder(options: RunOptions, { folder }: StudyFile): string {
  const out = (options.out ?? `${folder}/out`).replace(/[/\\]+$/, "");
  if (out !== "") return out;
  throw new ColdspotError(`not a folder to write into: ${options.out ?? ""}`, {
    exitCode: 2,
    advice: "choose another folder with --out",
  });
}

/** Refuses variants that cannot be run before anything is read: the study itself may take an hour. */
async function refuseVariants(file: StudyFile): Promise<void> {
  refuseIdleVariants(file.study);
  for (const { name, study } of file.study.variants)
    await inVariant(name, () => {
      for (const measure of runnableMeasures({ ...file, study })) {
        const spec = study.files.get(measure.file);
        if (spec?.layout === "pupils") refuseUnasked(study, measure, spec);
      }
    });
}

/** Makes every file that a measure needs readable. */
export function readyStudy(effects: Effects, file: StudyFile, options: RunOptions, workFolder: string): Promise<Ready> {
  const studies = [file.study, ...file.study.variants.map(({ study }) => study)];
  const names = studies.flatMap((study) => [
    ...runnableMeasures({ ...file, study }).flatMap((measure) => filesOf(study, measure).map(({ name }) => name)),
    ...filesOfGrades(study).map(({ name }) => name),
  ]);
  const specs = [...new Set(names)].flatMap((name) => file.study.files.get(name) ?? []);
  return readyAll(effects, file, specs, options.data ?? new Map(), workFolder);
}

/**
 * Every measure of a study, up to its estimates: nothing is rounded or protected yet.
 *
 * @param everybody by measure: pupils counted whether they have prior attainment or not, where a study asks for bounds
 */
export async function measureAll(
  effects: Effects,
  engine: Engine,
  file: StudyFile,
  ready: Ready,
  everybody: ReadonlyMap<string, CountCells> = new Map(),
): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const measure of runnableMeasures(file)) {
    const [spec] = filesOf(file.study, measure);
    if (spec === undefined) throw new Error(`a measure without its file: ${measure.name}`);
    measured.set(
      measure.name,
      spec.layout !== "school-table"
        ? await measurePupils(effects, engine, file.study, measure, spec, ready, everybody.get(measure.name))
        : await measureSchoolTable(effects, engine, file.study, measure, spec, ready),
    );
  }
  for (const measure of gradedMeasures(file.study)) {
    const study = studyOfGrades(file.study, measure);
    measured.set(measure.name, await measureLeadership(effects, engine, study, measure, ready));
  }
  return measured;
}

async function printedLines(engine: Engine, file: StudyFile, ready: Ready): Promise<readonly PrintedLine[]> {
  if (ready.printed === null) return [];
  return readPrinted(await openTable(engine, ready.printed.file, "printed", "refuse"), file.study.at(["printed"]));
}

/** What one run of a study hands to the rules, without its variants. */
type OwnPart = Omit<Unprotected, "variants">;

async function measureOwn(
  effects: Effects,
  engine: Engine,
  file: StudyFile,
  ready: Ready,
  folder: string,
  everybody: ReadonlyMap<string, CountCells>,
): Promise<OwnPart> {
  const measured = await measureAll(effects, engine, file, ready, everybody);
  const printed = await printedLines(engine, file, ready);
  await writePrivate(effects, folder, measured);
  const all = [...measured.values()];
  const estimates = all.flatMap((each) => each.estimates);
  return {
    study: file.study,
    estimates,
    compared: comparedFigures(
      file.study,
      estimates.map(({ figure }) => figure),
    ).map(({ id }) => id),
    sensitivity: all.flatMap(({ sensitivity }) => sensitivity),
    decomposed: all.map(({ decomposed }) => decomposed),
    resampled: all.map(({ resampled }) => resampled),
    scales: new Map([...measured].map(([name, { scales }]) => [name, scales])),
    many: (statusOf) => manyOfStudy(effects, file.study, all, statusOf),
    ledgers: ledgersOf(measured),
    unplaced: [...new Map(all.flatMap(({ unplaced }) => unplaced).map((one) => [JSON.stringify(one), one])).values()],
    placed: all[0]?.placed?.told ?? [],
    columns: [...new Map(all.flatMap(({ columns }) => columns.map((one) => [JSON.stringify(one), one]))).values()],
    yearNotes: [...new Map(all.flatMap(({ yearNotes }) => yearNotes.map((one) => [one.id, one]))).values()],
    schemes: schemesUsed(file.study),
    absent: [...new Set(all.flatMap(({ absent }) => absent))],
    codes: [...new Set(all.flatMap(({ codes }) => codes))],
    notes: notesOf(measured),
    invariants: [...new Set(all.flatMap(({ invariants }) => invariants))],
    printed,
    leadership: all.flatMap(({ leadership }) => leadership?.told ?? []),
    provenance: {
      program: `coldspot ${programVersion()}`,
      engine: engine.name,
      studyFile: file.name,
      studySha256: file.sha256,
      studyText: file.text,
    },
  };
}

/** Pupils by measure, counted whether they have prior attainment or not. */
async function countEverybody(
  effects: Effects,
  engine: Engine,
  file: StudyFile,
  ready: Ready,
): Promise<ReadonlyMap<string, CountCells>> {
  const told = {
    ...effects,
    progress: (line: string) => effects.progress(`with or without prior attainment: ${line}`),
  };
  const measured = await measureAll(told, engine, { ...file, study: withOrWithoutPrior(file.study) }, ready);
  return new Map([...measured].flatMap(([name, { cells }]) => (cells.kind === "counts" ? [[name, cells]] : [])));
}

/** A variant on the same files: only the figures that it is compared on, or all where the study names figures. */
async function measureVariant(
  effects: Effects,
  engine: Engine,
  file: StudyFile,
  ready: Ready,
  { name, changes, study }: Variant,
): Promise<UnprotectedVariant> {
  const told = { ...effects, progress: (line: string) => effects.progress(`${name}: ${line}`) };
  const asked = {
    ...study,
    ask: file.study.sensitivity?.figures == null ? comparedRequests(study) : study.ask,
    claims: [],
    decompose: [],
    percentileGaps: [],
    bootstrap: null,
    sensitivity: null,
  };
  const measured = await inVariant(name, () => measureAll(told, engine, { ...file, study: asked }, ready));
  return { name, changes, study, estimates: [...measured.values()].flatMap(({ estimates }) => estimates) };
}

async function fillFolder(effects: Effects, file: StudyFile, options: RunOptions, staging: string) {
  const workFolder = `${staging}/work`;
  const ready = await readyStudy(effects, file, options, workFolder);
  const sources = [...[...ready.files.values()].flat(), ...(ready.printed === null ? [] : [ready.printed])];
  const withEngine = async <Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> => {
    const engine = await openDuckdb({
      threads: options.threads ?? effects.cores,
      mayRead: sources.map((source) => source.file.readFrom),
      workFolder,
    });
    try {
      return await work(engine);
    } finally {
      await engine.close();
    }
  };
  const everybody =
    file.study.sensitivity?.withoutKs2 === true
      ? await withEngine((engine) => countEverybody(effects, engine, file, ready))
      : new Map<string, CountCells>();
  const threads = { ...effects, cores: options.threads ?? effects.cores };
  const own = await withEngine((engine) => measureOwn(threads, engine, file, ready, `${staging}/private`, everybody));
  const variants: UnprotectedVariant[] = [];
  for (const variant of file.study.variants)
    variants.push(await withEngine((engine) => measureVariant(effects, engine, file, ready, variant)));
  effects.progress("writing the report");
  const rules: Rules = JSON.parse(shippedText(`rules/${file.study.release.rules}.json`));
  const released = Released.protect({ ...own, variants }, rules);
  return { released, keptBack: await writeRelease(effects, `${staging}/release`, released) };
}

/**
 * Runs a study: reads, counts, scores, estimates, protects, publishes. The output folder appears whole or not at all.
 *
 * @throws ColdspotError with exit code 2 (arguments, study file), 3 (data), 4 (release refused) or 1 (disk)
 */
export async function runStudy(options: RunOptions, effects: Effects): Promise<RunSummary> {
  const file = await readStudy(effects, options.studyPath);
  runnableMeasures(file);
  for (const measure of gradedMeasures(file.study)) studyOfGrades(file.study, measure);
  await refuseVariants(file);
  const out = outFolder(options, file);
  const staging = await startFolder(effects, out);
  try {
    const { released, keptBack } = await fillFolder(effects, file, options, staging);
    await commitFolder(effects, out);
    effects.progress("");
    return summarise(released, out, keptBack);
  } catch (error) {
    await dropFolder(effects, out);
    throw error;
  }
}
