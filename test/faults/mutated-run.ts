import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { type RandomSource, randomSource } from "../../src/number/random.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { quickEffects } from "../support/failing-effects.ts";
import { filesOf } from "../support/files-of.ts";
import { inFolder } from "../support/temp-folder.ts";
import { countedRecords } from "./counted-records.ts";
import { type Mutation, mutations, studyMutations } from "./mutate.ts";
import type { SmallStudy } from "./small-studies.ts";
import { Tally } from "./tally.ts";

/** References, names and scores of the invented pupils: none may be in a message. */
const ofPupils = /P201[45]\d{4}|Pupil \d/;
const patience = 120_000;

interface ReadInput {
  readonly file: string;
  readonly rows_read: number | null;
  readonly rows_used: number | null;
}

/** What is wrong with how a run ended that was refused; the words for a crash, or null. */
function wrongRefusal(error: unknown): string | null {
  if (!(error instanceof ColdspotError)) return `crash: ${error instanceof Error ? error.stack : String(error)}`;
  if (error.exitCode === 1 || /this is a bug/.test(error.message)) return `crash: ${error.message}`;
  return error.advice === "" ? `crash: no advice: ${error.message}` : null;
}

/**
 * Runs a study of which one file was changed, and counts whatever it should not have done: an end that is not a release
 * or a refusal, records that are not all read, an output of a run that failed, values of pupils in what it says.
 */
async function tryChanged(tally: Tally, { study, files }: SmallStudy, name: string, bytes: Buffer, what: string) {
  const changed =
    name === "study.yaml" ? { ...files, [name]: bytes } : { "study.yaml": study, ...files, [name]: bytes };
  await inFolder(changed, async (folder) => {
    const before = readdirSync(folder).sort();
    const studyPath = join(folder, "study.yaml");
    tally.tried();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), patience);
    });
    const end = await Promise.race([
      late,
      runStudy({ studyPath, out: join(folder, "out"), threads: 1 }, quickEffects).then(
        () => "ended" as const,
        (error: unknown) => ({ error }),
      ),
    ]);
    clearTimeout(timer);
    if (end === "late") return tally.count("hangs", what);
    const left = readdirSync(folder).filter((file) => !before.includes(file) && file !== "out");
    for (const file of left) tally.count("leaks", `${what}: left ${file}`);
    if (end !== "ended") {
      const wrong = wrongRefusal(end.error);
      if (wrong !== null) tally.count("crashes", `${what}: ${wrong}`);
      if (existsSync(join(folder, "out"))) tally.count("torn", `${what}: an output of a run that was refused`);
      const said = end.error instanceof ColdspotError ? `${end.error.message} ${end.error.advice}` : "";
      if (ofPupils.test(said)) tally.count("leaks", `${what}: ${said}`);
      return;
    }
    const release = filesOf(join(folder, "out/release"));
    for (const [file, text] of release)
      if (ofPupils.test(text)) tally.count("leaks", `${what}: a value of a pupil in ${file}`);
    const { inputs }: { readonly inputs: readonly ReadInput[] } = JSON.parse(release.get("manifest.json") ?? "");
    const input = inputs.find((one) => one.file === name);
    const expected = countedRecords(bytes);
    if (input !== undefined && input.rows_read !== null && expected !== null && input.rows_read !== expected)
      tally.count("losses", `${what}: ${input.rows_read} records read of ${expected}`);
  });
}

/**
 * Runs a study many times with one of its files changed: in each round once by every mutation, from a fixed seed.
 *
 * @param name the file that is changed, or study.yaml
 */
export async function tryMutations(one: SmallStudy, name: string, rounds: number, stream: number): Promise<Tally> {
  const tally = new Tally();
  const random: RandomSource = randomSource(2016, stream);
  const own: readonly Mutation[] = name === "study.yaml" ? studyMutations : mutations;
  const before = name === "study.yaml" ? Buffer.from(one.study) : Buffer.from(one.files[name] ?? "");
  for (let round = 1; round <= rounds; round++)
    for (const mutation of own) {
      const times = 1 + random.integer(3) * random.integer(2);
      let bytes: Buffer = before;
      for (let time = 0; time < times; time++) bytes = mutation.change(bytes, random);
      await tryChanged(tally, one, name, bytes, `${name}, ${mutation.name}, round ${round}`);
    }
  return tally;
}
