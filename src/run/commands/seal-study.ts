import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { readDate } from "../../schools/calendar-date.ts";
import { readStudy } from "../files/read-study.ts";
import { questionHash, sealPath, writeSeal } from "../files/seal.ts";
import { outFolder } from "../files/study-output.ts";

export interface SealOptions {
  readonly studyPath: string;
  /** Printed in the report; the program has no clock. */
  readonly date?: string;
}

/**
 * Seals a study before its data are read: writes the hash of what it asks into a file next to it.
 *
 * @throws ColdspotError (2) for a study that is not right or has no claims, one that was sealed before, one that was run
 * into the folder next to it, or a date that does not exist
 */
export async function sealStudy(effects: Effects, { studyPath, date }: SealOptions): Promise<readonly string[]> {
  const file = await readStudy(effects, studyPath);
  const refuse = (message: string, advice: string) => new ColdspotError(message, { exitCode: 2, advice });
  if (date !== undefined && readDate(date) !== date) throw refuse(`not a date: ${date}`, "write it as 2026-01-31");
  if (file.study.claims.length === 0)
    throw refuse(`a study without claims: ${file.name}`, "write what you expect under claims, then seal it");
  const path = sealPath(studyPath);
  if ((await effects.kind(path)) !== "nothing")
    throw refuse(`sealed already: ${path}`, "a seal is written once; remove it only if no data were read since");
  const out = outFolder(undefined, file);
  if ((await effects.kind(out)) !== "nothing")
    throw refuse(`the study was run already: ${out}`, "a seal says that no data were read before it");
  await writeSeal(effects, studyPath, file.text, date ?? null);
  const { claims } = file.study;
  return [
    `sealed ${claims.length} ${claims.length === 1 ? "claim" : "claims"} and the rest of the question: ${path}`,
    `sha256 ${questionHash(file.text)}`,
    "nothing here can show when this was done: leave the hash with somebody else, or publish it, before you read the data",
  ];
}
