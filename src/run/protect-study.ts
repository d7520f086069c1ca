import type { CountCells } from "../cells/cells.ts";
import type { Effects } from "../effects/effects.ts";
import { openDuckdb } from "../engine/duckdb.ts";
import type { LedgerEntry } from "../intake/ledger.ts";
import { openTable } from "../intake/open-table.ts";
import { type PrintedLine, readPrinted } from "../intake/printed-figures.ts";
import type { Inside, VariantInside } from "../release/inside.ts";
import { Released } from "../release/released.ts";
import type { Rules } from "../release/rules.ts";
import type { Bench } from "./facts/bench.ts";
import type { Replacements } from "./files/input-paths.ts";
import { refuseInside } from "./files/inputs-inside.ts";
import type { OwnedFolder } from "./files/out-folder.ts";
import type { StudyFile } from "./files/read-study.ts";
import { becauseOfChange, type Ready, refuseChangedInputs } from "./files/ready.ts";
import { handOver, type OwnPart } from "./hand-over.ts";
import { countEverybody, measureAll, readyStudy } from "./measure-all.ts";
import { writePrivate } from "./private-files.ts";
import { rulesOf } from "./rules-of-study.ts";
import { measureVariant } from "./variants.ts";

/** What a study is read and measured with. */
export interface Reading {
  /** Paths that replace those of the study, by the study's name for the file. */
  readonly data: Replacements;
  readonly threads: number;
}

async function printedLines({ engine, ready }: Bench, file: StudyFile): Promise<readonly PrintedLine[]> {
  if (ready.printed === null) return [];
  return readPrinted(await openTable(engine, ready.printed.file, "printed", "refuse"), file.study.at(["printed"]));
}

/** Measures that have no months, for the private ledger: the line of the study, and why. */
function withoutMonths({ study, name }: StudyFile): readonly LedgerEntry[] {
  return [...study.measures.values()].flatMap((measure) => {
    if (measure.of === "schools" || measure.noMonths === null) return [];
    const path = ["measures", measure.name] as const;
    const record = Number(/:(\d+)/.exec(study.at(path))?.[1] ?? 0);
    const reason = `no months: ${measure.noMonths}`;
    return [
      {
        file: name,
        record,
        column: path.join("."),
        reason,
        value: "",
        used: "set aside",
        loss: "left out by the study",
      },
    ];
  });
}

async function measureOwn(
  bench: Bench,
  file: StudyFile,
  rules: Rules,
  folder: string,
  everybody: ReadonlyMap<string, CountCells>,
): Promise<OwnPart> {
  const measured = await measureAll(bench, file.study, rules, everybody);
  const printed = await printedLines(bench, file);
  const { files, printed: figures } = bench.ready;
  const read = [...[...files.values()].flat(), ...(figures === null ? [] : [figures])];
  await writePrivate(bench.effects, folder, measured, [
    ...read.flatMap(({ file: { aside } }) => aside),
    ...withoutMonths(file),
  ]);
  return handOver(bench.effects, bench.engine.name, file, measured, printed);
}

/** Everything that is read and measured; every file is the same after the last reading as it was before the first. */
async function measureStudy(
  effects: Effects,
  file: StudyFile,
  ready: Ready,
  { threads: cores }: Reading,
  owned: OwnedFolder,
): Promise<Inside> {
  const sources = [...[...ready.files.values()].flat(), ...(ready.printed === null ? [] : [ready.printed])];
  const rules = rulesOf(file.study);
  const threads = { ...owned.closed, cores };
  const atBench = <Result>(work: (bench: Bench) => Promise<Result>): Promise<Result> =>
    effects.ownerOnly(async () => {
      const engine = await openDuckdb({
        threads: threads.cores,
        mayRead: sources.map((source) => source.file.readFrom),
        workFolder: owned.workFolder,
      });
      try {
        return await work({ effects: threads, engine, ready });
      } finally {
        await engine.close();
      }
    });
  const everybody =
    file.study.sensitivity?.withoutKs2 === true
      ? await atBench((bench) => countEverybody(bench, file.study, rules))
      : new Map<string, CountCells>();
  const own = await atBench((bench) => measureOwn(bench, file, rules, `${owned.staging}/private`, everybody));
  const variants: VariantInside[] = [];
  for (const variant of file.study.variants)
    variants.push(await atBench((bench) => measureVariant(bench, file.study, rules, variant)));
  await refuseChangedInputs(effects, ready);
  return { ...own, variants };
}

/**
 * Reads, counts, scores, estimates and protects a study: everything that a run does before it writes what may leave.
 *
 * @param owned the output folder: its working folder has the copies that the engine reads, its staging folder gets what
 * is private
 * @throws ColdspotError (2, 3) for whatever a run refuses
 */
export async function protectStudy(
  effects: Effects,
  file: StudyFile,
  reading: Reading,
  owned: OwnedFolder,
): Promise<Released> {
  await refuseInside(effects, owned.out, [file.path]);
  const ready = await readyStudy(owned.closed, file, reading.data, owned.workFolder);
  await refuseInside(
    effects,
    owned.out,
    ready.inputs.map(({ path }) => path),
  );
  const measured = await measureStudy(effects, file, ready, reading, owned).catch(async (error: unknown) => {
    throw await becauseOfChange(effects, ready, error);
  });
  return await Released.protect(measured, rulesOf(file.study));
}
